import { Workspace } from "../../entities/access/workspace.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import { invariant, VersionConflictError } from "../../kernel/errors";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { publicId } from "../../kernel/ids";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import { command } from "./operations";

const workspaces = table(Workspace);

export interface UpdateWorkspaceInput {
  readonly name: SafeText;
  readonly expectedVersion?: number | null;
}

export const updateWorkspace = command(
  { name: "workspace:update", permission: "workspace:write" },
  async (
    ctx: Context,
    { name: given, expectedVersion }: UpdateWorkspaceInput,
  ): Promise<{ readonly workspace: Workspace }> => {
    const known = await lockWorkspace(ctx);
    if (expectedVersion != null && known.version !== expectedVersion)
      throw new VersionConflictError("workspace", expectedVersion, known.version);
    const name = given.trim();
    if (known.name === name) return { workspace: known };
    const workspace = await firstRow<Workspace>(
      ctx.db,
      sql`
      update workspaces
      set name = ${name}, updated_at = ${ctx.now()}, version = version + 1
      where id = ${ctx.workspaceId}
      returning ${columnsOf(workspaces)}`,
    );
    invariant(workspace, "the workspace was not there, though it was locked before");
    const { id, version } = workspace;
    recordEvent(
      ctx,
      "workspace.updated",
      { type: "workspace", id, version },
      { workspaceId: publicId("ws", id), name },
    );
    return { workspace };
  },
);

/** Not `for update`: that would hold up every insert whose foreign key names the workspace. */
async function lockWorkspace(ctx: Context): Promise<Workspace> {
  const workspace = await firstRow<Workspace>(
    ctx.db,
    sql`select ${columnsOf(workspaces)} from workspaces where id = ${ctx.workspaceId} for no key update`,
  );
  invariant(workspace, "a caller was signed in to a workspace that is not there");
  return workspace;
}
