import { DueWork } from "../../src/server/due-work";
import { settleReactions } from "../../src/server/sandbox/settle-reactions";
import { customerClient, newCustomer } from "../cases/desk";
import { make } from "../planner/make";
import { world, type World } from "../support/world";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

let desk: World;
let office: string;
let policy: string;
let customer: string;

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly metric: string;
  readonly state: string;
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly used: string;
  readonly remaining: string | null;
  readonly overdueBy: string | null;
  readonly breachedAt: string | null;
  readonly endedAt: string | null;
  readonly pausedFor: string | null;
  readonly warningsGiven: number;
  readonly nextWarningAt: string | null;
}

const CLOCK = `id version metric state startedAt dueAt used remaining overdueBy breachedAt endedAt pausedFor
  warningsGiven nextWarningAt`;

beforeAll(async () => {
  desk = await world();
  customer = await newCustomer(desk.api);
  const weekly = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"].flatMap((weekday) => [
    { weekday, opensAt: "09:00", closesAt: "12:00" },
    { weekday, opensAt: "13:00", closesAt: "17:00" },
  ]);
  office = await make(desk.api, "createBusinessCalendar", "calendar", {
    name: "Two shifts",
    hours: { timeZone: "UTC", weekly },
  });
  policy = await make(desk.api, "createSlaPolicy", "policy", {
    name: "Cards",
    targets: [
      {
        metric: "FIRST_RESPONSE",
        duration: "PT1H",
        inBusinessTime: false,
        warnings: [{ before: "PT10M" }],
      },
      {
        metric: "TOTAL_RESOLUTION",
        duration: "PT8H",
        inBusinessTime: true,
        calendarId: office,
        pausedBy: ["WAITING_ON_CUSTOMER"],
      },
    ],
  });
});

afterAll(() => desk.close());

const OPEN = `mutation ($input: OpenCaseInput!) {
  openCase(input: $input) { case { id nextDueAt clocks { ${CLOCK} } } userErrors { message } } }`;

async function open(subject = "Card declined"): Promise<{ id: string; clocks: readonly Shown[] }> {
  const { openCase } = await desk.api.data<{ openCase: { case: { id: string; clocks: readonly Shown[] } } }>(
    OPEN,
    { input: { customerId: customer, subject, kind: "FAILED_PAYMENT", body: "It does not work" } },
  );
  return openCase.case;
}

async function clocksOf(caseId: string, args = ""): Promise<readonly Shown[]> {
  const { case: found } = await desk.api.data<{ case: { clocks: readonly Shown[] } }>(
    `query ($id: ID!) { case(id: $id) { clocks${args} { ${CLOCK} } } }`,
    { id: caseId },
  );
  return found.clocks;
}

async function clockAt(id: string, asOf: string | null): Promise<Shown | null> {
  const { clock } = await desk.api.data<{ clock: Shown | null }>(
    `query ($id: ID!, $asOf: DateTime) { clock(id: $id, asOf: $asOf) { ${CLOCK} } }`,
    { id, asOf },
  );
  return clock;
}

async function answer(caseId: string): Promise<readonly Shown[]> {
  const { replyToCase } = await desk.api.data<{ replyToCase: { case: { clocks: readonly Shown[] } } }>(
    `mutation ($id: ID!) { replyToCase(input: { caseId: $id, body: "We look into it" }) {
       case { clocks { ${CLOCK} } } } }`,
    { id: caseId },
  );
  return replyToCase.case.clocks;
}

async function untilOpen(): Promise<void> {
  const { businessCalendar } = await desk.api.data<{ businessCalendar: { nextOpening: string } }>(
    "query ($id: ID!, $now: DateTime!) { businessCalendar(id: $id) { nextOpening(after: $now) } }",
    { id: office, now: desk.clock.now() },
  );
  desk.clock.advance((Date.parse(businessCalendar.nextOpening) - Date.parse(desk.clock.now())) / 1000);
}

const settle = (): Promise<void> => settleReactions(desk.platform, desk.workspace.id);
const fire = (): Promise<number> => new DueWork(desk.platform).doAll();
const later = (iso: string, seconds: number): string =>
  new Date(Date.parse(iso) + seconds * 1000).toISOString();

