import type { LoggedEvent } from "../../src/entities/events/logged-event.entity";
import { sql } from "../../src/kernel/database/sql";
import { columnsOf, table } from "../../src/kernel/database/table";
import type { Uuid } from "../../src/kernel/ids";
import type { Platform } from "../../src/server/platform";
import { runAsSystem } from "../../src/server/run-as-system";
import type { Context } from "../../src/services/access/actor";
import { query } from "../../src/services/access/operations";
import { LoggedEvent as Entity } from "../../src/entities/events/logged-event.entity";

const events = table(Entity);

const read = query({ name: "test:log", permission: "case:read" }, (ctx: Context, after: bigint) =>
  ctx.db.rows<LoggedEvent>(sql`
    select ${columnsOf(events, "e")}
    from event_log e
    where ${ctx.inWorkspace("e")}
    and e.position > ${after}
    order by e.position`),
);

/** What the log of a workspace holds after this position. */
export function logOf(platform: Platform, workspaceId: Uuid, after = 0n): Promise<readonly LoggedEvent[]> {
  return runAsSystem(platform, workspaceId, read, after);
}
