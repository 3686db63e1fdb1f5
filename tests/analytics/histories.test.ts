import { Client } from "pg";
import { CountHistories1763800730010 } from "../../migrations/1763800730010-count-histories";
import { MIGRATIONS } from "../../migrations/migrations";
import { ALL_ENTITIES } from "../../src/entities/all-entities";
import { createDataSource } from "../../src/kernel/database/data-source";
import { migrate } from "../../src/kernel/database/migrate";
import { DueWork } from "../../src/server/due-work";
import { settleReactions } from "../../src/server/sandbox/settle-reactions";
import { changed, newCustomer, openCase } from "../cases/desk";
import { make } from "../planner/make";
import { world, type World } from "../support/world";

const HOUR = 3_600;

let redress: World;

beforeAll(async () => {
  redress = await world();
  const { api, clock } = redress;
  await make(api, "createSlaPolicy", "policy", {
    name: "Cards",
    targets: [{ metric: "FIRST_RESPONSE", duration: "PT1H", inBusinessTime: false }],
  });
  const customer = await newCustomer(api);
  for (const hours of [0, 0, 2]) {
    const { id } = await openCase(api, customer);
    clock.advance(hours * HOUR);
    await changed(api, "replyToCase", { caseId: id, body: "We are on it." });
  }
  await settle();
});

afterAll(() => redress.close());

async function settle(): Promise<void> {
  await settleReactions(redress.platform, redress.workspace.id);
  // In batches of two, so that one is gone on with.
  await new DueWork(redress.platform, { batch: 2 }).doAll();
}

/** Each measure's value. */
async function told(...measures: readonly string[]): Promise<readonly (number | null)[]> {
  const { metrics } = await redress.api.data<{
    metrics: { rows: { figures: { value: number | null }[] }[] };
  }>(
    `query ($measures: [Measure!]!) { metrics(query: { measures: $measures, period: { lastDays: 30 } }) {
       rows { figures { value } } } }`,
    { measures },
  );
  return metrics.rows[0]?.figures.map(({ value }) => value) ?? [];
}

test("after an update that begins to count, what was before is counted without anybody's doing", async () => {
  const before = await told("CASES_OPENED", "CLOCKS_MET", "CLOCKS_BREACHED");
  await withOwner((client) =>
    client.query("truncate metric_facts, metric_sums, metric_buckets, metric_states"),
  );
  const forgotten = await told("CASES_OPENED", "CLOCKS_MET", "CLOCKS_BREACHED");

  await updateAgain();
  await settle();

  expect([before, forgotten]).toEqual([
    [3, 2, 1],
    [0, 0, 0],
  ]);
  expect(await told("CASES_OPENED", "CLOCKS_MET", "CLOCKS_BREACHED")).toEqual([3, 2, 1]);
  expect(await leftToCount()).toEqual(["case 3", "clock 3", "invitation 0", "transaction 0"]);
});

test("another default calendar counts for what was before, too", async () => {
  const without = await told("FIRST_RESPONSE_BUSINESS_MEAN");

  await make(redress.api, "createBusinessCalendar", "calendar", {
    name: "Never shut",
    isDefault: true,
    hours: { timeZone: "UTC", isAlwaysOpen: true },
  });
  await settle();

  expect(without).toEqual([null]);
  expect(await told("FIRST_RESPONSE_BUSINESS_MEAN", "FIRST_RESPONSE_MEAN")).toEqual([
    (2 * HOUR) / 3,
    (2 * HOUR) / 3,
  ]);
});

/** From the version before on. */
async function updateAgain(): Promise<void> {
  const options = { url: redress.database.ownerUrl, entities: ALL_ENTITIES, migrations: MIGRATIONS };
  const source = await createDataSource(options).initialize();
  for (let left = MIGRATIONS.length - MIGRATIONS.indexOf(CountHistories1763800730010); left > 0; left -= 1)
    await source.undoLastMigration({ transaction: "each" });
  await source.destroy();
  await migrate({ ...options, applicationRole: "redress_app" });
}

/** What was to be counted, and how much it was. */
async function leftToCount(): Promise<readonly string[]> {
  const { rows } = await withOwner((client) =>
    client.query<{ line: string }>(
      "select source || ' ' || counted || case when done_at is null then ' left' else '' end as line from metric_recounts order by 1",
    ),
  );
  return rows.map(({ line }) => line);
}

async function withOwner<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: redress.database.superuserUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