test("a case tells its clocks in the very answer that opens it, and a reply's answer that one was met", async () => {
  const opened = await open();
  const now = desk.clock.now();

  desk.clock.advance(20 * MINUTE);
  const replied = await answer(opened.id);
  await settle();
  const stored = await clocksOf(opened.id);

  expect(opened.clocks.map(({ metric, state, dueAt }) => [metric, state, dueAt])).toEqual([
    ["FIRST_RESPONSE", "RUNNING", later(now, HOUR)],
    ["TOTAL_RESOLUTION", "RUNNING", expect.any(String)],
  ]);
  expect(opened.clocks[0]).toMatchObject({ remaining: "PT1H", nextWarningAt: later(now, 50 * MINUTE) });
  expect(replied[0]).toMatchObject({ state: "MET", used: "PT20M", remaining: null, version: 2 });
  expect(stored).toEqual(replied);
});

test("a clock that nobody fired yet is late at its true moment, and reads the same once it was", async () => {
  const { id } = await open();
  const now = desk.clock.now();
  await settle();

  desk.clock.advance(3 * HOUR);
  const unfired = await clocksOf(id, "(states: [BREACHED])");
  const due = await listed(`filter: { states: [BREACHED], caseId: "${id}" }`);
  await fire();
  const fired = await clocksOf(id, "(metrics: [FIRST_RESPONSE])");
  await answer(id);
  const [answered] = await clocksOf(id);

  expect(unfired).toEqual([
    expect.objectContaining({
      metric: "FIRST_RESPONSE",
      breachedAt: later(now, HOUR),
      dueAt: later(now, HOUR),
      overdueBy: "PT2H",
      remaining: "PT0S",
      warningsGiven: 1,
    }),
  ]);
  expect(due).toEqual(unfired);
  expect(fired).toEqual(unfired);
  expect(answered).toMatchObject({
    state: "MET_LATE",
    breachedAt: later(now, HOUR),
    endedAt: later(now, 3 * HOUR),
  });
});

async function listed(args: string): Promise<readonly Shown[]> {
  const { clocks } = await desk.api.data<{ clocks: { nodes: readonly Shown[] } }>(
    `{ clocks(${args}) { nodes { ${CLOCK} } totalCount } }`,
  );
  return clocks.nodes;
}

interface Ledger {
  readonly from: string;
  readonly to: string;
  readonly totals: Readonly<Record<"counted" | "closed" | "paused" | "wall", string>>;
  readonly spans: {
    readonly totalCount: number;
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
    readonly nodes: readonly {
      readonly from: string;
      readonly to: string;
      readonly kind: string;
      readonly duration: string;
      readonly pausedFor: string | null;
      readonly calendar: { readonly id: string } | null;
      readonly cause: { readonly kind: string; readonly entries: readonly { readonly __typename: string }[] };
    }[];
  };
}

async function ledgerOf(id: string, page: string): Promise<Ledger> {
  const { clock } = await desk.api.data<{ clock: { ledger: Ledger } }>(
    `query ($id: ID!) { clock(id: $id) { ledger { from to totals { counted closed paused wall }
       spans(${page}) { totalCount pageInfo { endCursor hasNextPage } nodes {
         from to kind duration pausedFor calendar { id } cause { kind caseVersion entries { __typename } } } } } } }`,
    { id },
  );
  return clock.ledger;
}

const secondsOf = (duration: string): number => {
  const [, hours = 0, minutes = 0, seconds = 0] =
    /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration) ?? [];
  return Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds);
};

const act = (verb: string, caseId: string, input: object): Promise<string> =>
  make(desk.api, verb, "case", { caseId, ...input });

/** On to a moment that is still to come. */
function until(moment: string): void {
  desk.clock.advance((Date.parse(moment) - Date.parse(desk.clock.now())) / 1000);
}

