import { Client } from "pg";
import { splitPublicId } from "../../src/kernel/ids";
import type { WebhookWork } from "../../src/server/webhooks/webhook-work";
import { cloneDatabase, type TestDatabase } from "../support/test-server";
import { deliveriesOf, makeCustomers, newHook, queueAll, renameCustomer, type Hook } from "./hooks";
import { status, taken } from "./receiver";
import { shopStage } from "./shop-stage";

const stage = shopStage(databaseOfLargePlans);
const DEAD = "/dead";

let dead: Hook;
let well: Hook;
let superuser: Client;
let started: WebhookWork | null = null;

beforeEach(async () => {
  const { redress, shop } = stage;
  dead = await newHook(redress.api, `${shop.url}${DEAD}`, { eventTypes: ["customer.*"] });
  well = await newHook(redress.api, `${shop.url}/well`, { eventTypes: ["customer.updated"] });
  shop.answer = (response, request) => (request.path === DEAD ? status(500) : taken)(response, request);
  superuser = new Client({ connectionString: redress.database.superuserUrl });
  await superuser.connect();
});

afterEach(async () => {
  await superuser.query("rollback");
  await started?.stop();
  started = null;
  await superuser.end();
});

/** A table as small as a test's is best read from end to end; here it is read as a large one would be. */
async function databaseOfLargePlans(): Promise<TestDatabase> {
  const database = await cloneDatabase();
  const owner = new Client({ connectionString: database.superuserUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>("select quote_ident(current_database()) as name");
  await owner.query(`alter database ${rows[0]?.name} set enable_seqscan = off`);
  await owner.end();
  return database;
}

/** As a worker does that writes down how a try at it failed. */
async function holdDeadEndpoint(): Promise<void> {
  const id = splitPublicId(dead.id)?.uuid;
  await superuser.query("begin");
  await superuser.query("select from webhook_endpoints where id = $1 for no key update", [id]);
}

/** Rows of deliveries that were looked at so far, by whomever. */
async function rowsRead(): Promise<number> {
  for (const { pool, workPool } of [stage.redress.platform])
    for (const each of [pool, workPool])
      await Promise.all(Array.from({ length: 10 }, () => each.query("select pg_stat_force_next_flush()")));
  const { rows } = await superuser.query<{ read: string }>(
    "select idx_tup_fetch + seq_tup_read as read from pg_stat_user_tables where relname = 'webhook_deliveries'",
  );
  return Number(rows[0]?.read);
}

function pathsAskedFor(): readonly string[] {
  return stage.shop.received.map(({ path }) => path);
}

async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + 8_000; performance.now() < deadline;) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("it did not come to that");
}

test("however much waits for a dead endpoint, the others' deliveries take the same statements and rows", async () => {
  const { redress } = stage;
  const [customerId = ""] = await makeCustomers(redress.api, 12);
  await stage.queueAndDeliver();

  const cost = async (): Promise<{ statements: number; rows: number }> => {
    await renameCustomer(redress.api, customerId, `Name ${redress.statements.length}`);
    await queueAll(redress);
    const before = await rowsRead();
    redress.statements.length = 0;
    await stage.work().deliverDue();
    const statements = redress.statements.length;
    return { statements, rows: (await rowsRead()) - before };
  };
  const few = await cost();
  await makeCustomers(redress.api, 150);
  await queueAll(redress);
  await superuser.query("analyze webhook_deliveries");
  const many = await cost();

  expect(await deliveriesOf(redress.api, well.id, { state: "DELIVERED" })).toHaveLength(2);
  expect(await deliveriesOf(redress.api, dead.id, { state: "PENDING" })).toHaveLength(100);
  expect(many.statements).toBe(few.statements);
  expect(many.rows).toBeLessThan(few.rows + 20);
});

test("a probe of a dead endpoint whose failure is just written down waits, and nobody with it", async () => {
  const { redress, shop } = stage;
  const [customerId = ""] = await makeCustomers(redress.api, 12);
  await stage.queueAndDeliver();
  redress.clock.advance(10);
  shop.received.length = 0;
  await renameCustomer(redress.api, customerId, "Grace");
  await queueAll(redress);
  await holdDeadEndpoint();

  await stage.work().deliverDue();
  const asked = pathsAskedFor();
  await superuser.query("rollback");
  await stage.work().deliverDue();

  expect(asked).toEqual(["/well"]);
  expect(pathsAskedFor()).toEqual(["/well", DEAD]);
});

test("how the others took their events is written down while that of a dead one has to wait", async () => {
  const { redress } = stage;
  const [customerId = ""] = await makeCustomers(redress.api, 1);
  await renameCustomer(redress.api, customerId, "Grace");
  await queueAll(redress);
  await holdDeadEndpoint();

  started = stage.work();
  started.start();
  await eventually(async () => pathsAskedFor().length === 3);
  await eventually(
    async () => (await deliveriesOf(redress.api, well.id, { state: "DELIVERED" })).length === 1,
  );
  const ofDead = await deliveriesOf(redress.api, dead.id);
  await superuser.query("rollback");
  await eventually(async () =>
    (await deliveriesOf(redress.api, dead.id)).every(({ attempts }) => attempts.nodes.length === 1),
  );

  expect(ofDead.map(({ attempts }) => attempts.nodes)).toEqual([[], []]);
});
