import { Client } from "pg";
import { Webhook } from "standardwebhooks";
import { splitPublicId } from "../../src/kernel/ids";
import { systemClock } from "../../src/kernel/instant";
import { runAsSystem } from "../../src/server/run-as-system";
import { WebhookWork } from "../../src/server/webhooks/webhook-work";
import { claimDeliveries } from "../../src/services/webhooks/claim-deliveries";
import { keepWebhookBody } from "../../src/services/webhooks/keep-webhook-body";
import type { ApiClient } from "../support/api-client";
import {
  deliveriesOf,
  hookMutation,
  makeCustomers,
  newHook,
  queueAll,
  renameCustomer,
  tryToCreate,
} from "./hooks";
import { status, taken } from "./receiver";
import { shopStage } from "./shop-stage";

const stage = shopStage();

const SELECTION =
  "{ id type case { number priority customer { id name } } message { body } } # as we need it";
const SHAPE = "endpoint { id url selection selectionPermissions version }";

interface Shape {
  readonly endpoint: {
    readonly selection: string | null;
    readonly selectionPermissions: readonly string[] | null;
  } | null;
}

function changeHook(
  api: ApiClient,
  input: object,
): Promise<Shape & { userErrors: readonly { message: string }[] }> {
  return hookMutation<Shape>(api, "changeWebhookEndpoint", input, SHAPE);
}

interface Sent {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string }[];
}

function sent(): readonly Sent[] {
  return stage.shop.received.map(({ body }) => JSON.parse(body) as Sent);
}

async function openedCase(customerId: string): Promise<string> {
  const { openCase } = await stage.redress.api.data<{ openCase: { case: { id: string } } }>(
    `mutation ($customerId: ID!) {
      openCase(input: { customerId: $customerId, subject: "Charged twice", kind: COMPLAINT, body: "Twice!" }) {
        case { id } userErrors { code message field } } }`,
    { customerId },
  );
  return openCase.case.id;
}

async function keyWith(permissions: readonly string[]): Promise<ApiClient> {
  const { createApiKey } = await stage.redress.api.data<{ createApiKey: { secret: string } }>(
    `mutation ($permissions: [String!]!) {
      createApiKey(input: { name: "Shop", environment: TEST, permissions: $permissions }) { secret } }`,
    { permissions },
  );
  return stage.redress.as(createApiKey.secret);
}