test("a ledger explains every second of a clock, by what the case did and when the calendar was open", async () => {
  until("2026-01-16T11:30:00.000Z");
  const { id, clocks } = await open();
  const clock = clocks[1]!.id;
  until("2026-01-16T14:00:00.000Z");
  await act("markCaseWaiting", id, { waitingOn: "CUSTOMER", reason: "INFORMATION_REQUESTED" });
  until("2026-01-19T10:00:00.000Z");
  await act("resumeCase", id, { reason: "CUSTOMER_REPLIED" });
  await settle();
  until("2026-01-19T11:00:00.000Z");
  await act("resolveCase", id, { reason: "SOLVED" });
  until("2026-01-20T10:00:00.000Z");
  await act("reopenCase", id, { reason: "NOT_SOLVED" });
  until("2026-01-20T10:30:00.000Z");

  const unwritten = await ledgerOf(clock, "first: 100");
  await settle();
  const ledger = await ledgerOf(clock, "first: 100");
  const [now] = (await clocksOf(id)).slice(-1);
  const first = await ledgerOf(clock, "first: 4");
  const second = await ledgerOf(clock, `first: 4, after: "${first.spans.pageInfo.endCursor}"`);

  const spans = ledger.spans.nodes;
  expect(
    spans.map(({ from, to, kind, pausedFor }) => [from.slice(8, 16), to.slice(8, 16), kind, pausedFor]),
  ).toEqual([
    ["16T11:30", "16T12:00", "COUNTED", null],
    ["16T12:00", "16T13:00", "CLOSED", null],
    ["16T13:00", "16T14:00", "COUNTED", null],
    ["16T14:00", "19T10:00", "PAUSED", "WAITING_ON_CUSTOMER"],
    ["19T10:00", "19T11:00", "COUNTED", null],
    ["19T11:00", "20T10:00", "PAUSED", null],
    ["20T10:00", "20T10:30", "COUNTED", null],
  ]);
  expect(ledger.totals).toEqual({ counted: "PT3H", closed: "PT1H", paused: "PT91H", wall: "PT95H" });
  expect(spans.reduce((sum, { duration }) => sum + secondsOf(duration), 0)).toBe(95 * HOUR);
  expect(spans.map(({ from }) => from).slice(1)).toEqual(spans.map(({ to }) => to).slice(0, -1));
  expect(now).toMatchObject({ id: clock, used: "PT3H", remaining: "PT5H", state: "RUNNING" });
  expect(spans[0]?.calendar).toEqual({ id: office });
  expect(spans.map(({ cause }) => cause.entries.map(({ __typename }) => __typename))).toEqual([
    ...Array.from({ length: 3 }, () => ["CaseOpenedEntry"]),
    ...Array.from({ length: 4 }, () => ["StateChangedEntry"]),
  ]);
  expect({ ...unwritten, spans: null }).toEqual({ ...ledger, spans: null });
  expect([...first.spans.nodes, ...second.spans.nodes]).toEqual(spans);
  expect([first.spans.pageInfo.hasNextPage, second.spans.pageInfo.hasNextPage]).toEqual([true, false]);
});

test("what was true of a clock at a moment is told by what is known now, and nothing of before its start", async () => {
  const { id, clocks } = await open();
  const start = desk.clock.now();
  const [clock = ""] = clocks.map(({ id: own }) => own);
  await settle();
  desk.clock.advance(2 * HOUR);
  await answer(id);
  await settle();

  const at = async (seconds: number): Promise<Shown | null> => clockAt(clock, later(start, seconds));

  expect(await at(-1)).toBeNull();
  expect(await at(0)).toMatchObject({ state: "RUNNING", used: "PT0S", remaining: "PT1H", version: 1 });
  expect(await at(55 * MINUTE)).toMatchObject({ state: "WARNED", used: "PT55M", endedAt: null });
  expect(await at(HOUR)).toMatchObject({ state: "BREACHED", overdueBy: "PT0S", version: 3 });
  expect(await at(2 * HOUR)).toEqual(await clockAt(clock, null));
  expect((await clockAt(clock, null))?.state).toBe("MET_LATE");
  await expect(at(2 * HOUR + 1)).rejects.toThrow(/What is to come/);
});

test("all that happened to a clock is told in its order, with what caused it and when it was written", async () => {
  const { id, clocks } = await open();
  const start = desk.clock.now();
  await settle();
  desk.clock.advance(2 * HOUR);
  await fire();
  await answer(id);
  await settle();

  const { clock } = await desk.api.data<{
    clock: { changes: { totalCount: number; nodes: readonly object[] } };
  }>(
    `query ($id: ID!) { clock(id: $id) { policy { id } case { id } changes { totalCount nodes {
       kind at writtenAt version used cause { kind caseVersion actor { id } policy { id } calendar { id }
         entries { __typename actor { kind } } } } } } }`,
    { id: clocks[0]?.id },
  );
  const { nodes, ...changes } = clock.changes;

  expect({ ...clock, changes }).toEqual({ policy: { id: policy }, case: { id }, changes: { totalCount: 4 } });
  const byTime = { kind: "TIME", caseVersion: null, actor: null, policy: null, calendar: null, entries: [] };
  expect(nodes).toMatchObject([
    {
      kind: "STARTED",
      at: start,
      writtenAt: start,
      version: 1,
      used: "PT0S",
      cause: { kind: "CASE", caseVersion: 1 },
    },
    { kind: "WARNED", at: later(start, 50 * MINUTE), writtenAt: later(start, 2 * HOUR), cause: byTime },
    {
      kind: "BREACHED",
      at: later(start, HOUR),
      writtenAt: later(start, 2 * HOUR),
      used: "PT1H",
      cause: byTime,
    },
    {
      kind: "MET",
      at: later(start, 2 * HOUR),
      cause: { kind: "CASE", entries: [{ __typename: "MessageEntry", actor: { kind: "API_KEY" } }] },
    },
  ]);
});

