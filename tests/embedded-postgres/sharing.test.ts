import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "./support/launch";
import { query } from "./support/query";
import { killServer, serverPid, useStage } from "./support/stage";

jest.setTimeout(60_000);
const stage = useStage();

test("two starts at once on an empty folder share one server, which the last to leave stops", async () => {
  const folder = stage.newFolder();

  const [one, other] = [stage.launch({ folder }), stage.launch({ folder })];
  const [urls, sameUrls] = await Promise.all([one.ready(), other.ready()]);

  expect(sameUrls).toEqual(urls);
  const server = serverPid(folder) ?? 0;
  one.interrupt();
  await one.ended();
  expect(await query(sameUrls.applicationUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  other.interrupt();
  await other.ended();
  expect(isRunning(server)).toBe(false);
});

test("five processes that come and go at once never lose the server of one that stays", async () => {
  const folder = stage.newFolder();
  const stays = stage.launch({ folder });
  const { applicationUrl } = await stays.ready();
  const server = serverPid(folder);

  const guests = Array.from({ length: 4 }, () => stage.launch({ folder }));
  await Promise.all(
    guests.map(async (guest) => {
      await guest.ready();
      guest.interrupt();
      await guest.ended();
    }),
  );

  expect(serverPid(folder)).toBe(server);
  expect(await query(applicationUrl, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a process that was killed does not count as a user of the server", async () => {
  const folder = stage.newFolder();
  const [killed, left] = [stage.launch({ folder }), stage.launch({ folder })];
  await Promise.all([killed.ready(), left.ready()]);
  const server = serverPid(folder) ?? 0;
  process.kill(killed.pid, "SIGKILL");
  await killed.ended();

  left.interrupt();
  await left.ended();

  expect(isRunning(server)).toBe(false);
});

test("a lock or a registration whose process id was reused holds nobody up", async () => {
  const folder = stage.newFolder();
  const deadWithOurPid = JSON.stringify({ pid: process.pid, startedAt: "an earlier boot:1" });
  for (const place of ["lock", "users"]) mkdirSync(join(folder, place), { recursive: true });
  writeFileSync(join(folder, "lock", "3"), deadWithOurPid);
  writeFileSync(join(folder, "users", "dead"), deadWithOurPid);

  const running = stage.launch({ folder });
  await running.ready();
  const server = serverPid(folder) ?? 0;
  running.interrupt();
  await running.ended();

  expect(isRunning(server)).toBe(false);
});

test("when the server alone was killed, the next start brings it back where everybody looks for it", async () => {
  const folder = stage.newFolder();
  const { ownerUrl } = await stage.launch({ folder }).ready();
  await query(ownerUrl, "create table note as select 'kept' as body");
  await killServer(folder);

  await stage.launch({ folder }).ready();

  expect(await query(ownerUrl, "select body from note")).toEqual([{ body: "kept" }]);
});

test("a copy of a data folder in use gets a server of its own", async () => {
  const [folder, copy] = [stage.newFolder(), stage.newFolder()];
  const original = await stage.launch({ folder }).ready();
  await query(original.ownerUrl, "create table note as select 'original' as body");
  await query(original.superuserUrl, "checkpoint");
  execFileSync("cp", ["-a", folder, copy]);

  const copied = await stage.launch({ folder: copy }).ready();
  await query(copied.ownerUrl, "update note set body = 'copy'");

  expect(serverPid(copy)).not.toBe(serverPid(folder));
  expect(await query(original.ownerUrl, "select body from note")).toEqual([{ body: "original" }]);
});
