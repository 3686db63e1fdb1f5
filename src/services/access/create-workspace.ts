import { MemberRole, WorkspaceMode } from "../../entities/access/access-enums";
import { Member } from "../../entities/access/member.entity";
import { Workspace } from "../../entities/access/workspace.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { insertRow } from "../../kernel/database/store";
import { columnsOf, table } from "../../kernel/database/table";
import { invariant } from "../../kernel/errors";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { publicId } from "../../kernel/ids";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import { command } from "./operations";

const workspaces = table(Workspace);
const members = table(Member);

export interface CreateWorkspaceInput {
  readonly name: SafeText;
  /** The first administrator, who signs in through the identity provider with this verified address. */
  readonly admin: { readonly name: SafeText; readonly email: SafeText };
  /** Live unless told. */
  readonly mode?: WorkspaceMode;
}

/** Sets up the workspace whose id the context names, with its first administrator. */
export const createWorkspace = command(
  { name: "workspace:create", permission: "workspace:write", exact: ["admin.email"] },
  async (
    ctx: Context,
    { name, admin, mode = WorkspaceMode.LIVE }: CreateWorkspaceInput,
  ): Promise<{ workspace: Workspace; admin: Member }> => {
    const workspace = await firstRow<Workspace>(
      ctx.db,
      sql`
      insert into workspaces (id, name, mode, created_at, updated_at)
      values (${ctx.workspaceId}, ${name}, ${mode}, ${ctx.now()}, ${ctx.now()})
      returning ${columnsOf(workspaces)}`,
    );
    invariant(workspace, "an insert returned no row");
    const member = await insertRow(ctx, members, {
      id: ctx.newId(),
      name: admin.name,
      email: admin.email.toLowerCase(),
      role: MemberRole.ADMIN,
    });
    recordEvent(
      ctx,
      "workspace.created",
      { type: "workspace", id: workspace.id, version: workspace.version },
      { workspaceId: publicId("ws", workspace.id), name },
    );
    return { workspace, admin: member };
  },
);
