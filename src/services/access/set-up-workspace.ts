import type { Workspace } from "../../entities/access/workspace.entity";
import type { Context } from "./actor";
import { createApiKey } from "./create-api-key";
import { createWorkspace, type CreateWorkspaceInput } from "./create-workspace";
import { command } from "./operations";
import { ALL_PERMISSIONS } from "./permissions";

export interface NewWorkspace {
  readonly workspace: Workspace;
  /** The first key; it cannot be read again. */
  readonly secret: string;
}

/** A workspace with a first key of every permission, by which its backend makes the others. */
export const setUpWorkspace = command(
  { name: "workspace:setUp", permission: "workspace:write" },
  async (ctx: Context, input: CreateWorkspaceInput): Promise<NewWorkspace> => {
    const { workspace } = await createWorkspace.body(ctx, input);
    const key = { name: "first key", environment: workspace.mode, permissions: ALL_PERMISSIONS };
    const { secret } = await createApiKey.body(ctx, key);
    return { workspace, secret };
  },
);
