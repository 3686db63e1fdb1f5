import { Workspace } from "../../entities/access/workspace.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import { invariant } from "../../kernel/errors";
import type { Context } from "./actor";

const workspaces = table(Workspace);

/** Not `for update`: that would hold up every insert whose foreign key names the workspace. */
export async function lockWorkspace(ctx: Context): Promise<Workspace> {
  const workspace = await firstRow<Workspace>(
    ctx.db,
    sql`select ${columnsOf(workspaces)} from workspaces where id = ${ctx.workspaceId} for no key update`,
  );
  invariant(workspace, "a caller was signed in to a workspace that is not there");
  return workspace;
}
