import { Webhook } from "standardwebhooks";
import { WebhookWork } from "../../src/server/webhooks/webhook-work";
import { world, type World } from "../support/world";
import { deliveriesOf, makeCustomers, newHook, queueAll, statesOf, stepHook } from "./hooks";
import { receiver, reset, silence, status, taken, type Received, type Receiver } from "./receiver";
import { compileWorkers } from "./workers";

const EVENTS = Number(process.env["WEBHOOK_EVENTS"] ?? 120);

let redress: World;
let shop: Receiver;

beforeAll(async () => {
  redress = await world();
  // Other processes go by the true time.
  redress.clock.advance((Date.now() - Date.parse(redress.clock.now())) / 1_000);
});

beforeEach(async () => {
  shop = await receiver();
});

afterEach(() => shop.close());
afterAll(() => redress.close());

interface Tried extends Received {
  readonly wasTaken: boolean;
}

function verifiedBy(secret: string, { body, headers }: Received): boolean {
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>) !== null;
  } catch {
    return false;
  }
}

test("a receiver with errors, time-outs and resets, and workers that are killed, lose nothing", async () => {
  const { id: endpointId, secret } = await newHook(redress.api, shop.url, {
    eventTypes: ["customer.created"],
  });
  const tried: Tried[] = [];
  shop.answer = (response, request) => {
    const chance = Math.random();
    const [answer] = [
      [status(500), 0.3],
      [silence, 0.4],
      [reset, 0.45],
    ].find(([, below]) => chance < (below as number)) ?? [taken];
    tried.push({ ...request, wasTaken: answer === taken });
    (answer as Receiver["answer"])(response, request);
  };
  await makeCustomers(redress.api, EVENTS);
  await queueAll(redress);
  const workers = compileWorkers();
  const options = {
    retrySeconds: Array<number>(60).fill(0.05),
    timeoutMs: 250,
    leaseMarginMs: 1_000,
    everyMs: 50,
  };
  const start = () => workers.start(redress.database.applicationUrl, options);

  const [first] = [start(), start()];
  await until(() => tried.length > EVENTS / 4);
  first.kill("SIGKILL");
  const rotated = await stepHook(redress.api, "rotateWebhookSecret", { endpointId });
  const triedBefore = tried.length;
  const second = start();
  await until(() => tried.length > EVENTS);
  second.kill("SIGKILL");
  start();
  await until(async () => (await statesOf(redress))["DELIVERED"] === EVENTS);
  workers.close();

  const ids = new Set(tried.filter(({ wasTaken }) => wasTaken).map(({ headers }) => headers["webhook-id"]));
  const bodies = new Set(tried.map(({ body, headers }) => `${String(headers["webhook-id"])} ${body}`));
  const later = tried.slice(triedBefore + 30);
  expect([ids.size, bodies.size]).toEqual([EVENTS, EVENTS]);
  expect(tried.filter((request) => !verifiedBy(secret, request))).toEqual([]);
  expect(later.filter((request) => !verifiedBy(rotated.secret!, request))).toEqual([]);
}, 120_000);

test("an endpoint that never answers does not hold up the others", async () => {
  const dead = await newHook(redress.api, `${shop.url}/dead`, { eventTypes: ["customer.created"] });
  const alive = await newHook(redress.api, `${shop.url}/alive`, { eventTypes: ["customer.created"] });
  shop.answer = (response, request) => (request.path === "/dead" ? silence : taken)(response, request);
  await makeCustomers(redress.api, 60);
  await queueAll(redress);
  const work = new WebhookWork(redress.platform, { timeoutMs: 10_000, atOnce: 12, perEndpoint: 10 });

  work.start();
  await until(() => shop.received.filter(({ path }) => path === "/alive").length === 60);
  const triedOfDead = shop.received.filter(({ path }) => path === "/dead").length;
  await shop.close();
  await work.stop();

  expect(triedOfDead).toBeLessThanOrEqual(10);
  expect(await deliveriesOf(redress.api, alive.id, { state: "DELIVERED" })).toHaveLength(60);
  expect(await deliveriesOf(redress.api, dead.id, { state: "PENDING" })).toHaveLength(60);
});

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error("It did not happen in time.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
