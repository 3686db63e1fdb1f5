import { sql } from "../../../kernel/database/sql";
import type { BusinessHours } from "../../../entities/clocks/business-hours.entity";
import { columnsOf } from "../../../kernel/database/table";
import type { Context } from "../../access/actor";
import { businessTimeBetween } from "../../clocks/calendar/business-time";
import { timetable } from "../../clocks/calendar/timetable";
import { calendarOf } from "../../clocks/calendars/calendar-of-hours";
import { HOURS } from "../../clocks/calendars/read-calendars";
import { knowledgeIn } from "../../clocks/holidays/holiday-hours";
import type { WorkTime } from "../facts/facts-of-case";

/** Work time by the workspace's default calendar; null where it has none. */
export async function defaultWorkTime(ctx: Context): Promise<WorkTime> {
  const hours = await ctx.db.rows<BusinessHours>(sql`
    select ${columnsOf(HOURS, "h")}
    from business_calendars b
    join business_hours h on h.workspace_id = b.workspace_id and h.calendar_id = b.id
    where ${ctx.inWorkspace("b")}
    and b.is_default
    order by h.effective_from`);
  if (hours.length === 0) return null;
  const table = timetable(calendarOf(hours), knowledgeIn(ctx.memory));
  return (from, to) => businessTimeBetween(table, from, to);
}
