import type { Figures } from "../figures";
import { Chaos } from "../stage/chaos";
import { logOf } from "../stage/log-rows";
import { pause, until } from "../stage/patience";
import { startStage, type Stage } from "../stage/stage";
import { WebhookReceiver } from "../taps/webhook-receiver";
import { writeBulk } from "../writers/bulk-events";
import { endpoint } from "../writers/webhook-endpoint";
import { compareEach } from "./compare-taps";
import type { Scenario } from "./scenario";

const EVENTS = 10_000;
const TEMPER = { errors: 0.3, timeouts: 0.1, resets: 0.05 };
const KILL_EVERY_MS = 5_000;
const WITHIN_MS = 900_000;
const SETTINGS = { WEBHOOK_RETRY_SECONDS: Array(20).fill("1").join(","), WEBHOOK_TIMEOUT_SECONDS: "1" };

/** A receiver that fails nearly half of the time, and workers that die: each event arrives, and as it was. */
export const webhooks: Scenario = async ({ postgres, figures }) => {
  const stage = await startStage({ urls: postgres, apis: 1, workers: 2, settings: SETTINGS });
  try {
    await deliverAll(stage, figures);
  } finally {
    await stage.close();
  }
};

async function deliverAll(stage: Stage, figures: Figures): Promise<void> {
  const { urls, workspace, workers } = stage;
  const receiver = await WebhookReceiver.start();
  receiver.temper = TEMPER;
  const { id, secret } = await endpoint(stage.caller, receiver.url);
  receiver.secrets = [secret];
  const before = (await logOf(urls, workspace.id)).length;
  const startedAt = performance.now();
  const writing = writeBulk({
    url: urls.applicationUrl,
    workspaceId: workspace.id,
    events: EVENTS,
    rate: 500,
    atOnce: 20,
  });
  const chaos = new Chaos(workers, KILL_EVERY_MS);
  await until(() => receiver.taken.length > EVENTS / 3, WITHIN_MS);
  const rotated = await rotate(stage, id);
  // What was signed before it is still on its way.
  await pause(5_000);
  receiver.secrets = [secret, rotated];
  await writing;
  await until(() => receiver.taken.length >= EVENTS, WITHIN_MS, 100);
  const tookMs = performance.now() - startedAt;
  await chaos.stop();
  const log = (await logOf(urls, workspace.id)).slice(before).filter(({ type }) => type === "case.changed");
  figures.note("events", log.length, "", { atLeast: EVENTS });
  figures.note("tries", receiver.requests, "");
  figures.note("delivered each second", (receiver.taken.length * 1_000) / tookMs, "/s");
  figures.note("workers killed", chaos.kills, "");
  figures.note("delivered more than once", receiver.repeated, "");
  figures.none("not vouched for", receiver.unverified);
  figures.none("with another id or content than before", receiver.changed);
  compareEach(figures, "webhook", receiver.taken, log);
  await remove(stage, id);
  await receiver.close();
}

async function rotate({ caller }: Stage, endpointId: string): Promise<string> {
  const { rotateWebhookSecret } = await caller.call<{ rotateWebhookSecret: { secret: string } }>(
    "mutation ($input: RotateWebhookSecretInput!) { rotateWebhookSecret(input: $input) { secret } }",
    { input: { endpointId, overlapSeconds: 3_600 } },
  );
  return rotateWebhookSecret.secret;
}

async function remove({ caller }: Stage, endpointId: string): Promise<void> {
  await caller.call(
    "mutation ($input: DeleteWebhookEndpointInput!) { deleteWebhookEndpoint(input: $input) { userErrors { code } } }",
    { input: { endpointId } },
  );
}
