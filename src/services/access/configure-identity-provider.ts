import { MemberRole, type SignatureAlgorithm } from "../../entities/access/access-enums";
import { IdentityProvider, type PublicKeySet } from "../../entities/access/identity-provider.entity";
import { violatedUnique } from "../../kernel/database/database-errors";
import { insertRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { BusyError, InvalidError, VersionConflictError } from "../../kernel/errors";
import type { SafeJson, SafeText } from "../../kernel/firewall/safe-text";
import { publicId } from "../../kernel/ids";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import { CUSTOMER_TOKEN_ISSUER } from "./customer-token";
import { forgetSubjects } from "./forget-subjects";
import { keySetUrl } from "./key-set-url";
import { command } from "./operations";
import { publicKeySet } from "./public-key-set";
import { identityProviderOf } from "./read-identity-provider";
import { refuseRoleBeyondOwn } from "./role-policy";

const providers = table(IdentityProvider);

export interface ConfigureIdentityProviderInput {
  readonly issuer: SafeText;
  readonly audience: SafeText;
  /** Exactly one of the two. */
  readonly keys: {
    readonly jwksUrl?: SafeText | null;
    readonly jwks?: SafeJson | null;
  };
  readonly algorithms: readonly SignatureAlgorithm[];
  readonly expectedVersion?: number | null;
}

interface Settings {
  readonly issuer: SafeText;
  readonly audience: SafeText;
  readonly jwksUrl: SafeText | null;
  readonly jwks: PublicKeySet | null;
  readonly algorithms: readonly SignatureAlgorithm[];
}

/** Sets who vouches for the workspace's members, in place of whoever did before. */
export const configureIdentityProvider = command(
  {
    name: "identityProvider:configure",
    permission: "workspace:write",
    exact: ["issuer", "audience", "keys"],
  },
  async (
    ctx: Context,
    input: ConfigureIdentityProviderInput,
  ): Promise<{ readonly identityProvider: IdentityProvider }> => {
    // Whoever chooses who vouches for members can sign in as any of them.
    refuseRoleBeyondOwn(ctx, MemberRole.ADMIN);
    const settings = settingsOf(input);
    const known = await identityProviderOf(ctx, "change");
    refuseStale(known, input.expectedVersion);
    if (known && known.issuer !== settings.issuer) await forgetSubjects(ctx);
    const identityProvider = await (known
      ? updateRow(ctx, providers, known.id, settings)
      : insertRow(ctx, providers, { id: ctx.newId(), ...settings }).catch(refuseSecond));
    const { id, version, issuer, audience, algorithms } = identityProvider;
    recordEvent(
      ctx,
      "identity_provider.configured",
      { type: "identityProvider", id, version },
      { identityProviderId: publicId("idp", id), issuer, audience, algorithms },
    );
    return { identityProvider };
  },
);

function settingsOf({ issuer, audience, keys, algorithms }: ConfigureIdentityProviderInput): Settings {
  if (issuer === CUSTOMER_TOKEN_ISSUER)
    throw new InvalidError("issuer", "This is the issuer of customers' tokens; name your own.");
  if (algorithms.length === 0) throw new InvalidError("algorithms", "Name one algorithm at least.");
  if ((keys.jwksUrl == null) === (keys.jwks == null))
    throw new InvalidError("keys", "Give either `jwksUrl` or `jwks`.");
  return {
    issuer,
    audience,
    jwksUrl: keys.jwksUrl == null ? null : keySetUrl(keys.jwksUrl, ["keys", "jwksUrl"]),
    jwks: keys.jwks == null ? null : publicKeySet(keys.jwks, ["keys", "jwks"]),
    algorithms: [...new Set(algorithms)],
  };
}

function refuseStale(known: IdentityProvider | null, expected: number | null | undefined): void {
  const current = known?.version ?? 0;
  if (expected != null && current !== expected)
    throw new VersionConflictError("identity provider", expected, current);
}

function refuseSecond(error: unknown): never {
  throw violatedUnique(error) === null
    ? error
    : new BusyError("Another request is configuring the identity provider. Send this one again.");
}
