import { MemberRole } from "../../entities/access/access-enums";
import { ApiKey } from "../../entities/access/api-key.entity";
import { Member } from "../../entities/access/member.entity";
import { findRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { invariant } from "../../kernel/errors";
import type { Actor, Context, SystemActor } from "./actor";
import { query } from "./operations";
import {
  ALL_PERMISSIONS,
  PERMISSIONS,
  PERMISSIONS_OF_CUSTOMER,
  PERMISSIONS_OF_ROLE,
  type Permission,
} from "./permissions";

const members = table(Member);
const apiKeys = table(ApiKey);

/** The caller itself; what it may do is part of it. */
export const readViewer = query(
  { name: "viewer:read", permission: "viewer:read" },
  async ({ actor }: Context): Promise<Exclude<Actor, SystemActor>> => {
    invariant(actor.kind !== "system", "Redress asked itself who it is");
    return actor;
  },
);

/** The caller as a member, whatever it may see of others; null for other callers. */
export const viewersMember = query(
  { name: "viewer:member", permission: "viewer:read" },
  async (ctx: Context): Promise<Member | null> =>
    ctx.actor.kind === "member" ? findRow(ctx, members, ctx.actor.id) : null,
);

/** The caller as an API key; null for other callers. */
export const viewersApiKey = query(
  { name: "viewer:apiKey", permission: "viewer:read" },
  async (ctx: Context): Promise<ApiKey | null> =>
    ctx.actor.kind === "apiKey" ? findRow(ctx, apiKeys, ctx.actor.id) : null,
);

export interface ExplainedPermission {
  readonly name: Permission;
  readonly description: string;
  readonly roles: readonly MemberRole[];
  readonly isForCustomers: boolean;
}

/** Every permission there is, and who carries it. */
export const listPermissions = query(
  { name: "permission:list", permission: "viewer:read" },
  async (): Promise<readonly ExplainedPermission[]> =>
    ALL_PERMISSIONS.map((name) => ({
      name,
      description: PERMISSIONS[name],
      roles: Object.values(MemberRole).filter((role) => PERMISSIONS_OF_ROLE[role].has(name)),
      isForCustomers: PERMISSIONS_OF_CUSTOMER.has(name),
    })),
);
