import { Webhook } from "standardwebhooks";
import { plusSeconds, systemClock } from "../../src/kernel/instant";
import { forgetWebhooks } from "../../src/server/webhooks/due-webhooks";
import { WebhookWork, type WebhookWorkOptions } from "../../src/server/webhooks/webhook-work";
import { world, type World } from "../support/world";
import {
  deliveriesOf,
  makeCustomers,
  newHook,
  queueAll,
  readHook,
  renameCustomer,
  statesOf,
  stepHook,
  hookMutation,
} from "./hooks";
import { receiver, silence, status, taken, reset, type Received, type Receiver } from "./receiver";

const HOUR = 3_600;
const DAY = 24 * HOUR;

let base: World;
/** The same, with a workspace of each test's own. */
let redress: World;
let shop: Receiver;

beforeAll(async () => {
  base = await world();
});

beforeEach(async () => {
  const workspace = await base.addWorkspace("Shop");
  redress = { ...base, workspace, api: workspace.api };
  shop = await receiver();
});

afterEach(async () => {
  await shop.close();
  const { webhookEndpoints } = await redress.api.data<{ webhookEndpoints: { nodes: { id: string }[] } }>(
    "{ webhookEndpoints { nodes { id } } }",
  );
  for (const { id: endpointId } of webhookEndpoints.nodes)
    await hookMutation(redress.api, "deleteWebhookEndpoint", { endpointId }, "deletedEndpointId");
  await forgetWebhooks(base.platform);
  redress.clock.advance(DAY);
});

afterAll(() => base.close());

/** Delivers what is due by the test's clock; retries come without jitter. */
function work(options: WebhookWorkOptions = {}): WebhookWork {
  return new WebhookWork(redress.platform, { random: () => 0, timeoutMs: 300, ...options });
}

async function queueAndDeliver(options: WebhookWorkOptions = {}): Promise<number> {
  await queueAll(redress);
  return work(options).deliverDue();
}

function headersOf({ headers }: Received): Record<string, string> {
  return headers as Record<string, string>;
}

const inTenMinutes: Receiver["answer"] = (response, request) => {
  const date = new Date(Date.parse(redress.clock.now()) + 600_000).toUTCString();
  status(429, { "retry-after": date })(response, request);
};

const customerEvents = { eventTypes: ["customer.*"] };

test("an event arrives as the log tells of it, and any library of Standard Webhooks vouches for it", async () => {
  const now = { ...redress.platform, now: systemClock };
  const hook = await newHook(redress.api, `${shop.url}/hooks`, customerEvents);
  const [customerId] = await makeCustomers(redress.api, 1);

  await queueAll(redress);
  await new WebhookWork(now).deliverDue();

  const [request] = shop.received;
  const sent = new Webhook(hook.secret).verify(request!.body, headersOf(request!));
  const { events } = await redress.api.data<{ events: { nodes: readonly object[] } }>(
    `{ events(filter: { types: ["customer.created"] }) { nodes { id type cursor occurredAt } } }`,
  );
  expect(shop.received).toHaveLength(1);
  expect(request).toMatchObject({
    path: "/hooks",
    headers: { "webhook-id": (events.nodes[0] as { id: string }).id },
  });
  expect(sent).toMatchObject({
    type: "customer.created",
    data: { payload: { customerId }, ...events.nodes[0] },
  });
  expect(() => new Webhook(`whsec_${"A".repeat(44)}`).verify(request!.body, headersOf(request!))).toThrow();
});

test("during a rotation both secrets vouch for what is sent, and after it the new one alone", async () => {
  const now = { ...redress.platform, now: systemClock };
  const hook = await newHook(redress.api, shop.url, customerEvents);
  const { secret } = await stepHook(redress.api, "rotateWebhookSecret", {
    endpointId: hook.id,
    overlapSeconds: 60,
  });
  const verifiedBy = (request: Received): readonly boolean[] =>
    [hook.secret, secret!].map((each) => {
      try {
        return new Webhook(each).verify(request.body, headersOf(request)) !== null;
      } catch {
        return false;
      }
    });

  await makeCustomers(redress.api, 1);
  await queueAll(redress);
  // The overlap is told by the test's clock, which stands in the past; the receiver's library goes by the true time.
  const within = { ...now, now: () => redress.platform.now() };
  await new WebhookWork(within).deliverDue();
  await makeCustomers(redress.api, 1);
  await queueAll(redress);
  await new WebhookWork(now).deliverDue();

  expect(shop.received[0]!.headers["webhook-signature"]).toMatch(/^v1,\S{44} v1,\S{44}$/);
  expect(verifiedBy(shop.received[1]!)).toEqual([false, true]);
});

