import { Webhook } from "standardwebhooks";
import { plusSeconds, systemClock } from "../../src/kernel/instant";
import { Sequencer } from "../../src/server/events/sequencer";
import { forgetWebhooks } from "../../src/server/webhooks/due-webhooks";
import { WebhookWork } from "../../src/server/webhooks/webhook-work";
import {
  deliveriesOf,
  hookMutation,
  makeCustomers,
  newHook,
  queueAll,
  readHook,
  renameCustomer,
  statesOf,
  stepHook,
} from "./hooks";
import type { Received } from "./receiver";
import { shopStage } from "./shop-stage";

const stage = shopStage();
const customerEvents = { eventTypes: ["customer.*"] };

function headersOf({ headers }: Received): Record<string, string> {
  return headers as Record<string, string>;
}

test("an event arrives as the log tells of it, and any library of Standard Webhooks vouches for it", async () => {
  const now = { ...stage.redress.platform, now: systemClock };
  const hook = await newHook(stage.redress.api, `${stage.shop.url}/hooks`, customerEvents);
  const [customerId] = await makeCustomers(stage.redress.api, 1);

  await queueAll(stage.redress);
  await new WebhookWork(now).deliverDue();

  const [request] = stage.shop.received;
  const sent = new Webhook(hook.secret).verify(request!.body, headersOf(request!));
  const { events } = await stage.redress.api.data<{ events: { nodes: readonly object[] } }>(
    `{ events(filter: { types: ["customer.created"] }) { nodes { id type cursor occurredAt } } }`,
  );
  expect(stage.shop.received).toHaveLength(1);
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
  const now = { ...stage.redress.platform, now: systemClock };
  const hook = await newHook(stage.redress.api, stage.shop.url, customerEvents);
  const { secret } = await stepHook(stage.redress.api, "rotateWebhookSecret", {
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

  await makeCustomers(stage.redress.api, 1);
  await queueAll(stage.redress);
  // The overlap is told by the test's clock, which stands in the past; the receiver's library goes by the true time.
  const within = { ...now, now: () => stage.redress.platform.now() };
  await new WebhookWork(within).deliverDue();
  await makeCustomers(stage.redress.api, 1);
  await queueAll(stage.redress);
  await new WebhookWork(now).deliverDue();

  expect(stage.shop.received[0]!.headers["webhook-signature"]).toMatch(/^v1,\S{44} v1,\S{44}$/);
  expect(verifiedBy(stage.shop.received[1]!)).toEqual([false, true]);
});

test("an endpoint gets the events that it names, of its own workspace, since it was made", async () => {
  const other = await stage.redress.addWorkspace("Beta Payments");
  await makeCustomers(stage.redress.api, 1);
  await queueAll(stage.redress);
  stage.redress.clock.advance(60);
  await newHook(stage.redress.api, `${stage.shop.url}/updates`, {
    eventTypes: ["customer.updated", "case.*"],
  });
  await newHook(stage.redress.api, `${stage.shop.url}/all`);
  const [id] = await makeCustomers(stage.redress.api, 1);
  await renameCustomer(stage.redress.api, id!, "Another");
  await makeCustomers(other.api, 1);

  await queueAll(stage.redress);
  await queueAll({ ...stage.redress, workspace: other });
  await stage.work().deliverDue();

  const typesAt = (path: string): readonly string[] =>
    stage.shop.received
      .filter((request) => request.path === path)
      .map(({ body }) => (JSON.parse(body) as { type: string }).type)
      .sort();
  expect(typesAt("/updates")).toEqual(["customer.updated"]);
  expect(typesAt("/all")).toEqual(["customer.created", "customer.updated", "webhook_endpoint.created"]);
});

test("a test event reaches an endpoint that wants no such events, and is verified like any other", async () => {
  const hook = await newHook(stage.redress.api, stage.shop.url, { eventTypes: ["team.created"] });

  const { delivery } = await hookMutation<{ delivery: { id: string; eventId: string } }>(
    stage.redress.api,
    "sendTestWebhook",
    { endpointId: hook.id },
    "delivery { id eventId state }",
  );
  await new WebhookWork({ ...stage.redress.platform, now: systemClock }).deliverDue();

  const sent = new Webhook(hook.secret).verify(
    stage.shop.received[0]!.body,
    headersOf(stage.shop.received[0]!),
  );
  expect(sent).toMatchObject({ type: "webhook.test", data: { id: delivery.eventId, cursor: null } });
  expect(await deliveriesOf(stage.redress.api, hook.id)).toMatchObject([
    { id: delivery.id, state: "DELIVERED" },
  ]);
});

test("a started worker delivers soon after an event, and a deleted endpoint leaves nothing behind", async () => {
  const hook = await newHook(stage.redress.api, stage.shop.url, customerEvents);
  const running = stage.work();
  running.start();
  await makeCustomers(stage.redress.api, 1);
  await queueAll(stage.redress);
  await until(() => stage.shop.received.length === 1);

  await hookMutation(
    stage.redress.api,
    "deleteWebhookEndpoint",
    { endpointId: hook.id },
    "deletedEndpointId",
  );
  await running.stop();

  expect(await readHook(stage.redress.api, hook.id)).toBeNull();
  expect(await forgetWebhooks(stage.redress.platform)).toBe(1);
  expect(await statesOf(stage.redress)).toEqual({});
});

async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error("It did not happen in time.");
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("an endpoint is told of all that comes after its creation, and of nothing before, whatever the clocks say", async () => {
  const { redress, shop } = stage;
  await makeCustomers(redress.api, 1);
  const { id } = await newHook(redress.api, shop.url, customerEvents);
  const [customerId] = await makeCustomers(redress.api, 1);
  const late = { ...redress.platform, now: () => plusSeconds(redress.clock.now(), -60) };
  await new Sequencer(late).moveAll();

  await queueAll(redress);
  await stage.work().deliverDue();

  expect(await deliveriesOf(redress.api, id)).toHaveLength(1);
  expect(shop.received[0]?.body).toContain(customerId);
});
