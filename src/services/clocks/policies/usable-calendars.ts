import { InvalidError, NotFoundError } from "../../../kernel/errors";
import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { addBusinessTime } from "../calendar/business-time";
import { timetable, type Timetable } from "../calendar/timetable";
import { calendarOf } from "../calendars/calendar-of-hours";
import { hoursOfCalendars } from "../calendars/read-calendars";
import { knowledgeIn } from "../holidays/holiday-hours";

interface Known {
  readonly id: Uuid;
  readonly isDefault: boolean;
  readonly archivedAt: Instant | null;
}

interface Asking {
  readonly calendarId?: Uuid | null;
}

/** The calendars that targets in business time may go by. */
export class UsableCalendars {
  constructor(
    private readonly known: readonly Known[],
    private readonly tables: ReadonlyMap<Uuid, Timetable>,
    private readonly now: number,
  ) {}

  /** The calendar that is named, or the default one; refuses one that is not open for so long. */
  calendarFor(
    { calendarId }: Asking,
    durationMs: number,
    path: readonly string[],
    length = "duration",
  ): Uuid {
    const at = [...path, "calendarId"];
    const found = this.known.find(({ id, isDefault }) =>
      calendarId == null ? isDefault : id === calendarId,
    );
    if (!found && calendarId == null)
      throw new InvalidError(at, "Name a calendar: the workspace has no default one.");
    const hours = found && this.tables.get(found.id);
    if (!hours) throw new NotFoundError("calendar", at);
    if (found.archivedAt !== null)
      throw new InvalidError(at, "This calendar is archived: name one that is in use.");
    if (addBusinessTime(hours, this.now, durationMs) === null)
      throw new InvalidError(
        [...path, length],
        "The calendar is not open for so long within the next ten years.",
      );
    return found.id;
  }
}

/** Those that targets name, and the default one: held, so that none is archived before what names it is written. */
export async function usableCalendars(ctx: Context, asking: readonly Asking[]): Promise<UsableCalendars> {
  const ids = asking.flatMap(({ calendarId }) => (calendarId == null ? [] : [calendarId]));
  const known = await ctx.db.rows<Known>(sql`
    select b.id, b.is_default as "isDefault", b.archived_at as "archivedAt"
    from business_calendars b
    where ${ctx.inWorkspace("b")}
    and (b.id = any(${ids}::uuid[]) or b.is_default)
    order by b.id
    for share`);
  const hours = await hoursOfCalendars(
    ctx,
    known.map(({ id }) => id),
  );
  const knowledge = knowledgeIn(ctx.memory);
  const tables = [...hours].map(
    ([id, ofCalendar]) => [id, timetable(calendarOf(ofCalendar), knowledge)] as const,
  );
  return new UsableCalendars(known, new Map(tables), Date.parse(ctx.now()));
}
