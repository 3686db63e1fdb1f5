import { PRIORITY_RANKS } from "../../../entities/cases/case-enums";
import { NOTHING_DUE, type Case } from "../../../entities/cases/case.entity";
import { Channel } from "../../../entities/customers/customer-enums";
import { violatedUnique } from "../../../kernel/database/database-errors";
import { BusyError, Refusal } from "../../../kernel/errors";
import { safeJson } from "../../../kernel/firewall/admit";
import type { Redaction } from "../../../kernel/firewall/redaction";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { mergedAttributes } from "../case-attributes";
import type { CaseRefusal } from "../change-cases";
import { externalIdForm } from "../external-id";
import { exactTexts, settledFields } from "../fields/given-fields";
import type { ImportedCase } from "./imported-case";
import {
  customerOf,
  keyOf,
  knownParties,
  refuseMalformed,
  refuseUnknown,
  type KnownParties,
} from "./known-parties";
import { maskImported } from "./mask-imported";
import { playHistory } from "./play-history";
import { writeImport } from "./write-import";

export interface ImportResult {
  readonly case: Case | null;
  /** False when the case was known by its external id, and so left as it is. */
  readonly created: boolean;
  readonly userErrors: readonly CaseRefusal[];
}

const NO_ATTRIBUTES = safeJson({});

const EXACT = ["externalId", "customerExternalId", "history.message.externalId", ...exactTexts("fields")];

/**
 * Takes over cases from another system, with their histories and their true times. Of each there is one event: nobody
 * is told anew of what was said and done long ago. One that is refused leaves the others as they are.
 */
export const importCases = command(
  { name: "case:import", permission: "case:import", exact: EXACT.map((path) => `cases.${path}`) },
  async (
    ctx: Context,
    { cases: given }: { readonly cases: readonly ImportedCase[] },
    redactions,
  ): Promise<{ readonly results: readonly ImportResult[] }> => {
    const malformed = await Promise.all(given.map((one) => refusalOf(async () => refuseMalformed(one))));
    const known = await knownParties(
      ctx,
      given.filter((_, index) => malformed[index] === null),
    );
    const imported = new Map<string, Case>(known.cases);
    const results: ImportResult[] = [];
    for (const [index, one] of given.entries()) {
      const refused = malformed[index];
      if (refused) results.push(refused);
      else results.push(await resultOf(ctx, one, { known, imported, redactions: within(redactions, index) }));
    }
    return { results };
  },
);

interface Surroundings {
  readonly known: KnownParties;
  /** By their external ids, the same batch's among them. */
  readonly imported: Map<string, Case>;
  readonly redactions: readonly Redaction[];
}

async function resultOf(ctx: Context, given: ImportedCase, around: Surroundings): Promise<ImportResult> {
  const key = keyOf(given.externalId);
  const already = around.imported.get(key);
  if (already) return { case: already, created: false, userErrors: [] };
  let row: Case | null = null;
  const refused = await refusalOf(async () => {
    row = await ctx.db.attempt(() => imported(ctx, given, around));
  });
  if (refused) return refused;
  if (row) around.imported.set(key, row);
  return { case: row, created: true, userErrors: [] };
}

async function imported(
  ctx: Context,
  given: ImportedCase,
  { known, redactions }: Surroundings,
): Promise<Case> {
  const customerId = customerOf(given, known);
  refuseUnknown(given, known);
  const fields = await settledFields(ctx, given.fields ?? [], ["fields"]);
  const [caseId, channel] = [ctx.newId(), given.channel ?? Channel.API];
  const played = playHistory({ ctx, caseId, customerId, channel }, given);
  const steps = maskImported(played.steps, redactions);
  const { openedAt } = given;
  const externalId = externalIdForm(given.externalId);
  const ended = {
    ...played.end,
    workspaceId: ctx.workspaceId,
    id: caseId,
    createdAt: openedAt,
    updatedAt: steps.at(-1)?.at ?? openedAt,
    version: steps.length,
    subject: given.subject.trim(),
    kind: given.kind,
    priorityRank: PRIORITY_RANKS[played.end.priority],
    channel,
    customerId,
    attributes: mergedAttributes({}, given.attributes ?? NO_ATTRIBUTES),
    externalSource: externalId.source,
    externalId: externalId.id,
    mergedIntoId: null,
    nextDueAt: NOTHING_DUE,
    snoozedAt: null,
    snoozedUntil: null,
    importedAt: ctx.now(),
    importedVersion: steps.length,
  };
  const filled = fields.filter(({ value }) => value !== null);
  try {
    return await writeImport(ctx, { ended, externalId, openedAt, fields: filled, steps });
  } catch (error) {
    // Somebody brought a message of the same external id at this very moment.
    if (violatedUnique(error) === "case_messages_by_external_id")
      throw new BusyError("A message of this case is being recorded by another request.");
    throw error;
  }
}

/** Those of one case, by their paths within it. */
function within(redactions: readonly Redaction[], index: number): readonly Redaction[] {
  return redactions
    .filter(({ field }) => field[1] === String(index))
    .map((one) => ({ ...one, field: one.field.slice(2) }));
}

async function refusalOf(work: () => Promise<void>): Promise<ImportResult | null> {
  try {
    await work();
    return null;
  } catch (error) {
    // What may succeed when it is sent again, and our own faults, are no result of a case.
    if (!(error instanceof Refusal) || error.retryable) throw error;
    const { code, message, field, details } = error;
    return { case: null, created: false, userErrors: [{ code, message, field, details }] };
  }
}
