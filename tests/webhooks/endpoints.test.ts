import { Client } from "pg";
import { hookMutation, newHook, queueAll, readHook, stepHook, tryToCreate } from "./hooks";
import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world({ allowsPrivateAddresses: false });
});

afterAll(() => redress.close());

const url = "https://hooks.shop.example/redress";

/** What the log tells of an endpoint. */
async function toldOf(id: string): Promise<readonly { type: string; payload: object }[]> {
  await queueAll(redress);
  const { events } = await redress.api.data<{
    events: { nodes: { type: string; payload: { endpointId: string } }[] };
  }>(`{ events(filter: { types: ["webhook_endpoint.*"] }, first: 100) { nodes { type payload } } }`);
  return events.nodes.filter(({ payload }) => payload.endpointId === id);
}

test("an endpoint is made, changed, disabled, enabled and deleted, and the log tells of each", async () => {
  const { id } = await newHook(redress.api, url, { eventTypes: ["case.*", "case.*"] });

  const { endpoint } = await stepHook(redress.api, "changeWebhookEndpoint", {
    endpointId: id,
    eventTypes: ["case.opened", "*"],
    isOrdered: true,
    expectedVersion: 1,
  });
  await stepHook(redress.api, "changeWebhookEndpoint", { endpointId: id, isOrdered: true });
  const off = await stepHook(redress.api, "disableWebhookEndpoint", { endpointId: id });
  const on = await stepHook(redress.api, "enableWebhookEndpoint", { endpointId: id, expectedVersion: 3 });
  const stale = await stepHook(redress.api, "changeWebhookEndpoint", {
    endpointId: id,
    url,
    expectedVersion: 3,
  });
  await hookMutation(redress.api, "deleteWebhookEndpoint", { endpointId: id }, "deletedEndpointId");
  const gone = await stepHook(redress.api, "enableWebhookEndpoint", { endpointId: id });

  expect(endpoint).toMatchObject({ eventTypes: ["*"], version: 2, status: "ACTIVE" });
  expect(off.endpoint).toMatchObject({ status: "DISABLED", disabledReason: "BY_HAND", version: 3 });
  expect(on.endpoint).toMatchObject({ status: "ACTIVE", disabledReason: null, version: 4 });
  expect(stale.userErrors).toMatchObject([{ code: "VERSION_CONFLICT" }]);
  expect(gone.userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
  expect(await readHook(redress.api, id)).toBeNull();
  expect(await toldOf(id)).toMatchObject([
    { type: "webhook_endpoint.created", payload: { eventTypes: ["case.*"], isOrdered: false } },
    { type: "webhook_endpoint.changed", payload: { changed: ["eventTypes", "isOrdered"] } },
    { type: "webhook_endpoint.disabled", payload: { reason: "BY_HAND" } },
    { type: "webhook_endpoint.enabled" },
    { type: "webhook_endpoint.deleted" },
  ]);
});

test("a secret is told once, when it is made or rotated; the database holds none in the clear", async () => {
  const { id, secret } = await newHook(redress.api, url);

  const rotated = await stepHook(redress.api, "rotateWebhookSecret", { endpointId: id });
  const { __type } = await redress.api.data<{ __type: { fields: { name: string }[] } }>(
    `{ __type(name: "WebhookEndpoint") { fields { name } } }`,
  );

  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(rotated.secret).toMatch(/^whsec_/);
  expect(rotated.secret).not.toBe(secret);
  expect(rotated.endpoint).toMatchObject({ previousSecretValidUntil: "2026-01-16T09:00:00.000Z" });
  expect(__type.fields.filter(({ name }) => /^(secret|previousSecret)$/.test(name))).toEqual([]);
  for (const kept of await keptSecrets()) expect(kept.toString("latin1")).not.toContain("whsec_");
});

/** Past row-level security, as whoever steals the disk would read them. */
async function keptSecrets(): Promise<readonly Buffer[]> {
  const client = new Client({ connectionString: redress.database.superuserUrl });
  await client.connect();
  const { rows } = await client.query<{ secret: Buffer }>(
    "select secret from webhook_endpoints union all select previous_secret from webhook_endpoints where previous_secret is not null",
  );
  await client.end();
  expect(rows.length).toBeGreaterThan(1);
  return rows.map(({ secret }) => secret);
}

test.each([
  ["no URL", { url: "hooks.shop.example" }, "BAD_USER_INPUT", ["url"]],
  ["http", { url: "http://hooks.shop.example" }, "BAD_USER_INPUT", ["url"]],
  ["another protocol", { url: "ftp://hooks.shop.example" }, "BAD_USER_INPUT", ["url"]],
  ["a password in the URL", { url: "https://me:secret@hooks.shop.example" }, "BAD_USER_INPUT", ["url"]],
  ["a port of the system's own", { url: "https://hooks.shop.example:25" }, "BAD_USER_INPUT", ["url"]],
  ["a card number in the URL", { url: "https://h.example/4111111111111111" }, "CARD_DATA_REFUSED", ["url"]],
  ["an unknown type", { url, eventTypes: ["case.*", "case.opend"] }, "BAD_USER_INPUT", ["eventTypes", "1"]],
  ["no type", { url, eventTypes: [] }, "BAD_USER_INPUT", ["eventTypes"]],
])("refuses %s", async (_, input, code, field) => {
  const { endpoint, userErrors } = await tryToCreate(redress.api, input);

  expect(endpoint).toBeNull();
  expect(userErrors).toMatchObject([{ code, field }]);
});

test("a workspace has fifty endpoints at most, those that were deleted not counted", async () => {
  const { api } = await redress.addWorkspace("Many hooks");
  const { id: endpointId } = await newHook(api, url);
  const made = await Promise.all(Array.from({ length: 51 }, () => tryToCreate(api, { url })));

  await hookMutation(api, "deleteWebhookEndpoint", { endpointId }, "deletedEndpointId");
  const after = await tryToCreate(api, { url });

  expect(made.filter(({ endpoint }) => endpoint !== null)).toHaveLength(49);
  expect(made.flatMap(({ userErrors }) => userErrors)[0]).toMatchObject({ code: "CONFLICT" });
  expect(after.userErrors).toEqual([]);
});

test("nothing is replayed or tested on a disabled endpoint, nor from a cursor that is none", async () => {
  const { id: endpointId } = await newHook(redress.api, url);
  const replayOf = (replay: object) =>
    hookMutation(redress.api, "replayWebhooks", { endpointId, replay }, "replay { id }");

  const forged = await replayOf({ sinceCursor: "e9_zz" });
  const strange = await replayOf({ deliveryId: "dlv_01m81es9gnea4amebgd7ndr1ed" });
  await stepHook(redress.api, "disableWebhookEndpoint", { endpointId });
  const off = await replayOf({ sinceCursor: "e1_0" });
  const tested = await hookMutation(redress.api, "sendTestWebhook", { endpointId }, "delivery { id }");

  expect(forged.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["replay", "sinceCursor"] }]);
  expect(strange.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["replay", "deliveryId"] }]);
  expect(off.userErrors).toMatchObject([{ code: "ILLEGAL_STATE" }]);
  expect(tested.userErrors).toMatchObject([{ code: "ILLEGAL_STATE" }]);
});
