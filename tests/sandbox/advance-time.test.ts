import { Memory } from "../../src/kernel/memory";
import { plusSeconds } from "../../src/kernel/instant";
import type { App } from "../../src/server/app";
import { DueWork } from "../../src/server/due-work";
import { Sequencer } from "../../src/server/events/sequencer";
import { runAsSystem } from "../../src/server/run-as-system";
import { advanceTime } from "../../src/services/access/sandbox/advance-time";
import { changed, newCustomer, openCase } from "../cases/desk";
import { apiClient, type ApiClient } from "../support/api-client";
import { createTestApp } from "../support/test-app";
import { world, type TestWorkspace, type World } from "../support/world";

const NINE = "2026-01-15T09:00:00.000Z";
const NOON = "2026-01-15T12:00:00.000Z";
const DAY = 24 * 3_600;

let redress: World;
let sandbox: TestWorkspace;
let api: ApiClient;
let customerId: string;

beforeAll(async () => void (redress = await world()));

beforeEach(async () => {
  sandbox = await redress.addWorkspace("Sandbox", "TEST");
  api = sandbox.api;
  customerId = await newCustomer(api);
});

afterEach(() => redress.clock.advance((Date.parse(NINE) - Date.parse(redress.clock.now())) / 1000));

afterAll(() => redress.close());

const ADVANCE = `mutation ($input: AdvanceTimeInput!) {
  advanceTime(input: $input) { workspace { mode now version } userErrors { code field message } }
}`;

interface Advanced {
  readonly advanceTime: {
    readonly workspace: { readonly mode: string; readonly now: string; readonly version: number } | null;
    readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
  };
}

async function advance(input: object, by = api): Promise<Advanced["advanceTime"]> {
  return (await by.data<Advanced>(ADVANCE, { input })).advanceTime;
}

async function nowIn(by = api): Promise<string> {
  return (await by.data<{ workspace: { now: string } }>("{ workspace { now } }")).workspace.now;
}

async function snoozed(until: string): Promise<string> {
  const { id } = await openCase(api, customerId);
  await changed(api, "snoozeCase", { caseId: id, until });
  return id;
}

interface Told {
  readonly type: string;
  readonly occurredAt: string;
  readonly aggregate: { readonly id: string };
  readonly actor: { readonly kind: string };
  readonly payload: Readonly<Record<string, unknown>>;
}

async function told(...types: readonly string[]): Promise<readonly Told[]> {
  await new Sequencer(redress.platform).moveAll();
  const { events } = await api.data<{ events: { nodes: readonly Told[] } }>(
    `query ($filter: EventFilter) { events(first: 100, filter: $filter) {
      nodes { type occurredAt aggregate { id } actor { kind } payload } } }`,
    { filter: { types } },
  );
  return events.nodes;
}

/** Another process on the same database, with a memory of its own. */
async function anotherProcess(): Promise<{ readonly app: App; readonly api: ApiClient }> {
  const platform = { ...redress.platform, memory: new Memory(1_000) };
  const app = await createTestApp(platform);
  const url = await app.http.listen({ host: "127.0.0.1", port: 0 });
  return { app, api: apiClient(`${url}/graphql`, sandbox.key) };
}

test("what falls due on the way is done in its order, each thing at its own time, before the answer", async () => {
  const third = await snoozed("2026-02-01T00:00:00.000Z");
  const second = await snoozed("2026-01-20T10:00:00.000Z");
  const first = await snoozed(NOON);

  const { workspace } = await advance({ by: "P10D" });

  expect(workspace).toEqual({ mode: "TEST", now: plusSeconds(NINE, 10 * DAY), version: 2 });
  expect(await nowIn()).toBe(plusSeconds(NINE, 10 * DAY));
  const asleep = await api.data<{ cases: { nodes: readonly { id: string }[] } }>(
    "{ cases(filter: { snoozed: true }) { nodes { id } } }",
  );
  expect(asleep.cases.nodes).toEqual([{ id: third }]);
  const happened = await told("case.woken", "workspace.time_advanced");
  expect(
    happened.map(({ type, occurredAt, aggregate, actor }) => [type, occurredAt, aggregate.id, actor.kind]),
  ).toEqual([
    ["case.woken", NOON, first, "SYSTEM"],
    ["case.woken", "2026-01-20T10:00:00.000Z", second, "SYSTEM"],
    ["workspace.time_advanced", plusSeconds(NINE, 10 * DAY), sandbox.publicId, "API_KEY"],
  ]);
  expect(happened.at(-1)?.payload).toEqual({
    workspaceId: sandbox.publicId,
    from: NINE,
    to: plusSeconds(NINE, 10 * DAY),
  });
});

test("every process tells the new time from the answer on, to callers that it knows, and writes by it", async () => {
  const other = await anotherProcess();
  const before = [await nowIn(), await nowIn(other.api)];

  await advance({ to: "2026-06-01T08:00:00.000Z" });
  const { id } = await openCase(other.api, customerId);
  await advance({ by: "PT1H" }, other.api);
  redress.clock.advance(60);
  const after = [await nowIn(), await nowIn(other.api)];
  const { case: seen } = await api.data<{ case: { createdAt: string } }>(
    "query ($id: ID!) { case(id: $id) { createdAt } }",
    { id },
  );
  await other.app.close();

  expect(before).toEqual([NINE, NINE]);
  expect(seen.createdAt).toBe("2026-06-01T08:00:00.000Z");
  expect(after).toEqual(["2026-06-01T09:01:00.000Z", "2026-06-01T09:01:00.000Z"]);
});

