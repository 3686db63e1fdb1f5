import type { LoggedEvent } from "../../../entities/events/logged-event.entity";
import { sql } from "../../../kernel/database/sql";
import type { Context } from "../../access/actor";
import type { EventCatalog } from "../../events/event-catalog";
import "../../clocks/calendars/calendar-events";

/** Whether work time of the past may be another since one of these events. */
export function isOtherWorkTime(events: readonly LoggedEvent[]): boolean {
  return events.some(({ type, payload, occurredAt }) => {
    if (type === "calendar.created") return (payload as EventCatalog["calendar.created"]).isDefault;
    if (type !== "calendar.changed") return false;
    const { changed, effectiveFrom } = payload as EventCatalog["calendar.changed"];
    return changed.includes("isDefault") || (effectiveFrom !== null && effectiveFrom < occurredAt);
  });
}

/** Has all cases counted anew soon, unless they are about to be. The figures are held. */
export function askForRecount(ctx: Context): void {
  ctx.db.write(sql`
    insert into metric_recounts (workspace_id, id, created_at, source, counted)
    select ${ctx.workspaceId}, ${ctx.newId()}::uuid, ${ctx.realNow()}::timestamptz, 'case', 0
    where not exists (
      select
      from metric_recounts r
      where ${ctx.inWorkspace("r")}
      and r.source = 'case'
      and r.done_at is null
      and r.done_to is null)`);
}
