import { Workspace } from "../../entities/access/workspace.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import { invariant } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "./actor";
import { query } from "./operations";
import type { TimedWorkspace } from "./timed-workspace";

const workspaces = table(Workspace);

/** The caller's own workspace; every credential belongs to one. */
export const readWorkspace = query(
  { name: "workspace:read", permission: "viewer:read" },
  async (ctx: Context): Promise<TimedWorkspace> => {
    const workspace = await firstRow<Workspace>(
      ctx.db,
      sql`select ${columnsOf(workspaces)} from workspaces where id = ${ctx.workspaceId}`,
    );
    invariant(workspace, "a caller was signed in to a workspace that is not there");
    return { ...workspace, now: ctx.now() };
  },
);

/** The caller's workspace if it is among these ids: there is no way to any other. */
export const workspacesById = query(
  { name: "workspace:byId", permission: "viewer:read" },
  async (
    ctx: Context,
    { ids }: { readonly ids: readonly Uuid[] },
  ): Promise<ReadonlyMap<Uuid, TimedWorkspace>> => {
    if (!ids.includes(ctx.workspaceId)) return new Map();
    return new Map([[ctx.workspaceId, await readWorkspace.body(ctx, null)]]);
  },
);