test("clocks of all cases are listed by when they are due, and by when they were late", async () => {
  const start = desk.clock.now();
  const one = await open("one");
  desk.clock.advance(MINUTE);
  const other = await open("other");
  await settle();
  desk.clock.advance(HOUR + MINUTE);
  await open("not late");
  await settle();
  await fire();

  const mine = [one, other].map(({ clocks }) => clocks[0]?.id);
  const first = `dueAfter: "${later(start, HOUR - 1)}", dueBefore: "${later(start, HOUR + MINUTE + 1)}"`;
  const due = await listed(`filter: { ${first}, metrics: [FIRST_RESPONSE] }`);
  const late = await listed(
    `filter: { breachedAfter: "${later(start, HOUR - 1)}" }, orderBy: { field: BREACHED_AT, direction: DESC }`,
  );
  const made = await listed(
    `filter: { caseId: "${other.id}", policyId: "${policy}" }, orderBy: { field: CREATED_AT, direction: ASC }`,
  );
  const inOffice = await listed(`filter: { caseId: "${other.id}", calendarId: "${office}" }`);

  expect(due.map(({ id }) => id)).toEqual(mine);
  expect(late.map(({ id }) => id)).toEqual(mine.toReversed());
  expect(late.map(({ state }) => state)).toEqual(["BREACHED", "BREACHED"]);
  expect(made.map(({ id }) => id)).toEqual(other.clocks.map(({ id }) => id));
  expect(inOffice.map(({ metric }) => metric)).toEqual(["TOTAL_RESOLUTION"]);
});

test("the inbox is ordered by what is due next, sifted by it, and told of it live", async () => {
  const since = (await desk.api.data<{ asOf: string }>("{ asOf }")).asOf;
  desk.clock.advance(MINUTE);
  const begun = desk.clock.now();
  const [urgent, answered] = [await open("urgent"), await open("answered")];
  desk.clock.advance(30 * MINUTE);
  await answer(answered.id);
  await settle();

  const filter = `createdAfter: "${later(begun, -1)}"`;
  const inbox = async (more: string, order = "ASC"): Promise<readonly string[]> => {
    const { cases } = await desk.api.data<{ cases: { nodes: readonly { id: string; nextDueAt: string }[] } }>(
      `{ cases(filter: { ${filter} ${more} }, orderBy: { field: NEXT_DUE, direction: ${order} }) {
           nodes { id nextDueAt } } }`,
    );
    return cases.nodes.map(({ id }) => id);
  };
  const soon = later(desk.clock.now(), HOUR);
  const { events } = await desk.api.data<{ events: { nodes: readonly object[] } }>(
    `query ($since: String) { events(after: $since, filter: { types: ["clock.met"] }) { nodes {
       type case { id } clock { state } } } }`,
    { since },
  );

  expect(await inbox("")).toEqual([urgent.id, answered.id]);
  expect(await inbox("", "null")).toEqual([urgent.id, answered.id]);
  expect(await inbox("", "DESC")).toEqual([answered.id, urgent.id]);
  expect(await inbox(`nextDueBefore: "${soon}"`)).toEqual([urgent.id]);
  expect(await inbox(`nextDueAfter: "${soon}"`)).toEqual([answered.id]);
  expect(await inbox("hasBreachedClock: true")).toEqual([]);
  desk.clock.advance(HOUR);
  await fire();
  expect(await inbox("hasBreachedClock: true")).toEqual([urgent.id]);
  expect(await inbox("hasBreachedClock: false")).toEqual([answered.id]);
  expect(events.nodes).toEqual([{ type: "clock.met", case: { id: answered.id }, clock: { state: "MET" } }]);
});

