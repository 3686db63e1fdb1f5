import type { ClockCause, ClockChange } from "./clock-change";
import type { RestReason } from "./case-facts";
import type { Uuid } from "../../../kernel/ids";

/** The open times of a calendar between two moments, in order. */
export type OpenTimes = (
  calendarId: Uuid,
  from: number,
  to: number,
) => readonly { readonly opensAt: number; readonly closesAt: number }[];

/** A stretch of a clock's life. */
export interface LedgerSpan {
  readonly from: number;
  readonly to: number;
  readonly kind: "COUNTED" | "CLOSED" | "PAUSED";
  /** Why it stood still. */
  readonly restsFor: RestReason | null;
  /** Whose hours say that it counted, or not; null for every hour, and for what stood still. */
  readonly calendarId: Uuid | null;
  /** What made it run, or stand still. */
  readonly cause: ClockCause;
}

/** Every moment from a clock's start until a moment or its end, explained: without gaps, and none twice. */
export function ledgerOf(
  changes: readonly ClockChange[],
  until: number,
  openTimes: OpenTimes,
): readonly LedgerSpan[] {
  const turns = turnsOf(changes);
  return turns.flatMap((turn, place) => {
    const next = turns[place + 1]?.at;
    const to = Math.min(next ?? Infinity, until);
    if (turn.at >= to || (turn.clock.ended && next === undefined)) return [];
    return turn.clock.since === null ? [restSpan(turn, to)] : runningSpans(turn, to, openTimes);
  });
}

/** What was told of later than something that became known afterwards, is not true any more. */
function turnsOf(changes: readonly ClockChange[]): readonly ClockChange[] {
  const turns: ClockChange[] = [];
  changes.forEach((change, place) => {
    if (!isTurn(change, changes[place - 1])) return;
    while ((turns.at(-1)?.at ?? -Infinity) > change.at) turns.pop();
    turns.push(change);
  });
  return turns;
}

/** What does not alter how time counts is no turn: a warning, a breach. */
function isTurn({ kind, clock }: ClockChange, before: ClockChange | undefined): boolean {
  const told = kind === "WARNED" || kind === "BREACHED" || kind === "RETRACTED";
  return !told || before === undefined || before.clock.since !== clock.since;
}

/** Between an end and a reopening nobody was asked for anything. */
function restSpan({ at, cause, clock }: ClockChange, to: number): LedgerSpan {
  const restsFor = clock.ended ? "ENDED" : clock.restsFor;
  return { from: at, to, kind: "PAUSED", restsFor, calendarId: null, cause };
}

function runningSpans(
  { at, cause, clock }: ClockChange,
  to: number,
  openTimes: OpenTimes,
): readonly LedgerSpan[] {
  const { calendarId } = clock.rule;
  const span = { restsFor: null, calendarId, cause } as const;
  if (calendarId === null) return [{ ...span, from: at, to, kind: "COUNTED" }];
  const spans: LedgerSpan[] = [];
  let from = at;
  for (const { opensAt, closesAt } of openTimes(calendarId, at, to)) {
    if (from < opensAt) spans.push({ ...span, from, to: opensAt, kind: "CLOSED" });
    spans.push({ ...span, from: opensAt, to: closesAt, kind: "COUNTED" });
    from = closesAt;
  }
  if (from < to) spans.push({ ...span, from, to, kind: "CLOSED" });
  return spans;
}
