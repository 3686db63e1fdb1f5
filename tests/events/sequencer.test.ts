import { Client } from "pg";
import { newUuid, type Uuid } from "../../src/kernel/ids";
import { LogWatcher } from "../../src/server/events/log-watcher";
import { Notifications } from "../../src/server/events/notifications";
import { Sequencer } from "../../src/server/events/sequencer";
import { newCustomer, openCase } from "../cases/desk";
import { world, type World } from "../support/world";
import { logOf } from "./log-of";
import { INSERT, writeEvents } from "./outbox-writer";

const WRITERS = 24;
const WITHIN_MS = 5_000;

let redress: World;
let workspaceId: Uuid;

beforeEach(async () => {
  redress = await world();
  workspaceId = redress.workspace.id;
});

afterEach(() => redress.close());

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + WITHIN_MS;
  while (!condition() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Reads on from its last position whenever the log has grown, as every listener does. */
class Follower {
  readonly ids: Uuid[] = [];
  private position = 0n;
  private reading: Promise<void> = Promise.resolve();

  readonly readOn = (): void => {
    this.reading = this.reading.then(async () => {
      for (const event of await logOf(redress.platform, workspaceId, this.position)) {
        this.ids.push(event.id);
        this.position = event.position;
      }
    });
  };
}

test("whatever 24 writers do at once, the log has each committed event once, and nobody who follows it misses one", async () => {
  await new Sequencer(redress.platform).moveAll();
  const before = (await logOf(redress.platform, workspaceId)).length;
  const sequencers = [1, 2, 3].map(() => new Sequencer(redress.platform, { gapMs: 2 }));
  const watcher = new LogWatcher(redress.platform, new Notifications(redress.platform));
  const follower = new Follower();
  watcher.listen(follower.readOn);
  const aggregates = Array.from({ length: 12 }, newUuid);
  const idle = new Client({ connectionString: redress.database.applicationUrl });
  await idle.connect();
  await idle.query(`begin; set local app.workspace_id = '${workspaceId}'`);
  const late = newUuid();
  await idle.query(INSERT, [workspaceId, late, newUuid()]);

  for (const sequencer of sequencers) sequencer.start();
  await watcher.start();
  const written = await Promise.all(
    Array.from({ length: WRITERS }, () =>
      writeEvents({ url: redress.database.applicationUrl, workspaceId, aggregates, events: 40 }),
    ),
  );
  const committed = written.flat();
  await until(() => follower.ids.length >= before + committed.length);
  const heardMeanwhile = follower.ids.length;
  await idle.query("commit");
  await until(() => follower.ids.includes(late));
  await Promise.all(sequencers.map((sequencer) => sequencer.stop()));
  await watcher.stop();
  await idle.end();

  const log = await logOf(redress.platform, workspaceId);
  expect(heardMeanwhile).toBe(before + committed.length);
  expect(new Set(log.slice(before).map(({ id }) => id))).toEqual(new Set([...committed, late]));
  expect(log).toHaveLength(before + committed.length + 1);
  expect(follower.ids).toEqual(log.map(({ id }) => id));
  for (const aggregate of aggregates) {
    const versions = log
      .filter(({ aggregateId }) => aggregateId === aggregate)
      .map((e) => e.aggregateVersion);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
  }
});

test("what a command did is in the log a moment later, without anybody looking for it", async () => {
  const sequencer = new Sequencer(redress.platform, { idleMs: 60_000 });
  sequencer.start();
  await sequencer.moveAll();
  const watcher = new LogWatcher(redress.platform, new Notifications(redress.platform));
  let told = 0;
  await watcher.start();
  watcher.listen(() => (told += 1));

  const { id } = await openCase(redress.api, await newCustomer(redress.api));
  await until(() => told > 0);
  await sequencer.stop();
  await watcher.stop();

  const types = (await logOf(redress.platform, workspaceId)).map(({ type }) => type);
  expect(types.slice(-2)).toEqual(["customer.created", "case.opened"]);
  expect(id).toMatch(/^case_/);
});

test("positions hold their day, and go on where the clock goes back", async () => {
  const sequencer = new Sequencer(redress.platform);
  await sequencer.moveAll();
  await newCustomer(redress.api);
  await sequencer.moveAll();
  redress.clock.advance(86_400);
  await newCustomer(redress.api);
  await sequencer.moveAll();
  redress.clock.advance(-2 * 86_400);
  await newCustomer(redress.api);
  await sequencer.moveAll();

  const positions = (await logOf(redress.platform, workspaceId)).map(({ position }) => position).slice(-3);
  const day = BigInt(Date.parse("2026-01-15") / 86_400_000);
  expect(positions.map((position) => position >> 34n)).toEqual([day, day + 1n, day + 1n]);
  expect(positions[2]).toBe((positions[1] ?? 0n) + 1n);
});

test("what a transaction wrote long before it ended comes before what others then did to the same thing", async () => {
  const sequencer = new Sequencer(redress.platform, { idleMs: 5, fullLookMs: 100 });
  sequencer.start();
  const aggregate = newUuid();
  const [slow, next] = [newUuid(), newUuid()];
  const { applicationUrl } = redress.database;
  const client = new Client({ connectionString: applicationUrl });
  await client.connect();
  await client.query(`begin; set local app.workspace_id = '${workspaceId}'`);
  await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [aggregate]);
  await client.query(INSERT, [workspaceId, slow, aggregate]);

  // Long enough for many looks at all of the outbox, none of which can see it.
  for (const endsAt = Date.now() + 400; Date.now() < endsAt;)
    await writeEvents({ url: applicationUrl, workspaceId, aggregates: [newUuid()], events: 4 });
  const behind = writeOne(next, aggregate);
  await client.query("commit");
  await Promise.all([behind, client.end()]);
  const logged = async (): Promise<readonly Uuid[]> =>
    (await logOf(redress.platform, workspaceId))
      .filter(({ aggregateId }) => aggregateId === aggregate)
      .map(({ id }) => id);
  for (const deadline = Date.now() + WITHIN_MS; (await logged()).length < 2 && Date.now() < deadline;);
  await sequencer.stop();

  expect(await logged()).toEqual([slow, next]);
});

/** Waits for whoever holds the thing, and writes an event of it at once. */
async function writeOne(id: Uuid, aggregate: Uuid): Promise<void> {
  const client = new Client({ connectionString: redress.database.applicationUrl });
  await client.connect();
  await client.query(`begin; set local app.workspace_id = '${workspaceId}'`);
  await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [aggregate]);
  await client.query(INSERT, [workspaceId, id, aggregate]);
  await client.query("commit");
  await client.end();
}