async function asSuperuser(statement: string): Promise<void> {
  const client = new Client({ connectionString: stage.redress.database.superuserUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

test("an endpoint gets what it selects, vouched for, and the same bytes at every try, whatever happened since", async () => {
  const hook = await newHook(stage.redress.api, stage.shop.url, {
    eventTypes: ["case.opened", "message.received"],
    selection: SELECTION,
  });
  const [customerId] = await makeCustomers(stage.redress.api, 1);
  await openedCase(customerId!);
  stage.shop.answer = status(500);

  await stage.queueAndDeliver();
  await renameCustomer(stage.redress.api, customerId!, "Renamed");
  await changeHook(stage.redress.api, { endpointId: hook.id, selection: "{ id }" });
  stage.shop.answer = taken;
  stage.redress.clock.advance(5);
  await stage.work().deliverDue();
  const [delivery] = await deliveriesOf(stage.redress.api, hook.id);
  const replay = { deliveryId: delivery!.id };
  await hookMutation(stage.redress.api, "replayWebhooks", { endpointId: hook.id, replay }, "delivery { id }");
  // The receiver's library goes by the true time.
  await new WebhookWork({ ...stage.redress.platform, now: systemClock }).deliverDue();

  const opened = stage.shop.received.filter(({ body }) => body.includes('"case.opened"'));
  const [first, , last] = opened;
  expect(opened).toHaveLength(3);
  expect(new Set(opened.map(({ body }) => body)).size).toBe(1);
  const verified = new Webhook(hook.secret).verify(last!.body, last!.headers as Record<string, string>);
  expect(verified).toEqual(JSON.parse(first!.body));
  expect(verified).toEqual({
    type: "case.opened",
    timestamp: expect.stringMatching(/^2026-/) as string,
    data: {
      id: delivery!.eventId,
      type: "case.opened",
      case: { number: 1, priority: "NORMAL", customer: { id: customerId, name: "Somebody" } },
      message: null,
    },
  });
});

test("a selection reads what its chooser may read, and less where the endpoint is led elsewhere by another", async () => {
  const shop = await keyWith(["webhook:read", "webhook:write", "event:read", "case:read"]);
  const mover = await keyWith(["webhook:read", "webhook:write", "event:read"]);
  const selection = "{ type case { number customer { name } } }";
  await newHook(shop, `${stage.shop.url}/narrow`, {
    eventTypes: ["case.opened", "customer.created"],
    selection,
  });
  const rich = { eventTypes: ["case.opened"], selection };
  const moved = await newHook(stage.redress.api, `${stage.shop.url}/before`, rich);
  const { endpoint } = await changeHook(mover, { endpointId: moved.id, url: `${stage.shop.url}/moved` });
  const [customerId] = await makeCustomers(stage.redress.api, 1);
  await openedCase(customerId!);

  await stage.queueAndDeliver();

  const at = (path: string): readonly Sent[] =>
    stage.shop.received.filter((one) => one.path === path).map(({ body }) => JSON.parse(body) as Sent);
  const forbidden = (path: readonly string[]): object => ({ path, extensions: { code: "FORBIDDEN" } });
  expect(at("/narrow")).toHaveLength(2);
  expect(at("/narrow").find(({ type }) => type === "case.opened")).toMatchObject({
    data: { type: "case.opened", case: { number: 1, customer: null } },
    errors: [forbidden(["case", "customer"])],
  });
  expect(at("/narrow").find(({ type }) => type === "customer.created")).toMatchObject({ data: null });
  expect(endpoint?.selectionPermissions).toEqual([
    "event:read",
    "viewer:read",
    "webhook:read",
    "webhook:write",
  ]);
  expect(at("/moved")).toMatchObject([{ type: "case.opened", data: null }]);
});

test.each([
  ["no braces", "id type", "Unexpected Name"],
  ["an end before the end", "{ id } } { node(id: 1) { id }", "Unexpected"],
  ["a further operation", "{ id } query Other { asOf }", "one selection in braces"],
  ["a fragment of its own", "{ ...E } fragment E on Event { id }", "one selection in braces"],
  ["a fragment of nobody's", "{ ...E }", 'Unknown fragment "E"'],
  ["a named operation", "query Mine { id }", "one selection in braces"],
  ["a mutation", "mutation { id }", "one selection in braces"],
  ["a subscription", "subscription { events { id } }", "one selection in braces"],
  ["a variable", "{ id @include(if: $id) }", "without variables"],
  ["an unknown field", "{ id secret }", 'Cannot query field "secret" on type "Event".'],
  ["nothing selected", "{}", "Expected Name"],
  [
    "what is too deep",
    `{ ${"case { customer { cases { nodes { ".repeat(4)} id ${"} } } }".repeat(4)} }`,
    "depth",
  ],
  [
    "what multiplies",
    "{ case { customer { cases(first: 100) { nodes { messages(first: 100) { nodes { case { messages(first: 100) { nodes { id } } } } } } } } } }",
    "nodes",
  ],
  ["a card number", "{ id(number: 4111111111111111) }", "looks like a card number"],
  ["what is too long", `{ ${"id ".repeat(1_700)} }`, "4000"],
])("a selection with %s is refused", async (_, selection, message) => {
  const eventTypes = ["team.created"];

  const { userErrors, endpoint } = await tryToCreate(stage.redress.api, {
    url: stage.shop.url,
    eventTypes,
    selection,
  });

  expect(endpoint).toBeNull();
  expect(userErrors).toEqual([
    {
      code: expect.stringMatching(/BAD_USER_INPUT|CARD_DATA_REFUSED/) as string,
      field: ["selection"],
      message: expect.stringContaining(message) as string,
    },
  ]);
});

test("an empty selection asks for the whole event again, the log tells of the change, and what was sent stays", async () => {
  const eventTypes = ["customer.created", "webhook_endpoint.changed"];
  const hook = await newHook(stage.redress.api, stage.shop.url, { eventTypes });
  await makeCustomers(stage.redress.api, 1);
  stage.shop.answer = status(500);
  await stage.queueAndDeliver();
  stage.shop.answer = taken;

  const chosen = await changeHook(stage.redress.api, { endpointId: hook.id, selection: " { payload } " });
  stage.redress.clock.advance(5);
  await stage.queueAndDeliver();
  const whole = await changeHook(stage.redress.api, { endpointId: hook.id, selection: "" });
  await stage.queueAndDeliver();

  const [failed, again, change, last] = stage.shop.received.map(({ body }) => body);
  expect(chosen.endpoint).toMatchObject({ selection: "{ payload }", version: 2 });
  expect(whole.endpoint).toMatchObject({ selection: null, selectionPermissions: null, version: 3 });
  expect([again, change]).toContain(failed);
  const told = { endpointId: hook.id, changed: ["selection", "selectionPermissions"] };
  expect([again, change].map((body) => (JSON.parse(body!) as Sent).data)).toContainEqual({ payload: told });
  expect(JSON.parse(last!)).toMatchObject({ data: { type: "webhook_endpoint.changed", payload: told } });
});

test("the whole event is sent, and says why, where the log has forgotten it or the selection holds too much", async () => {
  const eventTypes = ["message.sent", "customer.created"];
  const aliases = Array.from({ length: 10 }, (_, index) => `b${index}: message { body }`).join(" ");
  const hook = await newHook(stage.redress.api, stage.shop.url, {
    eventTypes,
    selection: `{ id ${aliases} }`,
  });
  const [customerId] = await makeCustomers(stage.redress.api, 1);
  await queueAll(stage.redress);
  await asSuperuser("delete from event_log where type = 'customer.created'");
  const caseId = await openedCase(customerId!);
  await stage.redress.api.data(
    `mutation ($input: ReplyToCaseInput!) { replyToCase(input: $input) { userErrors { code } } }`,
    { input: { caseId, body: "We looked into it. ".repeat(1_000) + "€".repeat(6_000) } },
  );
  await hookMutation(stage.redress.api, "sendTestWebhook", { endpointId: hook.id }, "delivery { id }");

  await stage.queueAndDeliver();

  const byType = new Map(sent().map((one) => [one.type, one]));
  expect(byType.get("customer.created")).toMatchObject({
    data: { type: "customer.created", payload: { customerId } },
    errors: [{ message: expect.stringContaining("not hold the event any more") as string }],
  });
  expect(byType.get("message.sent")).toMatchObject({
    data: { type: "message.sent", payload: { caseId } },
    errors: [{ message: expect.stringContaining("larger than 262,144 bytes") as string }],
  });
  expect(byType.get("webhook.test")).toMatchObject({ data: { type: "webhook.test" } });
  expect(byType.get("webhook.test")).not.toHaveProperty("errors");
});

test("a worker that dies before it sends leaves the shape to the next; of two at once, both send the first one's", async () => {
  const hook = await newHook(stage.redress.api, stage.shop.url, {
    eventTypes: ["customer.created"],
    selection: "{ type }",
  });
  await makeCustomers(stage.redress.api, 2);
  await queueAll(stage.redress);
  const { platform, workspace } = stage.redress;
  const { claimed } = await runAsSystem(platform, workspace.id, claimDeliveries, {
    room: [{ endpointId: splitPublicId(hook.id)!.uuid, most: 10 }],
    leaseSeconds: 5,
  });
  const keep = (text: string): Promise<{ readonly body: string | null }> =>
    runAsSystem(platform, workspace.id, keepWebhookBody, {
      deliveryId: claimed[0]!.deliveryId,
      body: Buffer.from(text),
    });

  const [one, two] = await Promise.all([keep('{"data":1}'), keep('{"data":2}')]);
  stage.redress.clock.advance(5);
  await stage.work().deliverDue();

  expect(claimed).toMatchObject([{ unshaped: { selection: "{ type }" } }, { unshaped: {} }]);
  expect(one.body).toBe(two.body);
  expect(stage.shop.received).toHaveLength(2);
  expect(stage.shop.received.map(({ body }) => body)).toContain(one.body);
  expect(sent().map(({ data }) => data)).toContainEqual({ type: "customer.created" });
});