test("whoever follows the log knows by which revision of a policy a clock goes, though it was late by an earlier one", async () => {
  const tag = "revised";
  const policyId = await make(desk.api, "createSlaPolicy", "policy", {
    ...{ name: tag, match: { tags: [tag] }, before: policy },
    targets: [{ metric: "FIRST_RESPONSE", duration: "PT1H", inBusinessTime: false }],
  });
  const caseId = await make(desk.api, "openCase", "case", {
    ...{ customerId: customer, subject: "Late", kind: "REFUND", tags: [tag] },
  });
  desk.clock.advance(2 * HOUR);
  await fire();
  await settle();
  const change = { policyId, automationResponds: true, appliesTo: "OPEN_CASES" };
  await make(desk.api, "changeSlaPolicy", "policy", change);
  await fire();
  await settle();
  const until = desk.clock.now();

  const { case: found, events } = await desk.api.data<{
    case: { clocks: readonly { id: string; version: number; changes: { nodes: readonly object[] } }[] };
    events: { nodes: readonly { payload: { readonly caseId: string } }[] };
  }>(
    `query ($id: ID!) {
      case(id: $id) { clocks { id version state policyRevision changes { nodes {
        kind at dueAt target cause { kind policy { id } policyRevision } } } } }
      events(filter: { types: ["clock.retargeted"] }, first: 100) { nodes { payload } } }`,
    { id: caseId },
  );

  const [clock] = found.clocks;
  const dueAt = later(until, -HOUR);
  expect(clock).toMatchObject({ state: "BREACHED", policyRevision: 2, version: 3 });
  expect(clock?.changes.nodes.at(-1)).toEqual({
    ...{ kind: "RETARGETED", at: until, dueAt, target: "PT1H" },
    cause: { kind: "POLICY", policy: { id: policyId }, policyRevision: 2 },
  });
  const told = events.nodes.filter(({ payload }) => payload.caseId === caseId);
  expect(told.map(({ payload }) => payload)).toMatchObject([
    {
      ...{ clockId: clock?.id, policyId, policyRevision: 2, state: "BREACHED", dueAt },
    },
  ]);
  expect(await clockAt(clock!.id, until)).toEqual(await clockAt(clock!.id, null));
});

test("customers read nothing of what the staff are measured by", async () => {
  const { id, clocks } = await open();
  await settle();
  const own = await customerClient(desk, desk.workspace, customer);

  const seen = await own.data(
    `query ($id: ID!, $clock: ID!) { case(id: $id) { nextDueAt clocks { id } } clock(id: $clock) { id }
       node(id: $clock) { id } clocks { nodes { id } } }`,
    { id, clock: clocks[0]?.id },
  );
  const asked = await own.send(`{ cases(orderBy: { field: NEXT_DUE, direction: ASC }) { nodes { id } } }`);

  expect(seen).toEqual({
    case: { nextDueAt: null, clocks: null },
    clock: null,
    node: null,
    clocks: { nodes: [] },
  });
  expect(JSON.stringify(asked)).toContain("Only the staff");
});

test("the clocks of a page of cases take as many statements as those of one", async () => {
  const read = async (count: number): Promise<number> => {
    const before = desk.statements.length;
    await desk.api.data(
      `{ cases(first: ${count}) { nodes { clocks { state used calendar { name } policy { name } } } } }`,
    );
    return desk.statements.length - before;
  };
  await settle();
  await open();
  await read(1);

  const [one, ten] = [await read(1), await read(10)];

  expect(ten).toBe(one);
});

test("a clock that ends and goes on within one instant has two changes more, and takes the next ones", async () => {
  await untilOpen();
  const { id: caseId } = await open();
  await settle();
  const backAndForth = `mutation ($id: ID!) {
    resolveCase(input: { caseId: $id, reason: SOLVED }) { userErrors { code } }
    reopenCase(input: { caseId: $id, reason: NOT_SOLVED }) { userErrors { code } } }`;

  await desk.api.data(backAndForth, { id: caseId });
  await settle();
  await desk.api.data(backAndForth, { id: caseId });
  await settle();

  const { case: found } = await desk.api.data<{
    case: { clocks: readonly { version: number; state: string; changes: { totalCount: number } }[] };
  }>(
    `query ($id: ID!) { case(id: $id) { clocks(metrics: [TOTAL_RESOLUTION]) { version state changes { totalCount } } } }`,
    { id: caseId },
  );
  expect(found.clocks).toEqual([{ version: 5, state: "RUNNING", changes: { totalCount: 5 } }]);
});
