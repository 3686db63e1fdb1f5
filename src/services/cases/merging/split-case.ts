import { CaseParticipant } from "../../../entities/cases/case-participant.entity";
import {
  CaseState,
  PRIORITY_RANKS,
  type CaseKind,
  type CasePriority,
} from "../../../entities/cases/case-enums";
import { NOTHING_DUE, type Case } from "../../../entities/cases/case.entity";
import { safeJson } from "../../../kernel/firewall/admit";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { NotFoundError } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { linkableIds } from "../links/case-links";
import { lastMessageAt } from "../messages/last-message-at";
import { lockUnmergedCase, type CaseReference } from "../lock-case";
import { participantsOfCases } from "../parties/read-participants";
import { copyReads } from "../reading/carry-reads";
import { stepCase } from "../step-case";
import { removalsOfCase, tellRemovals } from "../messages/tell-removal";
import { writeOpening } from "../write-opening";

const participants = table(CaseParticipant);

export interface SplitCaseInput extends CaseReference {
  /** The messages and notes that go. */
  readonly messageIds: readonly Uuid[];
  readonly subject: SafeText;
  /** As of the case that is split, unless told. */
  readonly kind?: CaseKind | null;
  readonly priority?: CasePriority | null;
  readonly transactionIds?: readonly Uuid[] | null;
}

/**
 * Splits a second matter off a case: a new case of the same customer and the same parties, with the messages that
 * are about it. The timeline of the case stays with it.
 */
export const splitCase = command(
  { name: "case:split", permission: "case:write" },
  async (ctx: Context, input: SplitCaseInput, redactions): Promise<{ case: Case; newCase: Case }> => {
    const held = await lockUnmergedCase(ctx, input);
    const messageIds = [...new Set(input.messageIds)];
    await assertOnCase(ctx, held.id, messageIds);
    const transactionIds = await linkableIds(ctx, input.transactionIds ?? []);
    const opened = await writeOpening(ctx, {
      opened: beginnings(ctx, held, input),
      transactionIds,
      firstMessage: null,
    });
    await takeParties(ctx, held.id, opened.id);
    await ctx.db.rows(sql`
      update case_messages
      set case_id = ${opened.id}
      where ${ctx.inWorkspace()}
      and id = any(${messageIds}::uuid[])`);
    copyReads(ctx, held.id, opened.id);
    const [newCase, rest] = await told(ctx, held, opened, messageIds);
    return { case: rest, newCase: tellRemovals(ctx, newCase, removalsOfCase(redactions)) };
  },
);

async function assertOnCase(ctx: Context, caseId: Uuid, messageIds: readonly Uuid[]): Promise<void> {
  const rows = await ctx.db.rows<{ id: Uuid }>(sql`
    select id
    from case_messages
    where ${ctx.inWorkspace()}
    and case_id = ${caseId}
    and id = any(${messageIds}::uuid[])`);
  const known = new Set(rows.map(({ id }) => id));
  const missing = messageIds.findIndex((id) => !known.has(id));
  if (missing >= 0) throw new NotFoundError("message on this case", ["messageIds", String(missing)]);
}

function beginnings(
  ctx: Context,
  { customerId, channel, kind, priority, teamId, memberId }: Case,
  input: SplitCaseInput,
): Omit<Case, "number"> {
  const ownPriority = input.priority ?? priority;
  return {
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    createdAt: ctx.now(),
    updatedAt: ctx.now(),
    version: 1,
    subject: input.subject.trim(),
    kind: input.kind ?? kind,
    priority: ownPriority,
    priorityRank: PRIORITY_RANKS[ownPriority],
    channel,
    state: CaseState.OPEN,
    stateReason: null,
    ...{ customerId, teamId, memberId },
    tags: [],
    attributes: safeJson({}),
    externalSource: null,
    externalId: null,
    lastMessageAt: null,
    resolvedAt: null,
    closedAt: null,
    mergedIntoId: null,
    nextDueAt: NOTHING_DUE,
    importedAt: null,
    importedVersion: null,
    snoozedAt: null,
    snoozedUntil: null,
  };
}

/** Whoever read the messages before reads them after. */
async function takeParties(ctx: Context, fromId: Uuid, toId: Uuid): Promise<void> {
  const parties = (await participantsOfCases.body(ctx, { ids: [fromId], args: null })).get(fromId) ?? [];
  const rows = parties.map(({ customerId, role }) => ({ id: ctx.newId(), caseId: toId, customerId, role }));
  if (rows.length > 0) ctx.db.write(insertion(ctx, participants, rows));
}

async function told(
  ctx: Context,
  held: Case,
  opened: Case,
  messageIds: readonly Uuid[],
): Promise<readonly [Case, Case]> {
  const [lastOfNew, lastOfRest] = [await lastMessageAt(ctx, opened.id), await lastMessageAt(ctx, held.id)];
  const [caseId, newCaseId] = [publicId("case", held.id), publicId("case", opened.id)];
  const published = messageIds.map((id) => publicId("msg", id));
  const messageCount = messageIds.length;
  const newCase = stepCase(ctx, opened, {
    change: { lastMessageAt: lastOfNew },
    entries: [{ kind: "SPLIT_OFF", otherCaseId: held.id, messageCount }],
    event: {
      type: "case.split_off",
      payload: { caseId: newCaseId, fromCaseId: caseId, messageIds: published },
    },
  });
  const rest = stepCase(ctx, held, {
    change: { lastMessageAt: lastOfRest },
    entries: [{ kind: "SPLIT", otherCaseId: opened.id, messageCount }],
    event: { type: "case.split", payload: { caseId, newCaseId, messageIds: published } },
  });
  return [newCase, rest];
}
