import type { ClockPause } from "../../../entities/clocks/clock-enums";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import { cursorBinding, decodeCursor, encodeCursor } from "../../../kernel/paging/cursor";
import { pageRequest, type PageArguments } from "../../../kernel/paging/page-request";
import type { Page } from "../../../kernel/paging/read-pages";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { openIntervals } from "../calendar/business-time";
import { instantAt } from "../calendars/known-time";
import { publishedDuration } from "../calendars/work-duration";
import { ledgerOf, type LedgerSpan } from "../engine/ledger";
import { timetablesOf } from "../following/clock-world";
import { seenCause, type SeenCause } from "./clock-cause";
import { clockHistories, type ToldCause } from "./clock-histories";

/** A stretch of a clock's life, as it is published. */
export interface SeenSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly kind: LedgerSpan["kind"];
  readonly duration: string;
  readonly pausedFor: ClockPause | null;
  /** Whether the case had ended, so that nobody was asked for anything. */
  readonly hadCaseEnded: boolean;
  readonly calendarId: Uuid | null;
  readonly cause: SeenCause;
}

/** Every moment of a clock until now, explained. */
export interface SeenLedger {
  readonly clockId: Uuid;
  readonly from: Instant;
  readonly to: Instant;
  readonly totals: Readonly<Record<"counted" | "closed" | "paused" | "wall", string>>;
  readonly all: readonly SeenSpan[];
}

/** The ledgers of those of these clocks that the caller may see. */
export const ledgersOfClocks = query(
  { name: "clock:ledger", permission: "case:read" },
  async (ctx: Context, { ids }: Batch<null>): Promise<ReadonlyMap<Uuid, SeenLedger>> => {
    const histories = await clockHistories(ctx, ids);
    const named = [...histories.values()].flatMap(({ changes }) =>
      changes.map(({ clock }) => clock.rule.calendarId),
    );
    const tables = await timetablesOf(
      ctx,
      [...new Set(named)].filter((id) => id !== null),
    );
    const now = Date.parse(ctx.now());
    return new Map(
      [...histories].map(([id, { changes }]) => {
        const spans = ledgerOf(changes, now, (calendarId, from, to) =>
          openIntervals(tables(calendarId), { from, to }, Infinity),
        );
        return [id, ledger(id, changes[0]?.at ?? now, spans)];
      }),
    );
  },
);

function ledger(clockId: Uuid, startedAt: number, spans: readonly LedgerSpan[]): SeenLedger {
  const sumOf = (kind: LedgerSpan["kind"] | null): string =>
    publishedDuration(
      spans
        .filter((span) => kind === null || span.kind === kind)
        .reduce((sum, { from, to }) => sum + to - from, 0),
    );
  return {
    clockId,
    from: instantAt(startedAt),
    to: instantAt(spans.at(-1)?.to ?? startedAt),
    totals: {
      counted: sumOf("COUNTED"),
      closed: sumOf("CLOSED"),
      paused: sumOf("PAUSED"),
      wall: sumOf(null),
    },
    all: spans.map(seenSpan),
  };
}

function seenSpan({ from, to, kind, restsFor, calendarId, cause }: LedgerSpan): SeenSpan {
  return {
    from: instantAt(from),
    to: instantAt(to),
    kind,
    duration: publishedDuration(to - from),
    pausedFor: restsFor === "ENDED" ? null : restsFor,
    hadCaseEnded: restsFor === "ENDED",
    calendarId,
    cause: seenCause(cause as ToldCause),
  };
}

/** One page of a ledger's spans. */
export function pageOfSpans({ clockId, all }: SeenLedger, args: PageArguments): Page<SeenSpan> {
  const { size, backwards, cursor } = pageRequest(args);
  const binding = cursorBinding(clockId, "ledger");
  const position = cursor && decodeCursor(binding, "timestamptz", cursor, backwards ? "before" : "after");
  const beyond = all.filter(
    ({ from }) => !position || (backwards ? from < String(position.key) : from > String(position.key)),
  );
  const rows = backwards ? beyond.slice(Math.max(beyond.length - size, 0)) : beyond.slice(0, size);
  const isMore = beyond.length > rows.length;
  return {
    rows,
    cursorAt: (index) => encodeCursor(binding, { key: rows[index]?.from ?? "", id: clockId }),
    hasNextPage: backwards ? position !== null : isMore,
    hasPreviousPage: backwards ? isMore : position !== null,
  };
}
