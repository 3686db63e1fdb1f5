import { counted } from "../analytics/counted";
import { DueWork } from "../../src/server/due-work";
import { settleReactions } from "../../src/server/sandbox/settle-reactions";
import { changed, newCustomer, newTeam, openCase } from "../cases/desk";
import { make } from "../planner/make";
import { world, type World } from "../support/world";

const HOUR = 3_600;

const TARGETS = [
  { metric: "FIRST_RESPONSE", duration: "PT1H", inBusinessTime: false },
  { metric: "TOTAL_RESOLUTION", duration: "PT8H", inBusinessTime: false },
] as const;

let redress: World;
let policy: string;
let customer: string;
let [met, late, open]: readonly string[] = [];

beforeAll(async () => {
  redress = await world();
  const { api, clock, workspace } = redress;
  policy = await make(api, "createSlaPolicy", "policy", {
    name: "Cards",
    targets: [{ ...TARGETS[0], breachCost: { amountMinor: 2_500, currency: "EUR" } }, TARGETS[1]],
  });
  customer = await newCustomer(api);
  const team = await newTeam(redress, workspace, "Refunds");
  [met, late, open] = await Promise.all(
    ["EMAIL", "CHAT", "CHAT"].map(async (channel) => (await openCase(api, customer, { channel })).id),
  );
  await changed(api, "replyToCase", { caseId: met, body: "We are on it." });
  clock.advance(2 * HOUR);
  await settle();
  await changed(api, "assignCase", { caseId: late, teamId: team });
  await changed(api, "replyToCase", { caseId: late, body: "Sorry that it took so long." });
  await settle();
});

afterAll(() => redress.close());

/** What is due is done, and everything is counted. */
async function settle(): Promise<void> {
  await settleReactions(redress.platform, redress.workspace.id);
  await new DueWork(redress.platform).doAll();
  await settleReactions(redress.platform, redress.workspace.id);
}

interface Figure {
  readonly value: number | null;
  readonly count: number;
  readonly low: number | null;
  readonly casesKey: string;
  readonly countedCasesKey: string | null;
}

interface Row {
  readonly values: readonly string[];
  readonly figures: readonly Figure[];
}

async function rowsOf(query: object): Promise<readonly Row[]> {
  const { metrics } = await redress.api.data<{ metrics: { rows: readonly Row[] } }>(
    `query ($query: MetricQuery!) { metrics(query: $query) {
       rows { values figures { value count low casesKey countedCasesKey } } } }`,
    { query: { period: { lastDays: 30 }, ...query } },
  );
  return metrics.rows;
}

async function toldOf(query: object): Promise<readonly unknown[]> {
  const rows = await rowsOf(query);
  return rows.map(({ values, figures }) => [...values, ...figures.map(({ value }) => value)]);
}

async function casesOf(key: string | null | undefined): Promise<readonly string[]> {
  const { casesOfFigure } = await redress.api.data<{ casesOfFigure: { nodes: { id: string }[] } }>(
    "query ($key: String!) { casesOfFigure(key: $key) { nodes { id } } }",
    { key },
  );
  return casesOfFigure.nodes.map(({ id }) => id).toSorted();
}

const sorted = (...ids: readonly (string | undefined)[]): readonly unknown[] => ids.toSorted();

test("promises that were kept and broken are told by what they measure, with the cases behind them", async () => {
  const query = { measures: ["SLA_COMPLIANCE", "CLOCKS_BREACHED"], filter: { clocks: ["FIRST_RESPONSE"] } };

  const [row] = await rowsOf(query);
  const [compliance, breached] = row?.figures ?? [];

  expect(compliance).toMatchObject({ value: 1 / 3, count: 3, low: expect.any(Number) as number });
  expect(breached).toMatchObject({ value: 2 });
  expect(await casesOf(compliance?.casesKey)).toEqual(sorted(met, late, open));
  expect(await casesOf(compliance?.countedCasesKey)).toEqual([met]);
  expect(await casesOf(breached?.casesKey)).toEqual(sorted(late, open));
});

test("clocks are told apart by channel and policy, and what is late by how late it was done", async () => {
  const measures = ["CLOCKS_MET", "CLOCKS_BREACHED", "SLA_OVERRUN_MEAN"];

  expect(await toldOf({ measures, dimensions: ["CLOCK", "CHANNEL"] })).toEqual([
    ["FIRST_RESPONSE", "CHAT", 0, 2, HOUR],
    ["FIRST_RESPONSE", "EMAIL", 1, 0, null],
  ]);
  expect(await toldOf({ measures: ["SLA_COMPLIANCE"], dimensions: ["POLICY"] })).toEqual([[policy, 1 / 3]]);
  expect(await toldOf({ measures: ["CLOCKS_BREACHED"], filter: { policyIds: [policy] } })).toEqual([[2]]);
});

