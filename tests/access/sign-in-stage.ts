import type { ApiResult } from "../support/api-client";
import type { TestWorkspace, World } from "../support/world";
import { invite, mutate, type MemberAnswer } from "./desk";
import { memberToken, startIssuer, type Issuer, type SigningKey, type TokenFacts } from "./issuer";

interface Viewed {
  readonly viewer: {
    readonly kind: string;
    readonly permissions: readonly string[];
    readonly member: { readonly id: string; readonly subject: string | null } | null;
  };
}

export const VIEWER = `{ viewer { kind permissions member { id subject } } }`;
export const VOUCHED_FOR = { email: "grace@acme.example", email_verified: true };

/** What everybody gets who is not let in. */
export const REFUSED = {
  status: 401,
  errors: [
    {
      message: "The credential is unknown, expired or revoked.",
      extensions: { code: "UNAUTHENTICATED", retryable: false },
    },
  ],
};

/** A workspace with an identity provider, and Grace, who was invited. */
export interface SignInStage {
  readonly issuer: Issuer;
  readonly key: SigningKey;
  readonly workspace: TestWorkspace;
  readonly grace: MemberAnswer;
  configure(facts: Readonly<Record<string, unknown>>, of?: TestWorkspace): Promise<unknown>;
  token(facts?: TokenFacts, by?: SigningKey): Promise<string>;
  withToken(credential: string, to?: TestWorkspace): Promise<ApiResult<Viewed>>;
  signIn(facts?: TokenFacts, by?: SigningKey): Promise<ApiResult<Viewed>>;
}

export async function signInStage(redress: World): Promise<SignInStage> {
  const issuer = await startIssuer();
  const key = issuer.published[0] as SigningKey;
  const workspace = await redress.addWorkspace("A workspace of its own");
  const configure: SignInStage["configure"] = (facts, of = workspace) =>
    mutate(of.api, "configureIdentityProvider", "identityProvider { id version }", {
      issuer: issuer.issuer,
      audience: issuer.audience,
      keys: { jwksUrl: issuer.jwksUrl },
      algorithms: ["ES256"],
      ...facts,
    });
  const token: SignInStage["token"] = (facts = VOUCHED_FOR, by = key) =>
    memberToken(by, redress.clock.now(), facts);
  const withToken: SignInStage["withToken"] = (credential, to = workspace) =>
    redress.as(credential, { "x-workspace-id": to.publicId }).send<Viewed>(VIEWER);
  await configure({});
  const grace = await invite(workspace.api, VOUCHED_FOR.email);
  return {
    issuer,
    key,
    workspace,
    grace,
    configure,
    token,
    withToken,
    signIn: async (facts, by) => withToken(await token(facts, by)),
  };
}
