import { Client } from "pg";
import { DueWork } from "../../src/server/due-work";
import { settleReactions } from "../../src/server/sandbox/settle-reactions";
import { Chance } from "../analytics/chance";
import { newCustomer, openCase } from "../cases/desk";
import { make } from "../planner/make";
import { world, type World } from "../support/world";

let desk: World;
let customerId: string;

beforeEach(async () => {
  desk = await world();
  customerId = await newCustomer(desk.api);
});

afterEach(() => desk.close());

type Call = readonly [verb: string, input: Readonly<Record<string, unknown>>];

const TRIES = 10;

/** Sends all these commands as one operation, and again when it is told that this may help; tells what failed else. */
async function send(calls: readonly Call[], tries = TRIES): Promise<readonly string[]> {
  const declared = calls.map(([verb], nth) => `$i${nth}: ${verb[0]?.toUpperCase()}${verb.slice(1)}Input!`);
  const asked = calls.map(([verb], nth) => `a${nth}: ${verb}(input: $i${nth}) { userErrors { code } }`);
  const { errors = [] } = await desk.api.send(
    `mutation (${declared.join(", ")}) { ${asked.join(" ")} }`,
    Object.fromEntries(calls.map(([, input], nth) => [`i${nth}`, input])),
  );
  const mayRetry = errors.length > 0 && errors.every(({ extensions }) => extensions["retryable"] === true);
  if (mayRetry && tries > 1) return send(calls, tries - 1);
  return errors.map(({ message, extensions }) => `${extensions["code"]}: ${message}`);
}

async function deadlocks(): Promise<number> {
  const client = new Client({ connectionString: desk.database.superuserUrl });
  await client.connect();
  // Connections tell of them when they have nothing else to do, once in a while, or when asked.
  await client.query("select pg_stat_force_next_flush()");
  const { rows } = await client.query<{ deadlocks: string }>(
    "select deadlocks from pg_stat_database where datname = current_database()",
  );
  await client.end();
  return Number(rows[0]?.deadlocks);
}

const cases = async (count: number): Promise<readonly string[]> =>
  Promise.all(Array.from({ length: count }, async () => (await openCase(desk.api, customerId)).id));

test("several dates set at once on the same cases, in any order, are all set", async () => {
  const ids = await cases(8);
  let turn = 0;
  const next = (): Call => [
    "setDeadline",
    { caseId: ids[turn++ % ids.length], metric: "DEADLINE", name: `date ${turn}`, within: "P1D" },
  ];

  const answers = await Promise.all(
    Array.from({ length: 12 }, () => send(Array.from({ length: 5 }, () => next()))),
  );

  expect(answers.flat()).toEqual([]);
  const { clocks } = await desk.api.data<{ clocks: { totalCount: number } }>(`{ clocks { totalCount } }`);
  expect(clocks.totalCount).toBe(60);
  expect(await deadlocks()).toBe(0);
}, 30_000);

const OPERATIONS = 120;
const AGENTS = 8;

test("whatever agents and the desk itself do to a few cases at once, nothing fails", async () => {
  const random = new Chance(20_260_122);
  await make(desk.api, "createSlaPolicy", "policy", {
    name: "Quick",
    targets: [
      {
        ...{ metric: "NEXT_RESPONSE", duration: "PT1M", inBusinessTime: false },
        escalations: [{ on: "BREACH", action: { raisePriority: "URGENT" } }],
      },
      { metric: "TOTAL_RESOLUTION", duration: "PT10M", inBusinessTime: false },
    ],
  });
  const ids = await cases(6);
  let received = 0;
  const some = (): string => random.of(ids);
  const deeds: readonly (() => Call)[] = [
    () => ["replyToCase", { caseId: some(), body: "We are at it" }],
    () => [
      "receiveMessage",
      { caseId: some(), body: "Where is it", externalId: { source: "mail", id: `m${++received}` } },
    ],
    () => ["setDeadline", { caseId: some(), metric: "DEADLINE", name: "Ask the bank", within: "PT5M" }],
    () => ["resolveCase", { caseId: some(), reason: "SOLVED" }],
    () => ["reopenCase", { caseId: some(), reason: "NOT_SOLVED" }],
    () => ["mergeCases", { caseId: some(), intoCaseId: some() }],
    () => ["undoMerge", { caseId: some() }],
    () => ["changeCases", { caseIds: [some(), some()], addTags: [`t${random.below(9)}`] }],
  ];
  let left = OPERATIONS;
  const agent = async (): Promise<readonly string[]> => {
    const errors: string[] = [];
    while (left-- > 0) {
      const calls = Array.from({ length: 1 + random.below(5) }, () => random.of(deeds)());
      errors.push(...(await send(calls)));
    }
    return errors;
  };
  const worker = async (): Promise<void> => {
    while (left > 0) {
      desk.clock.advance(20);
      await settleReactions(desk.platform, desk.workspace.id);
      await new DueWork(desk.platform).doAll();
    }
  };

  const [answers] = await Promise.all([
    Promise.all(Array.from({ length: AGENTS }, agent)),
    Promise.all([worker(), worker()]),
  ]);

  expect(answers.flat()).toEqual([]);
}, 60_000);
