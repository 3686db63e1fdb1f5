import type { Case } from "../../../entities/cases/case.entity";
import { sql } from "../../../kernel/database/sql";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { eventInsertion } from "../../events/record-event";
import "../case-events";
import { timelineInsertion } from "../record-timeline";

/** How many cases one statement takes further. */
const BATCH = 250;

/** A case that is held, and what of it is another now. */
export interface PartedCase extends Pick<Case, "id" | "version"> {
  readonly isOwn: boolean;
  readonly hasPart: boolean;
}

/** Every case in which one customer takes the place of another goes one step further: whoever follows it hears of it. */
export function stepMergedCases(ctx: Context, held: readonly PartedCase[], from: Uuid, to: Uuid): void {
  for (let start = 0; start < held.length; start += BATCH)
    stepBatch(ctx, held.slice(start, start + BATCH), from, to);
}

function stepBatch(ctx: Context, held: readonly PartedCase[], from: Uuid, to: Uuid): void {
  const entry = { kind: "CUSTOMER_MERGED", mergedCustomerId: from, intoCustomerId: to } as const;
  const news = held.map(({ id, version }) => ({
    caseId: id,
    version: version + 1,
    author: ctx.actor,
    entries: [entry],
  }));
  const events = held.map((one) => ({
    type: "case.changed" as const,
    aggregate: { type: "case", id: one.id, version: one.version + 1 },
    payload: { caseId: publicId("case", one.id), changed: changesOf(one) },
  }));
  ctx.db.write(sql`
    with stepped as (
      update cases
      set customer_id = case when customer_id = ${from} then ${to} else customer_id end,
        version = version + 1,
        updated_at = ${ctx.now()}
      where ${ctx.inWorkspace()}
      and id = any(${held.map(({ id }) => id)}::uuid[])),
    told as (${timelineInsertion(ctx, ...news)})
    ${eventInsertion(ctx, events)}`);
}

function changesOf({ isOwn, hasPart }: PartedCase): readonly string[] {
  return [...(isOwn ? ["customer"] : []), ...(hasPart ? ["participants"] : [])];
}
