import { sql } from "../../src/kernel/database/sql";
import { runAsSystem } from "../../src/server/run-as-system";
import type { Context } from "../../src/services/access/actor";
import { query } from "../../src/services/access/operations";
import type { World } from "../support/world";
import { uuidOf } from "./desk";

export interface RecordedEvent {
  readonly type: string;
  readonly version: number;
  readonly actorKind: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What the outbox holds of a case, in the order of writing. */
export async function eventsOf(
  redress: World,
  caseId: string,
  workspaceId = redress.workspace.id,
): Promise<readonly RecordedEvent[]> {
  const read = query({ name: "test:events", permission: "case:read" }, (ctx: Context) =>
    ctx.db.rows<RecordedEvent>(sql`
      select type, aggregate_version as version, actor_kind as "actorKind", payload
      from outbox
      where ${ctx.inWorkspace()}
      and aggregate_type = 'case'
      and aggregate_id = ${uuidOf(caseId)}
      order by position`),
  );
  return runAsSystem(redress.platform, workspaceId, read, null);
}
