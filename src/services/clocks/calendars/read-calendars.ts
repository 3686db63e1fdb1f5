import { BusinessCalendar } from "../../../entities/clocks/business-calendar.entity";
import { BusinessHours } from "../../../entities/clocks/business-hours.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { ListSpec } from "../../../kernel/paging/read-pages";
import type { Context } from "../../access/actor";
import { listOf, readById } from "../../access/reads";

export const CALENDARS = table(BusinessCalendar);
export const HOURS = table(BusinessHours);

/** The calendars of these ids, archived ones too. */
export const calendarsById = readById(
  { name: "calendar:byId", permission: "calendar:read" },
  CALENDARS,
  "b",
  ({ inWorkspace }) => inWorkspace("b"),
);

export interface CalendarListInput {
  readonly archived?: boolean | null;
}

/** The calendars of the workspace by name. */
export const calendarList = listOf(
  { name: "calendar:list", permission: "calendar:read" },
  (ctx: Context, { archived }: CalendarListInput): ListSpec<BusinessCalendar> => ({
    name: "businessCalendars",
    table: CALENDARS,
    alias: "b",
    from: sql`business_calendars b`,
    where: [
      ctx.inWorkspace("b"),
      archived === true ? sql`b.archived_at is not null` : sql`b.archived_at is null`,
    ],
    key: { column: "b.name", type: "text" },
    id: "b.id",
    descending: false,
    filter: archived ?? false,
  }),
);

/** All that counted, counts and will count, for each of these calendars, in the order in which it does. */
export async function hoursOfCalendars(
  ctx: Context,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, readonly BusinessHours[]>> {
  const rows = await ctx.db.rows<BusinessHours>(sql`
    select ${columnsOf(HOURS, "h")}
    from business_hours h
    where ${ctx.inWorkspace("h")}
    and h.calendar_id = any(${ids}::uuid[])
    order by h.calendar_id, h.effective_from`);
  const byCalendar = new Map<Uuid, BusinessHours[]>();
  for (const row of rows) byCalendar.set(row.calendarId, [...(byCalendar.get(row.calendarId) ?? []), row]);
  return byCalendar;
}
