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
import { lockWorkspace } from "./lock-workspace";
import { command } from "./operations";
import type { TimedWorkspace } from "./timed-workspace";

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
  ): Promise<{ readonly workspace: TimedWorkspace }> => {
    const known = await lockWorkspace(ctx);
    if (expectedVersion != null && known.version !== expectedVersion)
      throw new VersionConflictError("workspace", expectedVersion, known.version);
    const name = given.trim();
    if (known.name === name) return { workspace: { ...known, now: ctx.now() } };
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
    return { workspace: { ...workspace, now: ctx.now() } };
  },
);
