import { forgetWebhooks } from "../../src/server/webhooks/due-webhooks";
import { WebhookWork, type WebhookWorkOptions } from "../../src/server/webhooks/webhook-work";
import { cloneDatabase, type TestDatabase } from "../support/test-server";
import { world, type World } from "../support/world";
import { hookMutation, queueAll } from "./hooks";
import { receiver, type Receiver } from "./receiver";

export const DAY = 24 * 3_600;

/** A workspace and a receiver of each test's own, on one database. */
export interface ShopStage {
  readonly redress: World;
  readonly shop: Receiver;
  /** Delivers what is due by the test's clock; retries come without jitter. */
  work(options?: WebhookWorkOptions): WebhookWork;
  queueAndDeliver(options?: WebhookWorkOptions): Promise<number>;
}

/** Sets the stage before each test of a file, and clears it after; on a new database unless told. */
export function shopStage(database: () => Promise<TestDatabase> = cloneDatabase): ShopStage {
  let base: World;
  let redress: World;
  let shop: Receiver;
  beforeAll(async () => {
    base = await world({ database: await database() });
  });
  beforeEach(async () => {
    const workspace = await base.addWorkspace("Shop");
    redress = { ...base, workspace, api: workspace.api };
    shop = await receiver();
  });
  afterEach(async () => {
    await shop.close();
    await deleteAll(redress);
    redress.clock.advance(DAY);
  });
  afterAll(() => base.close());
  const work = (options: WebhookWorkOptions = {}): WebhookWork =>
    new WebhookWork(redress.platform, { random: () => 0, timeoutMs: 300, ...options });
  return {
    get redress() {
      return redress;
    },
    get shop() {
      return shop;
    },
    work,
    queueAndDeliver: async (options) => {
      await queueAll(redress);
      return work(options).deliverDue();
    },
  };
}

/** What one test leaves must not be tried in the next. */
async function deleteAll({ api, platform }: World): Promise<void> {
  const { webhookEndpoints } = await api.data<{ webhookEndpoints: { nodes: { id: string }[] } }>(
    "{ webhookEndpoints { nodes { id } } }",
  );
  for (const { id: endpointId } of webhookEndpoints.nodes)
    await hookMutation(api, "deleteWebhookEndpoint", { endpointId }, "deletedEndpointId");
  await forgetWebhooks(platform);
}
