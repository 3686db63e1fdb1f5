import { ClockMetric } from "../../../entities/clocks/clock-metric";
import type { EvidenceDate } from "../../../entities/clocks/evidence-date.entity";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import type { ClockCause } from "../engine/clock-change";
import type { RunningClock } from "../engine/running-clock";
import { postpone } from "./change-deadline";
import type { DisputedCase, KnownDispute } from "./disputed-cases";
import { startByHand, type HeldClocks } from "./held-clocks";

/** A date that is kept by a clock. */
export type KeptDate = Pick<EvidenceDate, "id" | "disputeId" | "stage" | "dueAt" | "clockId">;

/**
 * Lets the clocks that stand for dates of disputes say what the disputes say; they are compared, so that it may be
 * done at any time, and again.
 * @param occasion What happened to the case itself; null where only the provider told something.
 * @returns the dates that are kept from now on
 */
export function keepEvidenceClocks(
  ctx: Context,
  held: HeldClocks,
  { disputes, dates, isOver }: DisputedCase,
  occasion: ClockCause | null,
): readonly KeptDate[] {
  const kept: KeptDate[] = dates.flatMap((date) => {
    const dispute = disputes.get(date.disputeId) ?? null;
    const clock = held.keeper.clocks.find(({ id, ended }) => id === date.clockId && !ended) ?? null;
    if (dispute === null) {
      if (clock)
        held.keeper.end(clock, held.now, "REPLACED", occasion ?? { kind: "PROVIDER", eventId: null });
      return [];
    }
    return clock ? [followed(ctx, held, { date, dispute, clock })] : [date];
  });
  if (!isOver)
    for (const dispute of disputes.values()) {
      const date = begun(ctx, held, { dispute, kept, occasion });
      if (date) kept.push(date);
    }
  // What has passed already was late then.
  held.keeper.advance(held.now);
  return kept;
}

interface Standing {
  readonly date: EvidenceDate;
  readonly dispute: KnownDispute;
  readonly clock: RunningClock;
}

/** What was moved by hand stays where it is until the provider names another date. */
function followed(ctx: Context, held: HeldClocks, { date, dispute, clock }: Standing): KeptDate {
  const { dueAt, asksAt } = dispute.facts;
  const cause = toldBy(dispute);
  const at = momentOf(held, clock, dispute.toldAt);
  if (asksAt !== date.stage) {
    held.keeper.end(clock, at, isAnswered(dispute) ? "MET" : "CANCELLED", cause);
    return date;
  }
  if (dueAt === null || dueAt === date.dueAt) return date;
  // Late stays late: what is asked for after that has a clock of its own.
  if (clock.breachedAt !== null && clock.breachedAt < at) {
    held.keeper.end(clock, at, "REPLACED", cause);
    return { ...date, dueAt, clockId: start(ctx, held, { dispute, dueAt, from: at, cause }) };
  }
  postpone(held, clock, Date.parse(dueAt) - at, cause, at);
  return { ...date, dueAt };
}

interface Beginning {
  readonly dispute: KnownDispute;
  readonly kept: readonly KeptDate[];
  readonly occasion: ClockCause | null;
}

/** Each stage of a dispute has one date on a case; null where it has it, or needs none. */
function begun(ctx: Context, held: HeldClocks, { dispute, kept, occasion }: Beginning): KeptDate | null {
  const { disputeId, madeAt, toldAt } = dispute;
  const { asksAt: stage, dueAt } = dispute.facts;
  const known = kept.filter((date) => date.disputeId === disputeId);
  if (stage === null || dueAt === null || known.some((date) => date.stage === stage)) return null;
  const cause = occasion ?? toldBy(dispute);
  const from = Date.parse(known.length === 0 ? madeAt : toldAt);
  const clockId = adopted(held, { kept, dueAt, cause }) ?? start(ctx, held, { dispute, dueAt, from, cause });
  return { id: ctx.newId(), disputeId, stage, dueAt, clockId };
}

/** A date without a name that somebody set by hand was set for this one: the provider's comes in its place. */
function adopted(
  held: HeldClocks,
  { kept, dueAt, cause }: Pick<Beginning, "kept"> & { readonly dueAt: Instant; readonly cause: ClockCause },
): Uuid | null {
  const clock = held.keeper.clocks.find(
    ({ id, metric, name, ended, breachedAt }) =>
      metric === ClockMetric.DISPUTE_EVIDENCE &&
      name === null &&
      !ended &&
      breachedAt === null &&
      !kept.some(({ clockId }) => clockId === id),
  );
  if (!clock) return null;
  const due = Date.parse(dueAt);
  if (clock.dueAt !== due) postpone(held, clock, due - held.now, cause);
  return clock.id;
}

function start(
  ctx: Context,
  held: HeldClocks,
  { dispute, dueAt, from, cause }: { dispute: KnownDispute; dueAt: Instant; from: number; cause: ClockCause },
): Uuid {
  const due = Date.parse(dueAt);
  const startedAt = Math.min(from, held.now, due - 1);
  const rule = { durationMs: due - startedAt, calendarId: null, pausedBy: [], warningsMs: [] };
  const naming = { metric: ClockMetric.DISPUTE_EVIDENCE, name: dispute.disputeId, rule };
  return startByHand(ctx, held, naming, cause, startedAt).id;
}

/** The bank has the evidence, or had it before the dispute went on. */
function isAnswered({ facts: { status, asksAt, wasAnswered } }: KnownDispute): boolean {
  return wasAnswered || (status === "OPEN" && asksAt === null);
}

function toldBy({ eventId }: KnownDispute): ClockCause {
  return { kind: "PROVIDER", eventId };
}

/** When it was true: what was told late happened before. */
function momentOf({ now }: HeldClocks, { setAt }: RunningClock, told: Instant): number {
  return Math.min(Math.max(Date.parse(told), setAt), now);
}
