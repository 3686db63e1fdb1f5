import { sql } from "../../kernel/database/sql";
import { UnitOfWork } from "../../kernel/database/unit-of-work";
import type { Uuid } from "../../kernel/ids";
import type { Platform } from "../platform";

/** Something that is due about a file, in whichever workspace. */
export interface DueWork {
  readonly kind: "ATTACHMENT" | "LOOSE_FILE";
  readonly workspaceId: Uuid;
  readonly id: Uuid;
}

const AT_A_TIME = 50;

/**
 * What is due in all workspaces, the longest due first. Row-level security shows the loop where there is work,
 * by a policy of its own; the work itself is done as any other, within one workspace.
 */
export async function dueWork({ pool, now }: Platform): Promise<readonly DueWork[]> {
  const db = new UnitOfWork({ pool, workspaceId: null, access: "read" });
  const instant = now();
  try {
    await db.rows(sql`select set_config('app.due_work', 'attachments', true)`);
    return await db.rows<DueWork>(sql`
      (select 'ATTACHMENT' as kind, workspace_id as "workspaceId", id
      from attachments
      where due_at is not null
      and due_at <= ${instant}
      order by due_at
      limit ${AT_A_TIME})
      union all
      (select 'LOOSE_FILE', workspace_id, id
      from loose_files
      where due_at <= ${instant}
      order by due_at
      limit ${AT_A_TIME})`);
  } finally {
    await db.rollback();
  }
}