test("an endpoint gets the events that it names, of its own workspace, since it was made", async () => {
  const other = await redress.addWorkspace("Beta Payments");
  await makeCustomers(redress.api, 1);
  await queueAll(redress);
  redress.clock.advance(60);
  await newHook(redress.api, `${shop.url}/updates`, { eventTypes: ["customer.updated", "case.*"] });
  await newHook(redress.api, `${shop.url}/all`);
  const [id] = await makeCustomers(redress.api, 1);
  await renameCustomer(redress.api, id!, "Another");
  await makeCustomers(other.api, 1);

  await queueAll(redress);
  await queueAll({ ...redress, workspace: other });
  await work().deliverDue();

  const typesAt = (path: string): readonly string[] =>
    shop.received
      .filter((request) => request.path === path)
      .map(({ body }) => (JSON.parse(body) as { type: string }).type)
      .sort();
  expect(typesAt("/updates")).toEqual(["customer.updated"]);
  expect(typesAt("/all")).toEqual([
    "customer.created",
    "customer.updated",
    "webhook_endpoint.created",
    "webhook_endpoint.created",
  ]);
});

test("what fails is tried ten times over three days, with the same id and bytes, and then given up", async () => {
  const hook = await newHook(redress.api, shop.url, customerEvents);
  shop.answer = status(500, {}, "x".repeat(5_000));
  await makeCustomers(redress.api, 1);
  await queueAll(redress);
  const due: (string | null)[] = [];
  const start = redress.clock.now();

  for (let tries = 0; tries < 10; tries += 1) {
    await work().deliverDue();
    const [delivery] = await deliveriesOf(redress.api, hook.id);
    due.push(delivery!.nextAttemptAt);
    const wait =
      (Date.parse(delivery!.nextAttemptAt ?? redress.clock.now()) - Date.parse(redress.clock.now())) / 1_000;
    redress.clock.advance(wait - 1);
    expect(await work().deliverDue()).toBe(0);
    redress.clock.advance(1);
  }

  const [given] = await deliveriesOf(redress.api, hook.id);
  const waits = due.slice(0, -1).map((at, index) => Date.parse(at!) - Date.parse(due[index - 1] ?? start));
  expect(waits.map((ms) => ms / 1_000)).toEqual([
    5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400,
  ]);
  expect(given).toMatchObject({ state: "FAILED", attemptCount: 10, nextAttemptAt: null });
  expect(given!.attempts.nodes[9]).toMatchObject({
    number: 10,
    statusCode: 500,
    error: "STATUS",
    answer: "x".repeat(1_024),
  });
  expect(new Set(shop.received.map(({ body }) => body)).size).toBe(1);
  expect(new Set(shop.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
});

test.each([
  ["an answer of 503 with its time in seconds", status(503, { "retry-after": "120" }), 120, "STATUS"],
  [
    "an answer of 429 with a date",
    status(429, { "retry-after": "Thu, 15 Jan 2026 09:10:00 GMT" }),
    600,
    "STATUS",
  ],
  ["a time beyond a day", status(503, { "retry-after": "999999" }), DAY, "STATUS"],
  ["a time that is none", status(503, { "retry-after": "soon" }), 5, "STATUS"],
  ["a redirect, which is not followed", status(307, { location: "/elsewhere" }), 5, "REDIRECT"],
  ["no answer", silence, 5, "TIMEOUT"],
  ["a connection that breaks", reset, 5, "CONNECTION"],
])("%s is a failure, after which is waited as it should be", async (_, answer, seconds, error) => {
  const hook = await newHook(redress.api, shop.url, customerEvents);
  shop.answer = answer;
  await makeCustomers(redress.api, 1);

  await queueAndDeliver();

  const [delivery] = await deliveriesOf(redress.api, hook.id);
  expect(shop.received).toHaveLength(1);
  expect(delivery!.attempts.nodes).toMatchObject([{ error }]);
  expect(Date.parse(delivery!.nextAttemptAt!) - Date.parse(redress.clock.now())).toBe(seconds * 1_000);
});

test("a status of 410 disables the endpoint, discards what is under way, and says so as an event", async () => {
  const gone = await newHook(redress.api, shop.url, customerEvents);
  const witness = await newHook(redress.api, `${shop.url}/witness`, {
    eventTypes: ["webhook_endpoint.disabled"],
  });
  shop.answer = (response, request) => (request.path === "/witness" ? taken : status(410))(response, request);
  await makeCustomers(redress.api, 3);

  await queueAndDeliver({ perEndpoint: 1 });
  await queueAndDeliver();

  const states = (await deliveriesOf(redress.api, gone.id)).map(({ state }) => state);
  expect(await readHook(redress.api, gone.id)).toMatchObject({ status: "DISABLED", disabledReason: "GONE" });
  expect(states).toEqual(["FAILED", "DISCARDED", "DISCARDED"]);
  expect(await deliveriesOf(redress.api, witness.id)).toMatchObject([{ state: "DELIVERED" }]);
  expect(JSON.parse(shop.received.at(-1)!.body)).toMatchObject({
    type: "webhook_endpoint.disabled",
    data: { payload: { endpointId: gone.id, reason: "GONE" } },
  });
});

test("an endpoint that takes nothing for five days is disabled; one that takes something meanwhile is not", async () => {
  const dead = await newHook(redress.api, `${shop.url}/dead`, customerEvents);
  const shaky = await newHook(redress.api, `${shop.url}/shaky`, customerEvents);
  let isShakyUp = false;
  shop.answer = (response, request) =>
    (request.path === "/shaky" && isShakyUp ? taken : status(500))(response, request);
  for (let days = 0; days <= 5; days += 1) {
    isShakyUp = days === 3;
    await makeCustomers(redress.api, 1);
    await queueAndDeliver();
    redress.clock.advance(DAY);
  }

  expect(await readHook(redress.api, dead.id)).toMatchObject({
    status: "DISABLED",
    disabledReason: "FAILING",
  });
  expect(await readHook(redress.api, shaky.id)).toMatchObject({ status: "ACTIVE" });
});

test("after ten failures in a row an endpoint is left alone, and then asked with one event until it takes it", async () => {
  const hook = await newHook(redress.api, shop.url, customerEvents);
  shop.answer = status(500);
  const start = redress.clock.now();
  await makeCustomers(redress.api, 30);
  await queueAll(redress);

  await work().deliverDue();
  const beforePause = shop.received.length;
  const paused = await readHook(redress.api, hook.id);
  redress.clock.advance(5);
  await work().deliverDue();
  const afterProbe = shop.received.length;
  shop.answer = taken;
  redress.clock.advance(10);
  await work().deliverDue();
  redress.clock.advance(400);
  await work().deliverDue();

  expect(beforePause).toBe(10);
  expect(paused).toMatchObject({ pausedUntil: plusSeconds(start, 5) });
  expect(afterProbe).toBe(11);
  expect(await readHook(redress.api, hook.id)).toMatchObject({ pausedUntil: null, failingSince: null });
  expect((await deliveriesOf(redress.api, hook.id, { state: "DELIVERED" })).length).toBe(30);
});

test("where order is asked for, the next event of a thing waits for the one before; other things do not", async () => {
  const ordered = await newHook(redress.api, `${shop.url}/ordered`, { ...customerEvents, isOrdered: true });
  await newHook(redress.api, `${shop.url}/plain`, customerEvents);
  const [first, second] = await makeCustomers(redress.api, 2);
  for (const name of ["B", "C"])
    for (const id of [first!, second!]) await renameCustomer(redress.api, id, name);
  let isFailing = true;
  shop.answer = (response, request) => {
    const { data } = JSON.parse(request.body) as { data: { aggregate: { id: string; version: number } } };
    const isStuck = isFailing && data.aggregate.id === first && data.aggregate.version === 1;
    (isStuck ? status(500) : taken)(response, request);
  };
  const versionsAt = (path: string, id: string): readonly number[] =>
    shop.received
      .filter((request) => request.path === path)
      .map(
        ({ body }) =>
          (JSON.parse(body) as { data: { aggregate: { id: string; version: number } } }).data.aggregate,
      )
      .flatMap((aggregate) => (aggregate.id === id ? [aggregate.version] : []));

  await queueAndDeliver();
  const meanwhile = [
    versionsAt("/ordered", first!),
    versionsAt("/ordered", second!),
    versionsAt("/plain", first!).length,
  ];
  isFailing = false;
  redress.clock.advance(5);
  await work().deliverDue();

  expect(meanwhile).toEqual([[1], [1, 2, 3], 3]);
  expect(versionsAt("/ordered", first!)).toEqual([1, 1, 2, 3]);
  expect((await deliveriesOf(redress.api, ordered.id)).every(({ state }) => state === "DELIVERED")).toBe(
    true,
  );
});

test("a delivery, all that failed, or all events since a cursor are sent again with their ids and bytes", async () => {
  const hook = await newHook(redress.api, shop.url, customerEvents);
  await makeCustomers(redress.api, 2);
  await queueAndDeliver();
  const firstBodies = shop.received.map(({ body }) => body).sort();
  const again = async (replay: object): Promise<readonly string[]> => {
    shop.received.length = 0;
    const answer = await hookMutation<{ delivery: object | null; replay: { id: string } | null }>(
      redress.api,
      "replayWebhooks",
      { endpointId: hook.id, replay },
      "delivery { id state } replay { id }",
    );
    expect(answer.userErrors).toEqual([]);
    await work().deliverDue();
    if (answer.replay) await expectEnded(answer.replay.id);
    return shop.received.map(({ body }) => body).sort();
  };
  const [delivery] = await deliveriesOf(redress.api, hook.id);

  const one = await again({ deliveryId: delivery!.id });
  const all = await again({ sinceCursor: "e1_0" });
  const none = await again({ failedSince: "2026-01-01T00:00:00.000Z" });
  shop.answer = status(410);
  await makeCustomers(redress.api, 1);
  await queueAndDeliver();
  await stepHook(redress.api, "enableWebhookEndpoint", { endpointId: hook.id });
  shop.answer = taken;
  redress.clock.advance(1);
  const failed = await again({ failedSince: "2026-01-01T00:00:00.000Z" });

  expect([one.length, all, none.length, failed.length]).toEqual([1, firstBodies, 0, 1]);
  expect(firstBodies).toContain(one[0]);
});

async function expectEnded(id: string): Promise<void> {
  const { node } = await redress.api.data<{ node: { endedAt: string | null } }>(
    `query ($id: ID!) { node(id: $id) { ... on WebhookReplay { endedAt queued endpoint { id } } } }`,
    { id },
  );
  expect(node.endedAt).not.toBeNull();
}

test("a test event reaches an endpoint that wants no such events, and is verified like any other", async () => {
  const hook = await newHook(redress.api, shop.url, { eventTypes: ["team.created"] });

  const { delivery } = await hookMutation<{ delivery: { id: string; eventId: string } }>(
    redress.api,
    "sendTestWebhook",
    { endpointId: hook.id },
    "delivery { id eventId state }",
  );
  await new WebhookWork({ ...redress.platform, now: systemClock }).deliverDue();

  const sent = new Webhook(hook.secret).verify(shop.received[0]!.body, headersOf(shop.received[0]!));
  expect(sent).toMatchObject({ type: "webhook.test", data: { id: delivery.eventId, cursor: null } });
  expect(await deliveriesOf(redress.api, hook.id)).toMatchObject([{ id: delivery.id, state: "DELIVERED" }]);
});

test("a started worker delivers soon after an event, and a deleted endpoint leaves nothing behind", async () => {
  const hook = await newHook(redress.api, shop.url, customerEvents);
  const running = work();
  running.start();
  await makeCustomers(redress.api, 1);
  await queueAll(redress);
  await until(() => shop.received.length === 1);

  await hookMutation(redress.api, "deleteWebhookEndpoint", { endpointId: hook.id }, "deletedEndpointId");
  await running.stop();

  expect(await readHook(redress.api, hook.id)).toBeNull();
  expect(await forgetWebhooks(redress.platform)).toBe(1);
  expect(await statesOf(redress)).toEqual({});
});

async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error("It did not happen in time.");
    await new Promise((resolve) => setImmediate(resolve));
  }
}
