import { Client } from "pg";
import { Sequencer } from "../../src/server/events/sequencer";
import { runAsSystem } from "../../src/server/run-as-system";
import type { Reaction } from "../../src/services/access/reaction";
import { reactNext } from "../../src/services/log/react-next";
import { newCustomer, openCase } from "../cases/desk";
import { world, type World } from "../support/world";
import { cloneDatabase, type TestDatabase } from "../support/test-server";

let database: TestDatabase;
let redress: World;
let client: Client;

beforeEach(async () => {
  database = await cloneDatabase();
  redress = await world({ database });
  client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await redress.close();
});

/** Goes on with the log by so many events, of which these are openings of cases and the others of clocks. */
async function logGrows(count: number, openings: string): Promise<void> {
  await client.query(`
    insert into event_log (workspace_id, position, id, type, schema_version, aggregate_type, aggregate_id,
      aggregate_version, actor_kind, actor_id, request_id, occurred_at, recorded_at, payload)
    select e.workspace_id, e.position + n, gen_random_uuid(),
      case when ${openings} then 'case.opened' else 'clock.rescheduled' end, e.schema_version,
      case when ${openings} then 'case' else 'clock' end, e.aggregate_id, e.aggregate_version, e.actor_kind,
      e.actor_id, e.request_id, e.occurred_at, e.recorded_at, e.payload
    from (select * from event_log order by position desc limit 1) e
    cross join generate_series(1, ${count}) n`);
}

const KINDS: readonly (readonly [what: string, of: Reaction["of"], among: string])[] = [
  ["types", { types: ["case.opened"] }, "type = 'case.opened'"],
  ["other types", { otherThan: ["clock.rescheduled"] }, "type <> 'clock.rescheduled'"],
  ["an aggregate", { aggregateType: "case" }, "aggregate_type = 'case'"],
  [
    "what is wanted at the time",
    () => Promise.resolve({ types: ["case.opened"] } as const),
    "type = 'case.opened'",
  ],
];

test.each(KINDS)(
  "a reaction that is for events of %s hears each of them once, in order, however rare they are",
  async (_, of, among) => {
    await openCase(redress.api, await newCustomer(redress.api));
    await new Sequencer(redress.platform).moveAll();
    const told: bigint[] = [];
    const batches: number[] = [];
    const hearing: Reaction = {
      name: "hearing",
      of,
      react: async (_ctx, events) => {
        batches.push(events.length);
        told.push(...events.map(({ position }) => position));
      },
    };
    const hearAll = async (): Promise<void> => {
      for (let left = "more"; left === "more";)
        ({ left } = await runAsSystem(redress.platform, redress.workspace.id, reactNext(hearing), null));
    };

    await hearAll();
    await logGrows(5_000, "n between 500 and 950 or n = 4900");
    await hearAll();
    await logGrows(10, "n = 10");
    await hearAll();

    const { rows } = await client.query<{ position: string }>(
      `select position from event_log where ${among} order by position`,
    );
    expect(told).toEqual(rows.map(({ position }) => BigInt(position)));
    expect(told.length).toBeGreaterThanOrEqual(454);
    expect(Math.max(...batches)).toBeLessThanOrEqual(200);
  },
);
