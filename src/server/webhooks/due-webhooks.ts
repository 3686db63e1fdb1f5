import { sql } from "../../kernel/database/sql";
import { UnitOfWork } from "../../kernel/database/unit-of-work";
import type { Uuid } from "../../kernel/ids";
import { plusSeconds } from "../../kernel/instant";
import type { Platform } from "../platform";

/** What is to be done for an endpoint, or with a replay, in whichever workspace. */
export interface DueWebhooks {
  readonly work: "deliver" | "discard" | "replay";
  readonly workspaceId: Uuid;
  /** The endpoint's, or the replay's. */
  readonly id: Uuid;
}

/** How long what has ended is kept. */
const DAYS_KEPT = 30;
const FORGOTTEN_AT_ONCE = 1_000;

/** What is due by now in all workspaces: ids alone. The work itself is done as any other, within one workspace. */
export function dueWebhooks(platform: Platform): Promise<readonly DueWebhooks[]> {
  return acrossWorkspaces(platform, "read", (db) =>
    db.rows<DueWebhooks>(sql`
      select due.work, due.workspace_id as "workspaceId", due.id
      from webhooks_with_due_work(${platform.now()}::timestamptz) due`),
  );
}

/** Removes deliveries that ended long ago, and those of deleted endpoints; tells how many. */
export async function forgetWebhooks(platform: Platform): Promise<number> {
  const before = plusSeconds(platform.now(), -DAYS_KEPT * 24 * 3600);
  for (let all = 0; ;) {
    const [row] = await acrossWorkspaces(platform, "write", (db) =>
      db.rows<{ forgotten: number }>(
        sql`/* removes */ select forget_webhooks(${before}::timestamptz, ${FORGOTTEN_AT_ONCE}) as forgotten`,
      ),
    );
    all += row?.forgotten ?? 0;
    if ((row?.forgotten ?? 0) < FORGOTTEN_AT_ONCE) return all;
  }
}

async function acrossWorkspaces<Result>(
  { pool, onStatement }: Platform,
  access: "read" | "write",
  work: (db: UnitOfWork) => Promise<Result>,
): Promise<Result> {
  const db = new UnitOfWork({ pool, workspaceId: null, access, ...(onStatement && { onStatement }) });
  try {
    const result = await work(db);
    await db.commit();
    return result;
  } finally {
    await db.rollback();
  }
}
