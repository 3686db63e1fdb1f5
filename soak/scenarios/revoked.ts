import { publicId } from "../../src/kernel/ids";
import type { Figures } from "../figures";
import { configureIdentityProvider, type IdentityProvider } from "../stage/identity-provider";
import { pause, until } from "../stage/patience";
import { startStage, type Stage } from "../stage/stage";
import { SocketFollower } from "../taps/socket-follower";
import { setDesk, type Desk } from "../writers/desk";
import { replyAtPace } from "../writers/paced-replies";
import type { Scenario } from "./scenario";

export interface RevokedOptions {
  readonly stage: Stage;
  readonly figures: Figures;
  /** Until the token expires, and at most until the other rights are taken away. */
  readonly seconds: number;
}

interface Listener {
  readonly name: string;
  readonly follower: SocketFollower;
  /** Takes its right to hear away; resolves with when that was answered, in milliseconds since 1970. */
  readonly revoke: () => Promise<number>;
}

interface Scene {
  readonly stage: Stage;
  readonly desk: Desk;
  readonly provider: IdentityProvider;
  readonly seconds: number;
}

const GRACE_MS = 1_000;
const RATE = 10;
/** For which things go on to happen. */
const AFTERWARDS_SECONDS = 3;
const SETTINGS_EVERY_MS = 150;

export const revoked: Scenario = async ({ postgres, figures }) => {
  const stage = await startStage({ urls: postgres, apis: 2, workers: 1 });
  try {
    await runRevoked({ stage, figures, seconds: 5 });
  } finally {
    await stage.close();
  }
};

/** Whoever lost the right to hear gets nothing after a second, whichever right it was. */
export async function runRevoked({ stage, figures, seconds }: RevokedOptions): Promise<void> {
  const desk = await setDesk(stage.caller, 5);
  const scene = { stage, desk, seconds, provider: await configureIdentityProvider(stage.caller) };
  const listeners = await Promise.all(LISTENERS.map((make) => make(scene)));
  const writing = Promise.all([
    replyAtPace(stage.caller, desk, { rate: RATE, seconds: seconds + AFTERWARDS_SECONDS }),
    changeSettings(stage, (seconds + AFTERWARDS_SECONDS) * 1_000),
  ]);
  const isHearing = await until(
    () => listeners.every(({ follower }) => follower.events.length > 0),
    seconds * 1_000,
  );
  figures.none("listeners that heard nothing before", isHearing ? 0 : 1);
  const revokedAt = await Promise.all(listeners.map(({ revoke }) => revoke()));
  await writing;
  await pause(GRACE_MS);
  for (const [index, { name, follower }] of listeners.entries()) {
    const since = revokedAt[index] ?? 0;
    const late = follower.arrivals.filter((at) => at > since + GRACE_MS).length;
    if (name === "control")
      figures.note("heard meanwhile by whoever kept its rights", late, "", { atLeast: 1 });
    else figures.none(`${name}: events heard after a second`, late);
    const last = Math.max(0, ...follower.arrivals.map((at) => at - since));
    if (name !== "control") figures.note(`${name}: the last event after`, last, "ms", { atMost: GRACE_MS });
    await follower.close();
  }
}

const LISTENERS: readonly ((scene: Scene) => Promise<Listener>)[] = [
  async ({ stage }) => ({
    name: "control",
    follower: await follow(stage, stage.workspace.key),
    revoke: async () => Date.now(),
  }),
  async ({ stage }) => {
    const { apiKeyId, secret } = await makeKey(stage);
    return {
      name: "revoked key",
      follower: await follow(stage, secret),
      revoke: () => change(stage, "revokeApiKey", { apiKeyId }),
    };
  },
  (scene) =>
    memberListener(scene, "member of a lesser role", "updateMember", { role: "VIEWER" }, [
      "webhook_endpoint.*",
    ]),
  (scene) => memberListener(scene, "deactivated member", "deactivateMember", {}),
  async ({ stage, provider, seconds }) => {
    const token = await provider.tokenFor(await provider.invite("AGENT"), seconds);
    const expiresAt = (Math.floor(Date.now() / 1_000) + seconds) * 1_000;
    return {
      name: "expired token",
      follower: await follow(stage, token, { ofMember: true }),
      revoke: async () => {
        await pause(expiresAt - Date.now());
        return expiresAt;
      },
    };
  },
  async ({ stage, desk: { customerId } }) => {
    const { mintCustomerToken } = await stage.caller.call<{ mintCustomerToken: { token: string } }>(
      "mutation ($input: MintCustomerTokenInput!) { mintCustomerToken(input: $input) { token } }",
      { input: { customerId } },
    );
    return {
      name: "customer whose tokens were revoked",
      follower: await follow(stage, mintCustomerToken.token),
      revoke: () => change(stage, "revokeCustomerTokens", { customerId }),
    };
  },
];

async function memberListener(
  { stage, provider }: Scene,
  name: string,
  mutation: string,
  input: object,
  types?: readonly string[],
): Promise<Listener> {
  const member = await provider.invite("ADMIN");
  const token = await provider.tokenFor(member, 600);
  return {
    name,
    follower: await follow(stage, token, { ofMember: true, ...(types && { types }) }),
    revoke: () => change(stage, mutation, { memberId: member.id, ...input }),
  };
}

async function follow(
  stage: Stage,
  credential: string,
  { ofMember = false, types }: { readonly ofMember?: boolean; readonly types?: readonly string[] } = {},
): Promise<SocketFollower> {
  const { asOf } = await stage.caller.call<{ asOf: string }>("{ asOf }");
  return new SocketFollower({
    host: () => stage.host(),
    credential,
    after: asOf,
    ...(ofMember && { workspaceId: publicId("ws", stage.workspace.id) }),
    ...(types && { types }),
  });
}

async function change({ caller }: Stage, mutation: string, input: object): Promise<number> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { answer } = await caller.call<{ answer: { userErrors: readonly object[] } }>(
    `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { userErrors { code message } } }`,
    { input },
  );
  if (answer.userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(answer.userErrors)}`);
  return Date.now();
}

async function makeKey({ caller }: Stage): Promise<{ readonly apiKeyId: string; readonly secret: string }> {
  const { createApiKey } = await caller.call<{ createApiKey: { secret: string; apiKey: { id: string } } }>(
    `mutation { createApiKey(input: { name: "soak", environment: TEST, permissions: ["case:read", "event:read"] }) { secret apiKey { id } } }`,
  );
  return { apiKeyId: createApiKey.apiKey.id, secret: createApiKey.secret };
}

/** Events that admins alone hear of. */
async function changeSettings({ caller }: Stage, withinMs: number): Promise<void> {
  const { createWebhookEndpoint } = await caller.call<{
    createWebhookEndpoint: { endpoint: { id: string } };
  }>(
    `mutation { createWebhookEndpoint(input: { url: "http://127.0.0.1:9", eventTypes: ["team.created"] }) { endpoint { id } } }`,
  );
  const endpointId = createWebhookEndpoint.endpoint.id;
  for (
    const endsAt = performance.now() + withinMs;
    performance.now() < endsAt;
    await pause(SETTINGS_EVERY_MS)
  )
    await caller.call(
      "mutation ($input: ChangeWebhookEndpointInput!) { changeWebhookEndpoint(input: $input) { userErrors { code } } }",
      { input: { endpointId, description: String(performance.now()) } },
    );
}
