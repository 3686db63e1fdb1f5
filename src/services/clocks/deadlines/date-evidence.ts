import type { LoggedEvent } from "../../../entities/events/logged-event.entity";
import { sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { excluded } from "../../../kernel/database/table";
import { parsePublicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { Reaction } from "../../access/reaction";
import type { EventCatalog, EventType } from "../../events/event-catalog";
import { holdCases } from "../following/hold-cases";
import { casesAbout, disputedCases, EVIDENCE_DATES, type DisputedCase } from "./disputed-cases";
import { keepEvidenceClocks, type KeptDate } from "./evidence-clocks";
import { heldClocks, writeHeld } from "./held-clocks";

/** After these a case may be about other disputes, or be worked on again. */
const OCCASIONS: readonly EventType[] = [
  "case.opened",
  "case.imported",
  "case.reopened",
  "case.transaction_linked",
  "case.transaction_unlinked",
  "case.merged",
  "case.merge_received",
  "case.merge_undone",
  "case.split_off",
];

/** Keeps a clock on every open case for each date by which evidence has to be with a provider. */
export const dateEvidence: Reaction = {
  name: "dateEvidence",
  of: { types: [...OCCASIONS, "transaction.updated", "transaction.merged"] },
  react: async (ctx, events) => {
    const occasions = new Map(
      events
        .filter(({ aggregateType }) => aggregateType === "case")
        .map(({ aggregateId, aggregateVersion }) => [aggregateId, aggregateVersion]),
    );
    const about = await casesAbout(ctx, [...new Set(events.flatMap(transactionOf))]);
    const caseIds = [...new Set([...occasions.keys(), ...about])];
    if (caseIds.length === 0) return;
    const disputed = (await disputedCases(ctx, caseIds)).filter(isConcerned);
    if (disputed.length === 0) return;
    holdCases(ctx, { caseIds: disputed.map(({ id }) => id), clockIds: [] });
    for (const one of disputed) await keepDates(ctx, one, occasions.get(one.id) ?? null);
  },
};

/** The transaction whose disputes changed, or that got those of another. */
function transactionOf({ type, aggregateId, payload }: LoggedEvent): readonly Uuid[] {
  if (type === "transaction.updated")
    return (payload as EventCatalog["transaction.updated"]).changed.includes("disputes") ? [aggregateId] : [];
  if (type !== "transaction.merged") return [];
  const { intoTransactionId } = payload as EventCatalog["transaction.merged"];
  return [parsePublicId("txn", intoTransactionId, "intoTransactionId")];
}

function isConcerned({ dates, disputes, isOver }: DisputedCase): boolean {
  const isAsked = [...disputes.values()].some(({ facts }) => facts.asksAt !== null && facts.dueAt !== null);
  return dates.length > 0 || (!isOver && isAsked);
}

async function keepDates(ctx: Context, disputed: DisputedCase, version: number | null): Promise<void> {
  const held = await heldClocks(ctx, disputed.id);
  const kept = keepEvidenceClocks(ctx, held, disputed, version === null ? null : { kind: "CASE", version });
  const { importedAt } = disputed;
  writeHeld(ctx, held, importedAt === null ? null : Date.parse(importedAt));
  writeDates(ctx, disputed, kept);
}

function writeDates(ctx: Context, { id: caseId, dates }: DisputedCase, kept: readonly KeptDate[]): void {
  const gone = dates.filter(({ id }) => !kept.some((date) => date.id === id)).map(({ id }) => id);
  if (gone.length > 0)
    ctx.db.write(sql`
      delete from evidence_dates d
      where ${ctx.inWorkspace("d")}
      and d.id = any(${gone}::uuid[])`);
  const changed = kept.filter((date) => !dates.some((known) => known === date));
  const rows = changed.map(({ id, disputeId, stage, dueAt, clockId }) => ({
    ...{ id, caseId, disputeId, stage, dueAt, clockId },
  }));
  if (rows.length > 0)
    ctx.db.write(sql`
      ${insertion(ctx, EVIDENCE_DATES, rows)}
      on conflict (workspace_id, id) do update set ${excluded(EVIDENCE_DATES, ["createdAt"])}`);
}
