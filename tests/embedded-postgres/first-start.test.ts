import { mkdtempSync, rmSync, statSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from "../../src/kernel/embedded-postgres/start-embedded-postgres";
import { query } from "./support/query";

jest.setTimeout(60_000);
let folder: string;
let database: EmbeddedPostgres;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "redress-first-start-"));
  database = await startEmbeddedPostgres({ folder, log: () => undefined, settings: { fsync: "off" } });
});
afterAll(async () => {
  await database.stop();
  rmSync(folder, { recursive: true });
});

test("the first start makes a database that belongs to a role without powers", async () => {
  const { ownerUrl, applicationUrl } = database;

  const powers = "rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication";
  const roles = await query(
    ownerUrl,
    `select rolname, ${powers} from pg_roles where rolname like 'redress%' order by rolname`,
  );
  const none = {
    rolsuper: false,
    rolbypassrls: false,
    rolcreatedb: false,
    rolcreaterole: false,
    rolreplication: false,
  };
  expect(roles).toEqual([
    { rolname: "redress_app", ...none },
    { rolname: "redress_owner", ...none },
  ]);
  expect(await query(applicationUrl, "select current_user, current_database()")).toEqual([
    { current_user: "redress_app", current_database: "redress" },
  ]);
  await query(ownerUrl, "create table note (body text)");
  await expect(query(applicationUrl, "create table other (body text)")).rejects.toThrow("permission denied");
  await expect(query(applicationUrl, "select * from note")).rejects.toThrow("permission denied");
});

test("the application may enter no database but its own", async () => {
  const { applicationUrl, superuserUrl } = database;
  const elsewhere = applicationUrl.replace(/redress$/, "postgres");

  const attempt = query(elsewhere, "select 1");

  await expect(attempt).rejects.toThrow("permission denied for database");
  expect(
    await query(superuserUrl, "select current_user, rolsuper from pg_roles where rolname = current_user"),
  ).toEqual([{ current_user: "postgres", rolsuper: true }]);
});

test("nobody gets in without the password, which only the owner of the folder can read", async () => {
  const { applicationUrl } = database;

  const attempt = query(applicationUrl.replace(/:[^:@]+@/, ":guess@"), "select 1");

  await expect(attempt).rejects.toThrow("password authentication failed");
  const passwords = statSync(join(folder, "postgres", "cluster/passwords.json"));
  expect(passwords.mode & 0o777).toBe(0o600);
});

test("it listens on the loopback address alone", async () => {
  const { applicationUrl } = database;
  const others = Object.values(networkInterfaces())
    .flat()
    .filter((face) => face !== undefined && face.family === "IPv4" && !face.internal);

  const listening = await query(applicationUrl, "show listen_addresses");

  expect(listening).toEqual([{ listen_addresses: "127.0.0.1" }]);
  for (const face of others) {
    const remote = applicationUrl.replace("127.0.0.1", face?.address ?? "");
    await expect(query(remote, "select 1")).rejects.toThrow("ECONNREFUSED");
  }
});

test("text beyond ASCII is folded, sorted and searched as such, and time is UTC", async () => {
  const { applicationUrl } = database;

  const [seen] = await query(
    applicationUrl,
    `select upper('éàñ') as upper, 'ÉCOLE' ilike 'école' as alike, current_setting('TimeZone') as zone,
            current_setting('server_encoding') as encoding,
            to_tsvector('simple', '“hello” one—two')::text as words`,
  );

  expect(seen).toEqual({
    upper: "ÉÀÑ",
    alike: true,
    zone: "UTC",
    encoding: "UTF8",
    words: "'hello':1 'one':2 'two':3",
  });
});