test("a known caller's operation learns the time in the packet that proves the caller", async () => {
  await nowIn();
  const before = redress.statements.length;

  await nowIn();
  const inTest = redress.statements.slice(before);
  await nowIn(redress.api);
  await nowIn(redress.api);
  const between = redress.statements.length;
  await nowIn(redress.api);

  expect(inTest).toHaveLength(3);
  expect(redress.statements.slice(between)).toHaveLength(2);
});

test("refuses to go back, to stay, and to go beyond ten years in all", async () => {
  await advance({ by: "P1D" });
  const refusals: readonly (readonly [string, object])[] = [
    ["by", { by: "PT0S" }],
    ["by", { by: "P10Y1D" }],
    ["by", {}],
    ["by", { by: "P1D", to: "2026-01-20T09:00:00.000Z" }],
    ["to", { to: "2026-01-16T08:59:59.999Z" }],
    ["to", { to: "2026-01-16T09:00:00.000Z" }],
    ["to", { to: "2036-01-15T09:00:00.001Z" }],
  ];

  for (const [field, input] of refusals)
    expect((await advance(input)).userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: [field] }]);

  expect(await nowIn()).toBe(plusSeconds(NINE, DAY));
});

test("the time of a live workspace is everybody's, and not every key may move another's", async () => {
  const { createApiKey } = await api.data<{ createApiKey: { secret: string } }>(
    `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }`,
    { input: { name: "desk", environment: "TEST", permissions: ["workspace:read", "workspace:write"] } },
  );

  const live = await advance({ by: "P1D" }, redress.api);
  const unpermitted = await redress.as(createApiKey.secret).send(ADVANCE, { input: { by: "P1D" } });

  expect(live.userErrors).toMatchObject([{ code: "ILLEGAL_STATE" }]);
  expect(await nowIn(redress.api)).toBe(NINE);
  expect(unpermitted.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  expect(await nowIn()).toBe(NINE);
});

test("an advance whose process died is gone on with by another, and nobody starts a second one meanwhile", async () => {
  const id = await snoozed(NOON);
  const to = plusSeconds(NINE, 2 * DAY);
  await runAsSystem(redress.platform, sandbox.id, advanceTime, { to });
  const work = new DueWork(redress.platform);

  const refused = await api.send(ADVANCE, { input: { by: "P1D" } });
  const whileLeased = await work.doAll();
  redress.clock.advance(6);
  await work.doAll();

  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: "CONFLICT", retryable: true });
  expect(whileLeased).toBe(0);
  expect(await nowIn()).toBe(to);
  expect(await told("case.woken")).toMatchObject([{ occurredAt: NOON, aggregate: { id } }]);
});

test("who asks for the same moment again waits until it has come", async () => {
  await snoozed(NOON);
  const to = plusSeconds(NINE, 2 * DAY);

  const answers = await Promise.all(
    [advance({ to }), advance({ to }), advance({ to })].map((each) => each.catch(() => null)),
  );
  const arrived = answers.filter((answer) => answer?.workspace?.now === to);

  expect(arrived.length).toBeGreaterThan(0);
  expect(await told("case.woken", "workspace.time_advanced")).toHaveLength(2);
});

test("without an advance, what is due by the workspace's own time is done by every process's look", async () => {
  await advance({ by: "P30D" });
  const id = await snoozed("2026-02-14T12:00:00.000Z");
  const live = await openCase(redress.api, await newCustomer(redress.api));
  await changed(redress.api, "snoozeCase", { caseId: live.id, until: "2026-02-14T12:00:00.000Z" });
  const work = new DueWork(redress.platform);

  const early = await work.doAll();
  redress.clock.advance(3 * 3_600);
  const due = await work.doAll();

  expect([early, due]).toEqual([0, 1]);
  expect(await told("case.woken")).toMatchObject([
    { occurredAt: "2026-02-14T12:00:00.000Z", aggregate: { id } },
  ]);
});

test("credentials, retries and kept replies go by the machine's time", async () => {
  await advance({ by: "P1Y" });
  const minted = await api.data<{ mintCustomerToken: { token: string; expiresAt: string } }>(
    `mutation ($input: MintCustomerTokenInput!) { mintCustomerToken(input: $input) { token expiresAt } }`,
    { input: { customerId, expiresInSeconds: 3_600 } },
  );
  const { token, expiresAt } = minted.mintCustomerToken;
  const own = await redress.as(token).data<{ workspace: { now: string } }>("{ workspace { now } }");
  const key = { "idempotency-key": "again" };
  const input = { customerId, subject: "Twice?", kind: "REFUND" };
  const OPEN = "mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { createdAt } } }";
  await api.send(OPEN, { input }, key);
  await advance({ by: "P1Y" });
  const again = await api.send<{ openCase: { case: { createdAt: string } } }>(OPEN, { input }, key);

  expect(expiresAt).toBe(plusSeconds(NINE, 3_600));
  expect(own.workspace.now).toBe("2027-01-15T09:00:00.000Z");
  expect(again.extensions).toMatchObject({ idempotentReplay: true });
  expect(again.data?.openCase.case.createdAt).toBe("2027-01-15T09:00:00.000Z");
});
