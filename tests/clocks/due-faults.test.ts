import { Client } from "pg";
import { Memory } from "../../src/kernel/memory";
import { DueWork } from "../../src/server/due-work";
import { newCustomer, openCase } from "../cases/desk";
import { world, type World } from "../support/world";

const CASES = 2_000;

let redress: World;
let client: Client;

beforeAll(async () => {
  redress = await world();
  client = new Client({ connectionString: redress.database.superuserUrl });
  await client.connect();
  await openCase(redress.api, await newCustomer(redress.api));
  await casesByTheThousand();
});

afterEach(() => client.query("truncate clocks, clock_changes cascade; delete from outbox"));

afterAll(async () => {
  await client.end();
  await redress.close();
});

/** Like the one that was opened. */
async function casesByTheThousand(): Promise<void> {
  await client.query("set session_replication_role = replica");
  await client.query(
    `insert into cases
     select (jsonb_populate_record(null::cases,
       to_jsonb(one) || jsonb_build_object('id', uuidv7(), 'number', (select max(number) from cases) + n))).*
     from (select * from cases order by number limit 1) one, generate_series(2, $1) n`,
    [CASES],
  );
  await client.query(
    `insert into case_clocks
       (workspace_id, id, created_at, case_version, facts, policies, policies_at, circumstances)
     select workspace_id, id, created_at, version, '{}', '[]', created_at, '[]' from cases
     on conflict do nothing`,
  );
  await client.query("set session_replication_role = origin");
}

/** Each of so many cases has a clock; they fall due one after another within the hour to come. */
async function clocksRun(count: number): Promise<void> {
  await client.query(
    `insert into clocks
       (workspace_id, id, created_at, updated_at, case_id, metric, name, state, automation_responds, duration_ms,
        paused_by, warnings_ms, round_from, started_at, set_at, used_ms, since, warned, due_at, next_at)
     select c.workspace_id, uuidv7(), $1, $1, c.id, 'DEADLINE', 'Call back', 'RUNNING', false, span.ms,
       '{}', '[]', $1, $1, $1, 0, $1, 0, due.at, due.at
     from (select *, row_number() over (order by number) as place from cases) c,
       lateral (select 1000 * c.place as ms) span,
       lateral (select $1::timestamptz + span.ms * interval '1 ms' as at) due
     where c.place <= $2`,
    [redress.clock.now(), count],
  );
}

/** The next line that is written about a clock takes its process's connection with it, in the midst of its batch. */
async function someWorkerDies(): Promise<void> {
  await client.query(`
    create sequence lives;
    create function die() returns trigger language plpgsql security definer as $$
      begin
        if nextval('lives') = 70 then perform pg_terminate_backend(pg_backend_pid()); end if;
        return new;
      end $$;
    create trigger dying before insert on clock_changes for each row execute function die();`);
}

const processOf = ({ platform }: World): DueWork =>
  new DueWork({ ...platform, memory: new Memory(10_000) }, { batch: 20 });

interface Fired {
  readonly clocks: number;
  readonly changes: number;
  readonly events: number;
  readonly untrue: number;
}

/** What is told of breaches, and whether any of it is not told as of the very moment. */
async function fired(): Promise<Fired> {
  const { rows } = await client.query<Fired>(`
    select
      (select count(*)::int from clocks where state = 'BREACHED' and next_at is null) as clocks,
      (select count(*)::int from clock_changes where kind = 'BREACHED') as changes,
      (select count(*)::int from outbox where type = 'clock.breached') as events,
      (select count(*)::int
       from clocks k
       left join clock_changes c on c.clock_id = k.id and c.kind = 'BREACHED'
       where k.breached_at is distinct from k.started_at + k.duration_ms * interval '1 ms'
       or c.at is distinct from k.breached_at) as untrue`);
  return rows[0]!;
}

test("after an hour without any worker all breaches appear with their true times, in their order", async () => {
  await clocksRun(400);
  redress.clock.advance(3_600);

  await processOf(redress).doAll();

  const { rows } = await client.query<{ at: string }>(
    "select payload->>'at' as at from outbox where type = 'clock.breached' order by position",
  );
  const times = rows.map(({ at }) => at);
  expect(await fired()).toEqual({ clocks: 400, changes: 400, events: 400, untrue: 0 });
  expect(times).toEqual(times.toSorted());
});

test("two workers fire what is due at once exactly once, though one is killed amidst its work", async () => {
  await clocksRun(CASES);
  await someWorkerDies();
  redress.clock.advance(3_600);
  const [one, other] = [processOf(redress), processOf(redress)];

  await Promise.all([one.doAll(), other.doAll()]);
  await one.doAll();

  const { rows } = await client.query<{ deaths: boolean }>("select last_value > 70 as deaths from lives");
  expect(rows).toEqual([{ deaths: true }]);
  expect(await fired()).toEqual({ clocks: CASES, changes: CASES, events: CASES, untrue: 0 });
});
