import { Client } from "pg";
import { newUuid } from "../../src/kernel/ids";
import { changed, newCustomer, openCase } from "../cases/desk";
import { breakableLine, type BreakableLine } from "../support/breakable-line";
import { cloneDatabase } from "../support/test-server";
import { world, type World } from "../support/world";
import { liveProcess, until, type LiveProcess } from "./listener";
import { logOf } from "./log-of";
import { INSERT } from "./outbox-writer";

const CASE_EVENTS = `subscription ($after: String) {
  caseEvents(after: $after) {
    id type cursor
    case { id subject customer { name cases(first: 2) { nodes { id messages(first: 2) { nodes { body } } } } } }
  }
}`;
const EVENTS = "subscription ($after: String) { events(after: $after) { id type cursor } }";

let redress: World;
let line: BreakableLine;
let live: LiveProcess;
let customerId: string;

beforeAll(async () => {
  const database = await cloneDatabase();
  line = await breakableLine(database.applicationUrl);
  redress = await world({ database: { ...database, applicationUrl: line.url } });
  live = await liveProcess(redress);
  customerId = await newCustomer(redress.api);
});

afterEach(() => live.silence());

afterAll(async () => {
  await live.stop();
  await redress.close();
  await line.close();
});

async function asOf(): Promise<string> {
  return (await redress.api.data<{ asOf: string }>("{ asOf }")).asOf;
}

test("whoever is let in late hears all that the others were told of meanwhile", async () => {
  const other = live.subscribe(redress.workspace.key, EVENTS, { after: await asOf() });
  await openCase(redress.api, customerId);
  // The log may be behind: what was written before the case may be told after `asOf` was asked for.
  await until(() => other.events.some(({ type }) => type === "case.opened"));
  const before = await logOf(redress.platform, redress.workspace.id);
  const database = new Client({ connectionString: redress.database.superuserUrl });
  await database.connect();
  await database.query("begin; lock table api_keys in access exclusive mode");
  const late = live.subscribe(redress.workspace.key, CASE_EVENTS);
  await isLetIn(database);

  await writeAtOnce(250);
  const all = await wholeLog(before.length + 250);
  await until(() => live.knows(redress.workspace.id, all.at(-1)?.position ?? 0n));
  await database.query("commit");
  await database.end();
  await until(() => late.messages.length >= 250, 4_000);

  expect(late.messages.length).toBe(250);
}, 30_000);

test.each(["from cases", "from customers", "case_messages"])(
  "a database that is lost while an event's things are read (%s) costs no listener any of them",
  async (content) => {
    const listener = live.subscribe(redress.workspace.key, CASE_EVENTS, { after: await asOf() });
    const { id } = await openCase(redress.api, customerId);
    await until(() => listener.messages.length === 1);
    for (let count = 0; count < 5; count += 1) {
      line.breakAt(content, "before");
      await changed(redress.api, "replyToCase", { caseId: id, body: "Still here?" }).catch(() => undefined);
      await until(() => listener.messages.length >= count + 2, 2_000);
    }

    const answers = listener.messages.map(({ json }) => JSON.parse(json.toString()) as object);
    expect(answers.length).toBeGreaterThan(1);
    expect(answers.filter((answer) => "errors" in answer)).toEqual([]);
    expect(listener.events.filter((event) => event["case"] === null)).toEqual([]);
  },
  30_000,
);

/** Until somebody is let in whose key cannot be looked up. */
async function isLetIn(database: Client): Promise<void> {
  const waiting = "select from pg_locks where relation = 'api_keys'::regclass and not granted";
  while ((await database.query(waiting)).rowCount === 0);
}

async function wholeLog(length: number): ReturnType<typeof logOf> {
  for (;;) {
    const log = await logOf(redress.platform, redress.workspace.id);
    if (log.length >= length) return log;
  }
}

async function writeAtOnce(count: number): Promise<void> {
  const client = new Client({ connectionString: redress.database.superuserUrl });
  await client.connect();
  await client.query("begin");
  for (let index = 0; index < count; index += 1)
    await client.query(INSERT, [redress.workspace.id, newUuid(), newUuid()]);
  await client.query("commit");
  await client.end();
}
