import { sql } from "../../kernel/database/sql";
import { UnitOfWork } from "../../kernel/database/unit-of-work";
import type { Uuid } from "../../kernel/ids";
import type { Platform } from "../platform";

/** Something that is due about a file, in whichever workspace. */
export interface DueFile {
  readonly kind: "ATTACHMENT" | "LOOSE_FILE";
  readonly workspaceId: Uuid;
  readonly id: Uuid;
}

/** What is due by now in all workspaces: ids alone. The work itself is done as any other, within one workspace. */
export async function dueFiles({ pool, onStatement, now }: Platform): Promise<readonly DueFile[]> {
  const db = new UnitOfWork({ pool, workspaceId: null, access: "read", ...(onStatement && { onStatement }) });
  try {
    return await db.rows<DueFile>(sql`
      select due.kind, due.workspace_id as "workspaceId", due.id
      from files_with_due_work(${now()}::timestamptz) due`);
  } finally {
    await db.rollback();
  }
}
