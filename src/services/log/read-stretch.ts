import { LoggedEvent } from "../../entities/events/logged-event.entity";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import type { Context } from "../access/actor";
import { query } from "../access/operations";

const events = table(LoggedEvent);

/** What happened after this position, in its order, as the log holds it: for handing the log on. */
export const readStretch = query(
  { name: "event:stretch", permission: "event:read" },
  (
    ctx: Context,
    { after, most }: { readonly after: bigint; readonly most: number },
  ): Promise<readonly LoggedEvent[]> =>
    ctx.db.rows<LoggedEvent>(sql`
      select ${columnsOf(events, "e")}
      from event_log e
      where ${ctx.inWorkspace("e")}
      and e.position > ${after}
      order by e.position
      limit ${most}`),
);
