import { invariant } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { calendarOf } from "../calendars/calendar-of-hours";
import { hoursOfCalendars } from "../calendars/read-calendars";
import { timetable, type Timetable } from "../calendar/timetable";
import { knowledgeIn } from "../holidays/holiday-hours";
import type { PolicyRevision } from "../engine/policy";
import { reckonerOf, type Reckoner } from "../engine/reckoner";
import type { RunningClock } from "../engine/running-clock";

/** Reckons by the calendars that these policies and clocks name, as they stand now. */
export async function reckonerFor(
  ctx: Context,
  revisions: readonly PolicyRevision[],
  clocks: readonly Pick<RunningClock, "rule">[],
): Promise<Reckoner> {
  const named = [
    ...revisions.flatMap(({ targets }) => targets.map(({ calendarId }) => calendarId)),
    ...clocks.map(({ rule }) => rule.calendarId),
  ];
  return reckonerOfCalendars(
    ctx,
    [...new Set(named)].filter((id) => id !== null),
  );
}

export async function reckonerOfCalendars(ctx: Context, ids: readonly Uuid[]): Promise<Reckoner> {
  return reckonerOf(await timetablesOf(ctx, ids));
}

/** The timetable of each of these calendars. */
export async function timetablesOf(
  ctx: Context,
  ids: readonly Uuid[],
): Promise<(calendarId: Uuid) => Timetable> {
  const hours: Awaited<ReturnType<typeof hoursOfCalendars>> =
    ids.length === 0 ? new Map() : await hoursOfCalendars(ctx, ids);
  const knowledge = knowledgeIn(ctx.memory);
  const tables = new Map(
    [...hours].map(([id, versions]) => [id, timetable(calendarOf(versions), knowledge)]),
  );
  return (id) => {
    const known = tables.get(id);
    invariant(known, "a clock goes by a calendar that is not there");
    return known;
  };
}