test("what breaches cost is summed up, of one currency at a time", async () => {
  const measures = ["BREACH_COST"];
  const [row] = await rowsOf({ measures, dimensions: ["CURRENCY", "CHANNEL"] });
  const { slaPolicy } = await redress.api.data<{ slaPolicy: { current: { targets: unknown } } }>(
    "query ($id: ID!) { slaPolicy(id: $id) { current { targets { breachCost { amountMinor currency formatted } } } } }",
    { id: policy },
  );

  const mixed = await redress.api.send(
    "{ metrics(query: { measures: [BREACH_COST], period: { lastDays: 30 } }) { from } }",
  );

  expect(slaPolicy.current.targets).toEqual([
    { breachCost: { amountMinor: 2_500, currency: "EUR", formatted: "€25.00" } },
    { breachCost: null },
  ]);
  expect(row).toMatchObject({ values: ["EUR", "CHAT"], figures: [{ value: 5_000, count: 2 }] });
  expect(await casesOf(row?.figures[0]?.casesKey)).toEqual(sorted(late, open));
  expect(await toldOf({ measures, filter: { currencies: ["JPY"] } })).toEqual([[0]]);
  expect(mixed.errors?.[0]?.extensions).toMatchObject({ field: ["query", "filter", "currencies"] });
});

test("a breach is of whoever had the case when the time was over, and an answer of whoever had it then", async () => {
  const rows = await toldOf({ measures: ["CLOCKS_BREACHED", "SLA_OVERRUN_MEAN"], dimensions: ["TEAM"] });

  expect(rows).toEqual([
    ["", 2, null],
    [expect.stringMatching(/^team_/), 0, HOUR],
  ]);
});

test("a breach that was none is taken back, and a reopened case is not done any more", async () => {
  const { api, clock } = redress;
  const resolution = { measures: ["CLOCKS_MET"], filter: { clocks: ["TOTAL_RESOLUTION"] } };
  const sentAt = new Date(Date.parse(clock.now()) - 1.5 * HOUR * 1000).toISOString();
  await changed(api, "replyToCase", { caseId: open, body: "Sent from my phone an hour ago.", sentAt });
  await changed(api, "resolveCase", { caseId: met, reason: "SOLVED" });
  await settle();

  const resolved = await toldOf(resolution);
  const compliance = await toldOf({ measures: ["SLA_COMPLIANCE"], filter: { clocks: ["FIRST_RESPONSE"] } });
  await changed(api, "reopenCase", { caseId: met, reason: "NOT_SOLVED" });
  await settle();

  expect(compliance).toEqual([[2 / 3]]);
  expect([resolved, await toldOf(resolution)]).toEqual([[[1]], [[0]]]);
});

test("what was late in another system counts as soon as its case is here, though nobody is told", async () => {
  const before = await toldOf({ measures: ["CLOCKS_BREACHED"], dimensions: ["KIND"] });
  const begin = Date.parse(redress.clock.now()) - 48 * HOUR * 1000;
  const at = (hours: number): string => new Date(begin + hours * HOUR * 1000).toISOString();
  const history = [
    { at: at(0), byCustomer: true, message: { direction: "INBOUND", body: "Hello?" } },
    { at: at(3), message: { direction: "OUTBOUND", body: "Hello!" } },
    { at: at(4), stateChanged: { to: "RESOLVED", reason: "SOLVED" } },
  ];
  const imported = {
    externalId: { source: "crm", id: "1" },
    ...{ customerId: customer, subject: "Charged twice", kind: "DISPUTE", openedAt: at(0), history },
    state: "RESOLVED",
  };

  const { importCases } = await redress.api.data<{ importCases: { userErrors: unknown[] } }>(
    "mutation ($input: ImportCasesInput!) { importCases(input: $input) { results { userErrors { message } } userErrors { message } } }",
    { input: { cases: [imported] } },
  );
  await counted(redress);

  expect(importCases).toEqual({ results: [{ userErrors: [] }], userErrors: [] });
  expect(before).toEqual([["REFUND", 1]]);
  expect(
    await toldOf({
      measures: ["CLOCKS_MET", "CLOCKS_BREACHED", "SLA_OVERRUN_MEAN"],
      dimensions: ["CLOCK"],
      filter: { kinds: ["DISPUTE"] },
    }),
  ).toEqual([
    ["FIRST_RESPONSE", 0, 1, 2 * HOUR],
    ["TOTAL_RESOLUTION", 1, 0, null],
  ]);
});

test("another price is that of what is late from then on", async () => {
  const { api, clock } = redress;
  const { id } = await openCase(api, customer, { kind: "QUESTION" });
  clock.advance(2 * HOUR);
  await settle();
  const targets = [{ ...TARGETS[0], breachCost: { amountMinor: 9_900, currency: "EUR" } }, TARGETS[1]];
  await make(api, "changeSlaPolicy", "policy", { policyId: policy, targets });
  clock.advance(1);
  await changed(api, "changeCase", { caseId: id, priority: "HIGH" });
  await settle();

  const costs = { measures: ["BREACH_COST"], dimensions: ["CURRENCY"], filter: { kinds: ["QUESTION"] } };

  expect(await toldOf(costs)).toEqual([["EUR", 2_500]]);
});

test("the figures of clocks are checked with those of their cases", async () => {
  const { metricsCheck } = await redress.api.data<{ metricsCheck: object }>(
    "{ metricsCheck { differentRows staleSources sources } }",
  );

  expect(metricsCheck).toEqual({ differentRows: 0, staleSources: 0, sources: expect.any(Number) as number });
});
