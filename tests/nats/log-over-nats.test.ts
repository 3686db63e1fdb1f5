import { jetstreamManager, type JetStreamManager } from "@nats-io/jetstream";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import { Client } from "pg";
import { newUuid, type Uuid } from "../../src/kernel/ids";
import { LogStream, subjectOf } from "../../src/server/events/nats/log-stream";
import { NatsLine } from "../../src/server/events/nats/nats-line";
import { stretchesOf, stretchIn } from "../../src/server/events/nats/stretch-text";
import type { HeardStretch } from "../../src/server/events/recent-log";
import { uuidOf } from "../cases/desk";
import { liveProcess, until, type Listener, type LiveProcess } from "../events/listener";
import { logOf } from "../events/log-of";
import { writeEvents } from "../events/outbox-writer";
import { world, type TestWorkspace, type World } from "../support/world";
import { describeWithNats, NatsServer } from "./nats-server";

const EVENTS = "subscription ($after: String) { events(after: $after) { id type cursor payload } }";
const STREAM = "REDRESS_LOG";
const WITHIN_MS = 20_000;

describeWithNats("the log over NATS", () => {
  let redress: World;
  let shop: TestWorkspace;
  let server: NatsServer;
  let lines: readonly NatsLine[];
  let processes: readonly LiveProcess[];
  /** To all that happens in the shop, one in each process. */
  let listeners: readonly Listener[];
  let database: Client;

  beforeAll(async () => {
    redress = await world();
    server = await NatsServer.start();
    lines = [0, 1].map(() => new NatsLine(server.url, redress.platform.log));
    for (const line of lines) line.start();
    await allConnected();
    processes = await Promise.all(lines.map((nats) => liveProcess(redress, { nats })));
    database = new Client({ connectionString: redress.database.superuserUrl });
    await database.connect();
  });

  beforeEach(async () => {
    await allConnected();
    shop = await redress.addWorkspace("Shop");
    listeners = processes.map((each) => each.subscribe(shop.key, EVENTS, { after: "e1_0" }));
    await until(() => listeners.every(({ events }) => events.length > 0));
  });

  afterEach(() => processes.forEach((each) => each.silence()));

  afterAll(async () => {
    for (const each of processes) await each.stop();
    for (const line of lines) await line.stop();
    await database.end();
    await server.close();
    await redress.close();
  });

  async function allConnected(): Promise<void> {
    await until(() => lines.every(({ isConnected }) => isConnected), WITHIN_MS);
  }

  async function noneConnected(): Promise<void> {
    await until(() => lines.every(({ isConnected }) => !isConnected), WITHIN_MS);
  }

  /** Of a stream that lost everything, what comes before is owed to nobody. */
  async function somebodyHandsOn(): Promise<void> {
    for (const deadline = performance.now() + WITHIN_MS; performance.now() < deadline;) {
      if ((await leader()) !== null) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error("nobody hands the log on");
  }

  function write(events: number): Promise<unknown> {
    const shared = {
      url: redress.database.applicationUrl,
      workspaceId: shop.id,
      aggregates: [newUuid(), newUuid()],
    };
    return Promise.all([0, 1, 2].map(() => writeEvents({ ...shared, events: events / 3 })));
  }

  /** The log, when nothing waits for its place any more and the listeners have heard as much. */
  async function logWhenHeard(): Promise<readonly Uuid[]> {
    for (const deadline = performance.now() + WITHIN_MS; performance.now() < deadline;) {
      const { rows } = await database.query("select from outbox where workspace_id = $1", [shop.id]);
      const log = await logOf(redress.platform, shop.id);
      if (rows.length === 0 && listeners.every(({ events }) => events.length >= log.length))
        return log.map(({ id }) => id);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error("the listeners did not come to the end of the log");
  }

  function heard(): readonly (readonly Uuid[])[] {
    return listeners.map(({ events }) => events.map(({ id }) => uuidOf(id)));
  }

  async function speaking<Result>(
    work: (connection: NatsConnection, manager: JetStreamManager) => Promise<Result>,
  ): Promise<Result> {
    const connection = await connect({ servers: server.url.replace("nats://", "") });
    try {
      return await work(connection, await jetstreamManager(connection));
    } finally {
      await connection.close();
    }
  }

  /** What the stream holds of the shop, in its order. */
  function stretchesInStream(): Promise<readonly HeardStretch[]> {
    return speaking(async (_, { streams }) => {
      const found: HeardStretch[] = [];
      for (let sequence = 1; ;) {
        const asked = { next_by_subj: subjectOf(shop.id), seq: sequence };
        const message = await streams.getMessage(STREAM, asked).catch(() => null);
        if (!message) return found;
        const stretch = stretchIn(shop.id, message.data);
        if (stretch) found.push(stretch);
        sequence = message.seq + 1;
      }
    });
  }

  async function untilStreamed(log: readonly Uuid[]): Promise<readonly HeardStretch[]> {
    const last = log.at(-1);
    for (const deadline = performance.now() + WITHIN_MS; performance.now() < deadline;) {
      const stretches = await stretchesInStream();
      if (stretches.at(-1)?.events?.at(-1)?.id === last) return stretches;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("the stream did not come to the end of the log");
  }

  /** The backend of whoever hands the log on. */
  async function leader(): Promise<number | null> {
    const { rows } = await database.query<{ pid: number }>(
      "select pid from pg_locks where locktype = 'advisory' and objid = 7233340 and database = (select oid from pg_database where datname = current_database())",
    );
    return rows[0]?.pid ?? null;
  }

  function expectNoGap(stretches: readonly HeardStretch[]): void {
    expect(stretches.slice(1).map(({ after }) => after)).toEqual(
      stretches.slice(0, -1).map(({ through }) => through),
    );
  }

  test("whoever hands the log on may die: the stream holds each event once, in its order and without a gap", async () => {
    const leaders = new Set<number | null>();
    const writing = write(60);
    for (let deaths = 0; deaths < 2; deaths += 1) {
      const pid = await leader();
      leaders.add(pid);
      await database.query("select pg_terminate_backend($1)", [pid]);
      const deadline = performance.now() + WITHIN_MS;
      while ([null, pid].includes(await leader()) && performance.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await writing;
    await write(6);
    const log = await logWhenHeard();

    const stretches = await untilStreamed(log);
    expect(leaders.size).toBe(2);
    expect(heard()).toEqual([log, log]);
    expectNoGap(stretches);
    expect(stretches.flatMap(({ events }) => events ?? []).map(({ id }) => id)).toEqual(log);
  });

  test("of two who hand on at the same time one is refused, and what it would have said twice is not taken", async () => {
    const log = await logWhenHeard();
    await untilStreamed(log);
    const [one, other] = await Promise.all(lines.map(({ current }) => LogStream.open(current!)));
    const place = (await one!.placeOf(shop.id))!;
    const text = Buffer.from(
      JSON.stringify({ after: `${place.through}`, through: `${place.through}`, events: [] }),
    );

    const next = await one!.add(shop.id, place.through, text, place.sequence);
    await expect(other!.add(shop.id, place.through, text, place.sequence)).rejects.toThrow(
      /wrong last sequence/,
    );

    expect(await other!.placeOf(shop.id)).toEqual(next);
  });

  test("NATS may be killed and come back, with what it kept and without, while everybody hears all there is", async () => {
    const writing = write(90);
    await server.kill();
    await noneConnected();
    await write(6);
    const during = await logWhenHeardOf(6);
    await server.start();
    await allConnected();
    await write(6);
    await server.lose();
    await noneConnected();
    await server.start();
    await writing;
    await allConnected();
    await somebodyHandsOn();
    await write(6);
    const log = await logWhenHeard();

    expect(during).toBe(true);
    expect(heard()).toEqual([log, log]);
    expectNoGap(await untilStreamed(log));
  }, 60_000);

  /** Whether so many were heard while nobody could speak. */
  async function logWhenHeardOf(count: number): Promise<boolean> {
    await until(() => listeners.every(({ events }) => events.length >= count));
    return (
      listeners.every(({ events }) => events.length >= count) &&
      lines.every(({ isConnected }) => !isConnected)
    );
  }

  test("NATS may stand still: what happens meanwhile is heard from the database", async () => {
    server.freeze();
    await write(6);
    const log = await logWhenHeard();
    server.thaw();

    expect(heard()).toEqual([log, log]);
  });

  test("what comes twice, late, with a gap, or as no message at all changes nothing of what is told", async () => {
    const before = await logOf(redress.platform, shop.id);
    const [first] = stretchesOf(0n, before.slice(0, 1), 1e6);
    const beyond = { after: `${2n ** 40n}`, through: `${2n ** 40n + 1n}`, events: null };
    await speaking(async (connection) => {
      for (const text of ["no message", first!.text, JSON.stringify(beyond), first!.text])
        connection.publish(subjectOf(shop.id), text);
      await connection.flush();
    });
    await write(6);
    const log = await logWhenHeard();

    expect(heard()).toEqual([log, log]);
  });

  test("what NATS holds beyond the end of a restored database is forgotten", async () => {
    shop = await redress.addWorkspace("Restored");
    listeners = [];
    await untilStreamed(await logWhenHeard());
    const [{ position } = { position: 0n }] = (await logOf(redress.platform, shop.id)).slice(-1);
    await until(() => processes.every((each) => each.knows(shop.id, position)), WITHIN_MS);
    const stream = await LogStream.open(lines[0]!.current!);
    const { through, sequence } = (await stream.placeOf(shop.id))!;
    await stream.add(shop.id, through + 100n, Buffer.from("{}"), sequence);
    await database.query("select pg_terminate_backend($1)", [await leader()]);
    for (const deadline = performance.now() + WITHIN_MS; performance.now() < deadline;)
      if ((await stream.placeOf(shop.id)) === null) break;
    await write(6);
    const log = await logWhenHeard();

    const stretches = await untilStreamed(log);
    expect(through).toBe(position);
    expect(stretches[0]?.after).toBe(position);
    expectNoGap(stretches);
  });
});
