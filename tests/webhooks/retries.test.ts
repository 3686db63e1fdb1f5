import { plusSeconds } from "../../src/kernel/instant";
import { deliveriesOf, makeCustomers, newHook, queueAll, readHook } from "./hooks";
import { reset, silence, status, taken, type Receiver } from "./receiver";
import { DAY, shopStage } from "./shop-stage";

const stage = shopStage();
const customerEvents = { eventTypes: ["customer.*"] };

const inTenMinutes: Receiver["answer"] = (response, request) => {
  const date = new Date(Date.parse(stage.redress.clock.now()) + 600_000).toUTCString();
  status(429, { "retry-after": date })(response, request);
};

test("what fails is tried ten times over three days, with the same id and bytes, and then given up", async () => {
  const hook = await newHook(stage.redress.api, stage.shop.url, customerEvents);
  stage.shop.answer = status(500, {}, "x".repeat(5_000));
  await makeCustomers(stage.redress.api, 1);
  await queueAll(stage.redress);
  const due: (string | null)[] = [];
  const start = stage.redress.clock.now();

  for (let tries = 0; tries < 10; tries += 1) {
    await stage.work().deliverDue();
    const [delivery] = await deliveriesOf(stage.redress.api, hook.id);
    due.push(delivery!.nextAttemptAt);
    const wait =
      (Date.parse(delivery!.nextAttemptAt ?? stage.redress.clock.now()) -
        Date.parse(stage.redress.clock.now())) /
      1_000;
    stage.redress.clock.advance(wait - 1);
    expect(await stage.work().deliverDue()).toBe(0);
    stage.redress.clock.advance(1);
  }

  const [given] = await deliveriesOf(stage.redress.api, hook.id);
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
  expect(new Set(stage.shop.received.map(({ body }) => body)).size).toBe(1);
  expect(new Set(stage.shop.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
});

test.each([
  ["an answer of 503 with its time in seconds", status(503, { "retry-after": "120" }), 120, "STATUS"],
  ["an answer of 429 with a date", inTenMinutes, 600, "STATUS"],
  ["a time beyond a day", status(503, { "retry-after": "999999" }), DAY, "STATUS"],
  ["a time that is none", status(503, { "retry-after": "soon" }), 5, "STATUS"],
  ["a redirect, which is not followed", status(307, { location: "/elsewhere" }), 5, "REDIRECT"],
  ["no answer", silence, 5, "TIMEOUT"],
  ["a connection that breaks", reset, 5, "CONNECTION"],
])("%s is a failure, after which is waited as it should be", async (_, answer, seconds, error) => {
  const hook = await newHook(stage.redress.api, stage.shop.url, customerEvents);
  stage.shop.answer = answer;
  await makeCustomers(stage.redress.api, 1);

  await stage.queueAndDeliver();

  const [delivery] = await deliveriesOf(stage.redress.api, hook.id);
  expect(stage.shop.received).toHaveLength(1);
  expect(delivery!.attempts.nodes).toMatchObject([{ error }]);
  expect(Date.parse(delivery!.nextAttemptAt!) - Date.parse(stage.redress.clock.now())).toBe(seconds * 1_000);
});

test("a status of 410 disables the endpoint, discards what is under way, and says so as an event", async () => {
  const gone = await newHook(stage.redress.api, stage.shop.url, customerEvents);
  const witness = await newHook(stage.redress.api, `${stage.shop.url}/witness`, {
    eventTypes: ["webhook_endpoint.disabled"],
  });
  stage.shop.answer = (response, request) =>
    (request.path === "/witness" ? taken : status(410))(response, request);
  await makeCustomers(stage.redress.api, 3);

  await stage.queueAndDeliver({ perEndpoint: 1 });
  await stage.queueAndDeliver();

  const states = (await deliveriesOf(stage.redress.api, gone.id)).map(({ state }) => state);
  expect(await readHook(stage.redress.api, gone.id)).toMatchObject({
    status: "DISABLED",
    disabledReason: "GONE",
  });
  expect(states).toEqual(["FAILED", "DISCARDED", "DISCARDED"]);
  expect(await deliveriesOf(stage.redress.api, witness.id)).toMatchObject([{ state: "DELIVERED" }]);
  expect(JSON.parse(stage.shop.received.at(-1)!.body)).toMatchObject({
    type: "webhook_endpoint.disabled",
    data: { payload: { endpointId: gone.id, reason: "GONE" } },
  });
});

test("an endpoint that takes nothing for five days is disabled; one that takes something meanwhile is not", async () => {
  const dead = await newHook(stage.redress.api, `${stage.shop.url}/dead`, customerEvents);
  const shaky = await newHook(stage.redress.api, `${stage.shop.url}/shaky`, customerEvents);
  let isShakyUp = false;
  stage.shop.answer = (response, request) =>
    (request.path === "/shaky" && isShakyUp ? taken : status(500))(response, request);
  for (let days = 0; days <= 5; days += 1) {
    isShakyUp = days === 3;
    await makeCustomers(stage.redress.api, 1);
    await stage.queueAndDeliver();
    stage.redress.clock.advance(DAY);
  }

  expect(await readHook(stage.redress.api, dead.id)).toMatchObject({
    status: "DISABLED",
    disabledReason: "FAILING",
  });
  expect(await readHook(stage.redress.api, shaky.id)).toMatchObject({ status: "ACTIVE" });
});

test("after ten failures in a row an endpoint is left alone, and then asked with one event until it takes it", async () => {
  const hook = await newHook(stage.redress.api, stage.shop.url, customerEvents);
  stage.shop.answer = status(500);
  const start = stage.redress.clock.now();
  await makeCustomers(stage.redress.api, 30);
  await queueAll(stage.redress);

  await stage.work().deliverDue();
  const beforePause = stage.shop.received.length;
  const paused = await readHook(stage.redress.api, hook.id);
  stage.redress.clock.advance(5);
  await stage.work().deliverDue();
  const afterProbe = stage.shop.received.length;
  stage.shop.answer = taken;
  stage.redress.clock.advance(10);
  await stage.work().deliverDue();
  stage.redress.clock.advance(400);
  await stage.work().deliverDue();

  expect(beforePause).toBe(10);
  expect(paused).toMatchObject({ pausedUntil: plusSeconds(start, 5) });
  expect(afterProbe).toBe(11);
  expect(await readHook(stage.redress.api, hook.id)).toMatchObject({ pausedUntil: null, failingSince: null });
  expect((await deliveriesOf(stage.redress.api, hook.id, { state: "DELIVERED" })).length).toBe(30);
});
