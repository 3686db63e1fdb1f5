import { CaseState, PRIORITY_RANKS } from "../../../entities/cases/case-enums";
import type { Case } from "../../../entities/cases/case.entity";
import { EscalationOutcome } from "../../../entities/clocks/policy-enums";
import { Refusal } from "../../../kernel/errors";
import { sql } from "../../../kernel/database/sql";
import { safeText } from "../../../kernel/firewall/admit";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { assignCase } from "../../cases/assignment/assign-case";
import { changeCase } from "../../cases/change-case";
import { lockCase } from "../../cases/lock-case";
import { addWatchers } from "../../cases/watching/case-watchers";
import type { EscalationAction } from "../policies/policy-spec";

export interface Outcome {
  readonly outcome: EscalationOutcome;
  readonly reason: SafeText | null;
}

const DONE: Outcome = { outcome: EscalationOutcome.DONE, reason: null };

/** Does it by the command that everybody uses. What that refuses is an outcome, too; a fault is none. */
export async function takeAction(ctx: Context, caseId: Uuid, action: EscalationAction): Promise<Outcome> {
  try {
    return await ctx.db.attempt(() => taken(ctx, caseId, action));
  } catch (error) {
    if (!(error instanceof Refusal) || error.retryable) throw error;
    return { outcome: EscalationOutcome.REFUSED, reason: safeText(error.message.slice(0, MOST_CHARACTERS)) };
  }
}

const MOST_CHARACTERS = 500;

async function taken(ctx: Context, caseId: Uuid, action: EscalationAction): Promise<Outcome> {
  const held = await lockCase(ctx, { caseId });
  if (held.state === CaseState.RESOLVED || held.state === CaseState.CLOSED)
    return skipped("The case had ended.");
  if (action.kind === "WEBHOOK") return DONE;
  if (action.kind === "NOTIFY") return notified(ctx, caseId, action);
  if (action.kind === "RAISE_PRIORITY" && PRIORITY_RANKS[held.priority] >= PRIORITY_RANKS[action.to])
    return skipped("Its priority was as high already.");
  const changed = await changedBy(ctx, caseId, action);
  return changed.version === held.version ? skipped("It was so already.") : DONE;
}

type Notice = Extract<EscalationAction, { readonly kind: "NOTIFY" }>;

/** Whoever is told watches the case from then on, as if a note had named them; a team hears of it by the event. */
async function notified(ctx: Context, caseId: Uuid, { memberIds, teamId }: Notice): Promise<Outcome> {
  const members = await ctx.db.rows<{ readonly id: Uuid }>(sql`
    select m.id
    from members m
    where ${ctx.inWorkspace("m")}
    and m.id = any(${memberIds}::uuid[])
    and m.deactivated_at is null
    order by m.id`);
  if (members.length === 0 && teamId === null) return skipped("None of them has access any more.");
  const ids = members.map(({ id }) => id);
  if (ids.length > 0) await addWatchers(ctx, caseId, ids, () => ["memberIds"]);
  return DONE;
}

type Change = Exclude<EscalationAction, { readonly kind: "NOTIFY" | "WEBHOOK" }>;

async function changedBy(ctx: Context, caseId: Uuid, action: Change): Promise<Case> {
  if (action.kind === "ADD_TAGS") return (await changeCase.body(ctx, { caseId, addTags: action.tags })).case;
  if (action.kind === "RAISE_PRIORITY")
    return (await changeCase.body(ctx, { caseId, priority: action.to })).case;
  const { kind: _, ...assignment } = action;
  return (await assignCase.body(ctx, { caseId, ...assignment })).case;
}

function skipped(reason: string): Outcome {
  return { outcome: EscalationOutcome.SKIPPED, reason: safeText(reason) };
}
