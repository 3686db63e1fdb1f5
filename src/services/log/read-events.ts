import { LoggedEvent } from "../../entities/events/logged-event.entity";
import { NOTHING, sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import { EVENT_TYPES } from "./all-events";
import { audibleTypes } from "./event-rights";
import { heard, type HeardEvent } from "./heard-event";
import { ownThings } from "./read-log";

const events = table(LoggedEvent);

/** The events of these ids that the caller may hear. */
export const eventsById = query(
  { name: "event:byId", permission: "event:read" },
  async (
    ctx: Context,
    { ids }: { readonly ids: readonly Uuid[] },
  ): Promise<ReadonlyMap<Uuid, HeardEvent>> => {
    const types = audibleTypes(ctx.actor, EVENT_TYPES);
    const own = ownThings(ctx);
    const rows = await ctx.db.rows<LoggedEvent>(sql`
      select ${columnsOf(events, "e")}
      from event_log e
      where ${ctx.inWorkspace("e")}
      and e.id = any(${ids}::uuid[])
      ${types ? sql`and e.type = any(${types}::text[])` : NOTHING}
      ${own ? sql`and e.aggregate_id in (${own})` : NOTHING}`);
    return new Map((await heard(ctx, rows)).map((event) => [event.id, event]));
  },
);
