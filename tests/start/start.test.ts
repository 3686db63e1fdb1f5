import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { once } from "node:events";
import { Client } from "pg";
import { cloneDatabase, testServer } from "../support/test-server";
import { build, countCustomers, emptyFolder, start } from "./support";

const SECRET = "a master secret that is used by tests only";

beforeAll(build, 60_000);

describe("on the embedded database", () => {
  test("answers a first query in an empty folder, and keeps data and key over a second start", async () => {
    const folder = await emptyFolder();
    const first = start(folder.path, { PORT: "0" });
    const { url, key } = await first.ready();
    const customers = await countCustomers(url, String(key));
    first.child.kill("SIGINT");
    const firstExit = await first.ended();

    const second = start(folder.path, { PORT: "0" });
    const again = await second.ready();
    const customersAgain = await countCustomers(again.url, String(again.key));
    second.child.kill("SIGTERM");
    const secondExit = await second.ended();

    expect([firstExit, secondExit]).toEqual([0, 0]);
    expect(customers).toBeGreaterThan(0);
    expect(customersAgain).toBe(customers);
    expect(again.key).toBe(key);
    await folder.remove();
  }, 120_000);

  test("two first starts at once in one folder both become ready on one demo workspace", async () => {
    const folder = await emptyFolder();

    const both = [start(folder.path, {}), start(folder.path, {})];
    const ready = await Promise.all(both.map((process) => process.ready()));
    const counts = await Promise.all(ready.map(({ url, key }) => countCustomers(url, String(key))));
    for (const { child } of both) child.kill("SIGINT");
    const exits = await Promise.all(both.map((process) => process.ended()));

    expect(new Set(ready.map(({ url }) => url)).size).toBe(2);
    expect(new Set(ready.map(({ key }) => key)).size).toBe(1);
    expect(counts[0]).toBe(counts[1]);
    expect(exits).toEqual([0, 0]);
    await folder.remove();
  }, 120_000);

  test("finds its data again after kill -9", async () => {
    const folder = await emptyFolder();
    const killed = start(folder.path, { PORT: "0" });
    const before = await killed.ready();
    const customers = await countCustomers(before.url, String(before.key));
    killed.child.kill("SIGKILL");
    await killed.ended();

    const next = start(folder.path, { PORT: "0" });
    const after = await next.ready();
    const customersAfter = await countCustomers(after.url, String(after.key));
    next.child.kill("SIGINT");
    await next.ended();

    expect(customersAfter).toBe(customers);
    await folder.remove();
  }, 120_000);
});

describe("on a database of one's own", () => {
  test("five processes started at once on an empty database all become ready", async () => {
    const database = await emptyDatabase();
    const folder = await emptyFolder();
    const settings = {
      DATABASE_URL: database.applicationUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      REDRESS_SECRET: SECRET,
      REDRESS_DEMO: "true",
      DATABASE_POOL_SIZE: "2",
      PORT: "0",
    };

    const five = Array.from({ length: 5 }, () => start(folder.path, settings));
    const ready = await Promise.all(five.map((process) => process.ready()));
    const counts = await Promise.all(ready.map(({ url, key }) => countCustomers(url, String(key))));
    for (const { child } of five) child.kill("SIGTERM");
    const exits = await Promise.all(five.map((process) => process.ended()));

    expect(new Set(counts).size).toBe(1);
    expect(exits).toEqual([0, 0, 0, 0, 0]);
    await folder.remove();
  }, 120_000);

  test.each([
    ["a superuser", "superuserUrl", "is a superuser"],
    ["the owner of the tables", "ownerUrl", "owns tables"],
  ] as const)(
    "refuses to run as %s",
    async (_role, url, reason) => {
      const database = await cloneDatabase();
      const folder = await emptyFolder();

      const refused = start(folder.path, { DATABASE_URL: database[url], REDRESS_SECRET: SECRET, PORT: "0" });
      const exit = await refused.ended();

      expect(exit).toBe(1);
      expect(refused.output()).toContain(reason);
      await database.drop();
      await folder.remove();
    },
    60_000,
  );

  test("says where nothing answers, without showing the password", async () => {
    const folder = await emptyFolder();

    const refused = start(folder.path, {
      DATABASE_URL: "postgres://redress_app:hunter2@127.0.0.1:1/redress",
      REDRESS_SECRET: SECRET,
    });
    const exit = await refused.ended();

    expect(exit).toBe(1);
    expect(refused.output()).toContain("The database at 127.0.0.1:1/redress does not answer");
    expect(refused.output()).not.toContain("hunter2");
    await folder.remove();
  }, 60_000);

  test("says that migrations are missing when it may not run them", async () => {
    const database = await emptyDatabase();
    const folder = await emptyFolder();

    const refused = start(folder.path, { DATABASE_URL: database.applicationUrl, REDRESS_SECRET: SECRET });
    const exit = await refused.ended();

    expect(exit).toBe(1);
    expect(refused.output()).toContain("DATABASE_OWNER_URL");
    await folder.remove();
  }, 60_000);
});

test("reports every fault of the configuration at once", async () => {
  const folder = await emptyFolder();

  const refused = start(folder.path, { PORT: "http", LOG_LEVEL: "loud", DATABASE_URL: "mysql://x" });
  const exit = await refused.ended();

  expect(exit).toBe(1);
  for (const setting of ["PORT", "LOG_LEVEL", "DATABASE_URL"]) expect(refused.output()).toContain(setting);
  await folder.remove();
});

test("names a port that somebody else has", async () => {
  const database = await cloneDatabase();
  const folder = await emptyFolder();
  const somebody = createServer().listen(0, "127.0.0.1");
  await once(somebody, "listening");
  const address = somebody.address();
  const port = typeof address === "object" && address !== null ? String(address.port) : "";

  const refused = start(folder.path, {
    DATABASE_URL: database.applicationUrl,
    REDRESS_SECRET: SECRET,
    PORT: port,
  });
  const exit = await refused.ended();

  expect(exit).toBe(1);
  expect(refused.output()).toContain(`Port ${port} is taken`);
  somebody.close();
  await database.drop();
  await folder.remove();
}, 60_000);

async function emptyDatabase(): Promise<{ readonly ownerUrl: string; readonly applicationUrl: string }> {
  const server = testServer();
  const name = `empty_${randomBytes(6).toString("hex")}`;
  const client = new Client({ connectionString: server.superuserUrl });
  await client.connect();
  await client.query(`create database ${name} owner redress_owner`);
  await client.end();
  const inDatabase = (url: string): string =>
    Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  return { ownerUrl: inDatabase(server.ownerUrl), applicationUrl: inDatabase(server.applicationUrl) };
}
