import { MemberRole } from "../../entities/access/access-enums";
import { sql } from "../../kernel/database/sql";
import { NotFoundError, VersionConflictError } from "../../kernel/errors";
import { publicId } from "../../kernel/ids";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import { forgetSubjects } from "./forget-subjects";
import { command } from "./operations";
import { identityProviderOf } from "./read-identity-provider";
import { refuseRoleBeyondOwn } from "./role-policy";

export interface RemoveIdentityProviderInput {
  readonly expectedVersion?: number | null;
}

/** From then on no member can sign in; API keys and customers' tokens go on working. */
export const removeIdentityProvider = command(
  { name: "identityProvider:remove", permission: "workspace:write" },
  async (
    ctx: Context,
    { expectedVersion }: RemoveIdentityProviderInput,
  ): Promise<{ readonly removedIdentityProviderId: string }> => {
    refuseRoleBeyondOwn(ctx, MemberRole.ADMIN);
    const known = await identityProviderOf(ctx, "change");
    if (!known) throw new NotFoundError("identity provider");
    if (expectedVersion != null && known.version !== expectedVersion)
      throw new VersionConflictError("identity provider", expectedVersion, known.version);
    await forgetSubjects(ctx);
    await ctx.db.rows(sql`delete from identity_providers where ${ctx.inWorkspace()} and id = ${known.id}`);
    const removedIdentityProviderId = publicId("idp", known.id);
    recordEvent(
      ctx,
      "identity_provider.removed",
      { type: "identityProvider", id: known.id, version: known.version + 1 },
      { identityProviderId: removedIdentityProviderId, issuer: known.issuer },
    );
    return { removedIdentityProviderId };
  },
);
