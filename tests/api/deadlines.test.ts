import { DueWork } from "../../src/server/due-work";
import { plusSeconds } from "../../src/kernel/instant";
import { settleReactions } from "../../src/server/sandbox/settle-reactions";
import { customerClient, mutate, newCustomer, type Refused } from "../cases/desk";
import { make } from "../planner/make";
import { world, type World } from "../support/world";

let desk: World;
let customer: string;

const CLOCK = "id version metric name state dueAt target remaining breachedAt endedAt policy { id }";

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly name: string | null;
  readonly metric: string;
  readonly state: string;
  readonly dueAt: string | null;
}

interface Answer {
  readonly clock: Shown | null;
  readonly userErrors: readonly Refused[];
}

beforeAll(async () => {
  desk = await world();
  customer = await newCustomer(desk.api);
});

afterAll(() => desk.close());

const settle = (): Promise<void> => settleReactions(desk.platform, desk.workspace.id);
const after = (seconds: number): string => plusSeconds(desk.clock.now(), seconds);

async function send(verb: string, input: object): Promise<Answer> {
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`;
  const { answer } = await desk.api.data<{ answer: Answer }>(
    `mutation ($input: ${type}!) { answer: ${verb}(input: $input) {
       clock { ${CLOCK} } userErrors { code field message details } } }`,
    { input },
  );
  return answer;
}

async function sent(verb: string, input: object): Promise<Shown> {
  const { clock, userErrors } = await send(verb, input);
  expect(userErrors).toEqual([]);
  return clock as Shown;
}

async function open(): Promise<string> {
  const { case: opened } = await mutate(desk.api, "openCase", {
    customerId: customer,
    subject: "Where is my money",
    kind: "REFUND",
    body: "It was promised",
  });
  return opened?.id ?? "";
}

async function seen(caseId: string, fields: string): Promise<Readonly<Record<string, unknown>>> {
  const { case: found } = await desk.api.data<{ case: Readonly<Record<string, unknown>> }>(
    `query ($id: ID!) { case(id: $id) { ${fields} } }`,
    { id: caseId },
  );
  return found;
}

it("sets a date on a case, warns before it, and sets the breach when it has passed", async () => {
  const caseId = await open();
  const dueAt = after(3600);
  const clock = await sent("setDeadline", {
    ...{ caseId, metric: "DEADLINE", name: "Answer the bank", dueAt },
    warnings: ["PT15M"],
  });
  expect(clock).toMatchObject({ state: "RUNNING", target: "PT1H", dueAt, policy: null, version: 1 });
  expect(await seen(caseId, "nextDueAt")).toEqual({ nextDueAt: dueAt });

  desk.clock.advance(3000);
  await new DueWork(desk.platform).doAll();
  const warned = await seen(caseId, "clocks { state warningsGiven }");
  desk.clock.advance(1200);
  await new DueWork(desk.platform).doAll();

  expect(warned).toEqual({ clocks: [{ state: "WARNED", warningsGiven: 1 }] });
  expect(await seen(caseId, "clocks { state breachedAt }")).toEqual({
    clocks: [{ state: "BREACHED", breachedAt: dueAt }],
  });
  const late = await send("changeDeadline", { clockId: clock.id, dueAt: after(60), reason: "More time" });
  expect(late.userErrors).toMatchObject([{ code: "ILLEGAL_STATE", field: ["clockId"] }]);
  expect(await sent("meetDeadline", { clockId: clock.id })).toMatchObject({ state: "MET_LATE" });
  expect(await seen(caseId, "nextDueAt")).toEqual({ nextDueAt: null });
});

it("moves a deadline with a reason, and ends it as done or as not asked for any more", async () => {
  const caseId = await open();
  const clock = await sent("setDeadline", { caseId, metric: "REFUND_PROMISE", within: "P1D" });
  desk.clock.advance(600);
  const dueAt = after(7200);

  const moved = await sent("changeDeadline", { clockId: clock.id, dueAt, reason: "The bank is closed" });
  const met = await sent("meetDeadline", { clockId: clock.id });
  const again = await sent("meetDeadline", { clockId: clock.id });
  const cancelled = await send("cancelDeadline", { clockId: clock.id, reason: "No" });

  expect(moved).toMatchObject({ id: clock.id, version: 2, state: "RUNNING", dueAt });
  expect(met).toMatchObject({ state: "MET", version: 3 });
  expect(again).toEqual(met);
  expect(cancelled.userErrors).toMatchObject([{ code: "ILLEGAL_STATE", field: ["clockId"] }]);
  const { clocks } = (await seen(
    caseId,
    "clocks { changes { nodes { kind cause { kind reason actor { kind } } } } }",
  )) as { clocks: readonly { changes: { nodes: readonly unknown[] } }[] };
  expect(clocks[0]?.changes.nodes).toMatchObject([
    { kind: "STARTED", cause: { kind: "REQUEST", reason: null } },
    { kind: "RETARGETED", cause: { kind: "REQUEST", reason: "The bank is closed" } },
    { kind: "MET", cause: { kind: "REQUEST" } },
  ]);
});

it("lets deadlines end with their case, and promises stand", async () => {
  const caseId = await open();
  await sent("setDeadline", { caseId, metric: "DEADLINE", name: "Call back", within: "PT2H" });
  await sent("setDeadline", { caseId, metric: "REFUND_PROMISE", name: "10 EUR", within: "P5D" });
  await mutate(desk.api, "resolveCase", { caseId, reason: "SOLVED" });
  await settle();

  const late = await send("setDeadline", { caseId, metric: "DEADLINE", name: "Call again", within: "PT2H" });

  expect(await seen(caseId, "clocks { metric state }")).toEqual({
    clocks: [
      { metric: "DEADLINE", state: "CANCELLED" },
      { metric: "REFUND_PROMISE", state: "RUNNING" },
    ],
  });
  expect(late.userErrors).toMatchObject([{ code: "ILLEGAL_STATE", field: ["caseId"] }]);
});

it("refuses dates that could not be meant, naming the field", async () => {
  const caseId = await open();
  const rare = await make(desk.api, "createBusinessCalendar", "calendar", {
    name: "Rarely open",
    hours: { timeZone: "UTC", weekly: [{ weekday: "MONDAY", opensAt: "09:00", closesAt: "09:01" }] },
  });
  const given = { caseId, metric: "DEADLINE", name: "Call back" };

  const refusals: [object, string[]][] = [
    [{}, ["dueAt"]],
    [{ dueAt: after(60), within: "PT1H" }, ["dueAt"]],
    [{ dueAt: after(-60) }, ["dueAt"]],
    [{ dueAt: after(11 * 366 * 86_400) }, ["dueAt"]],
    [{ dueAt: after(60), calendarId: rare }, ["calendarId"]],
    [{ within: "PT0S" }, ["within"]],
    [{ within: "P4000D" }, ["within"]],
    [{ within: "PT9H", calendarId: rare }, ["within"]],
    [{ within: "PT1H", warnings: ["PT1H"] }, ["warnings", "0"]],
    [{ within: "PT1H", warnings: ["PT5M", "PT5M"] }, ["warnings", "1"]],
    [{ within: "PT1H", name: null }, ["name"]],
  ];
  for (const [wrong, field] of refusals) {
    const { userErrors } = await send("setDeadline", { ...given, ...wrong });
    expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field }]);
  }
  expect(await seen(caseId, "clocks { id }")).toEqual({ clocks: [] });
});

it("lets nobody change by hand what a policy asks for, and keeps a case's deadlines to twenty", async () => {
  await make(desk.api, "createSlaPolicy", "policy", {
    name: "All",
    targets: [{ metric: "FIRST_RESPONSE", duration: "PT1H", inBusinessTime: false }],
  });
  const caseId = await open();
  const first = await sent("setDeadline", { caseId, metric: "DEADLINE", name: "1", within: "P1D" });
  const { clocks } = (await seen(caseId, "clocks { id metric }")) as { clocks: readonly Shown[] };
  const ofPolicy = clocks.find(({ metric }) => metric === "FIRST_RESPONSE")?.id;

  const refused = await send("meetDeadline", { clockId: ofPolicy });
  for (let name = 2; name <= 20; name += 1)
    await sent("setDeadline", { caseId, metric: "DEADLINE", name: `${name}`, within: "P1D" });
  const more = await send("setDeadline", { caseId, metric: "DEADLINE", name: "21", within: "P1D" });
  await sent("cancelDeadline", { clockId: first.id, reason: "Done elsewhere" });

  expect(refused.userErrors).toMatchObject([{ code: "ILLEGAL_STATE", field: ["clockId"] }]);
  expect(more.userErrors).toMatchObject([{ code: "CONFLICT" }]);
  expect(await sent("setDeadline", { caseId, metric: "DEADLINE", name: "21", within: "P1D" })).toMatchObject({
    state: "RUNNING",
  });
});

it("ends a duty when somebody says that it is done", async () => {
  await make(desk.api, "createSlaPolicy", "policy", {
    ...{ name: "Law", family: "REGULATORY" },
    targets: [
      { metric: "OBLIGATION", name: "Acknowledge", duration: "P3D", inBusinessTime: false },
      { metric: "OBLIGATION", name: "Decide", duration: "P10D", inBusinessTime: false },
    ],
  });
  const caseId = await open();
  await settle();
  const fields = "clocks(metrics: [OBLIGATION]) { id name state }";
  const { clocks } = (await seen(caseId, fields)) as { clocks: readonly Shown[] };
  const duty = clocks.find(({ name }) => name === "Acknowledge")?.id;

  const met = await sent("meetObligation", { clockId: duty });
  const again = await sent("meetObligation", { clockId: duty });

  expect(met).toMatchObject({ id: duty, state: "MET" });
  expect(again).toEqual(met);
  expect(
    await seen(caseId, "version timeline(last: 1) { nodes { ... on ObligationMetEntry { name } } }"),
  ).toEqual({
    version: 3,
    timeline: { nodes: [{ name: "Acknowledge" }] },
  });
  const after = ((await seen(caseId, fields)) as { clocks: readonly Shown[] }).clocks;
  expect(new Map(after.map(({ name, state }) => [name, state]))).toEqual(
    new Map([
      ["Acknowledge", "MET"],
      ["Decide", "RUNNING"],
    ]),
  );
});

const ESTIMATE = `estimatedResolution { at promisedAt firstPromisedFor outcome keptFirstPromise
  revisions { from to reason } }`;

async function estimate(input: object): Promise<readonly Refused[]> {
  const { answer } = await desk.api.data<{ answer: Answer }>(
    `mutation ($input: EstimateResolutionInput!) {
       answer: estimateResolution(input: $input) { userErrors { code field message details } } }`,
    { input },
  );
  return answer.userErrors;
}

it("promises the customer an end, revises it with a reason, and tells whether it was kept", async () => {
  const caseId = await open();
  const promisedAt = desk.clock.now();
  const [first, second] = [after(3600), after(86_400)];
  expect(await estimate({ caseId, at: first })).toEqual([]);
  expect(await estimate({ caseId, at: second })).toMatchObject([{ field: ["reason"] }]);
  expect(await estimate({ caseId, at: second, reason: "The bank answers tomorrow" })).toEqual([]);

  const read = async (): Promise<{ case: unknown }> =>
    (await customerClient(desk, desk.workspace, customer)).data(
      `query ($id: ID!) { case(id: $id) { ${ESTIMATE} timeline(last: 1) { nodes {
      ... on ResolutionEstimatedEntry { fromInstant toInstant estimateReason } } } clocks { id } } }`,
      { id: caseId },
    );
  const told = {
    ...{ at: second, promisedAt, firstPromisedFor: first },
    revisions: [{ from: first, to: second, reason: "The bank answers tomorrow" }],
  };
  expect((await read()).case).toEqual({
    estimatedResolution: { ...told, outcome: "PENDING", keptFirstPromise: null },
    timeline: {
      nodes: [{ fromInstant: first, toInstant: second, estimateReason: "The bank answers tomorrow" }],
    },
    clocks: null,
  });

  desk.clock.advance(7200);
  await mutate(desk.api, "resolveCase", { caseId, reason: "SOLVED" });
  await settle();
  expect((await read()).case).toMatchObject({
    estimatedResolution: { ...told, outcome: "KEPT", keptFirstPromise: false },
  });
});

it("scores a promise that passed as missed, and a new one for itself", async () => {
  const caseId = await open();
  await estimate({ caseId, at: after(60) });
  desk.clock.advance(120);
  await new DueWork(desk.platform).doAll();
  const missed = await seen(caseId, ESTIMATE);
  await estimate({ caseId, at: after(3600), reason: "A further look" });
  const promised = await seen(caseId, ESTIMATE);
  await mutate(desk.api, "resolveCase", { caseId, reason: "SOLVED" });
  await settle();

  expect(missed).toMatchObject({ estimatedResolution: { outcome: "MISSED", keptFirstPromise: false } });
  expect(promised).toMatchObject({ estimatedResolution: { outcome: "PENDING", keptFirstPromise: false } });
  expect(await seen(caseId, ESTIMATE)).toMatchObject({ estimatedResolution: { outcome: "KEPT" } });
});
