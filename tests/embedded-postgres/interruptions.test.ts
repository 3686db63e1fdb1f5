import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eventually, isRunning } from "./support/launch";
import { EXIT_CODE_AFTER_STOP } from "./support/serve";
import { query } from "./support/query";
import { dataOf, drafts, homeOf, killServer, serverLog, serverPid, useStage } from "./support/stage";

jest.setTimeout(60_000);
const stage = useStage();
const WITHOUT_STOP = "not properly shut down";

test("Ctrl-C lets the process end the server in order and leave with its own exit code", async () => {
  const folder = stage.newFolder();
  const running = stage.launch({ folder });
  await running.ready();
  const server = serverPid(folder) ?? 0;

  running.interrupt();
  const end = await running.ended();

  expect(end).toEqual({ code: EXIT_CODE_AFTER_STOP, signal: null });
  expect(isRunning(server)).toBe(false);
  await stage.launch({ folder }).ready();
  expect(serverLog(folder)).not.toContain(WITHOUT_STOP);
});

test("an impatient second Ctrl-C does not spoil it", async () => {
  const folder = stage.newFolder();
  const running = stage.launch({ folder });
  await running.ready();

  running.interrupt();
  await eventually("the server is asked to stop", () => serverLog(folder).includes("fast shutdown request"));
  running.interrupt();
  const end = await running.ended();

  expect(end).toEqual({ code: EXIT_CODE_AFTER_STOP, signal: null });
  await stage.launch({ folder }).ready();
  expect(serverLog(folder)).not.toContain(WITHOUT_STOP);
});

test("after a kill -9 of the process, the next one takes over the server that still runs", async () => {
  const folder = stage.newFolder();
  const killed = stage.launch({ folder });
  const before = await killed.ready();
  await query(before.ownerUrl, "create table note as select 'kept' as body");
  const server = serverPid(folder) ?? 0;
  process.kill(killed.pid, "SIGKILL");
  await killed.ended();

  const next = stage.launch({ folder });
  const after = await next.ready();

  expect(after).toEqual(before);
  expect(serverPid(folder)).toBe(server);
  expect(await query(after.ownerUrl, "select body from note")).toEqual([{ body: "kept" }]);
  next.interrupt();
  await next.ended();
  expect(isRunning(server)).toBe(false);
});

test("after a kill -9 of process and server, the next start recovers what was committed", async () => {
  const folder = stage.newFolder();
  const killed = stage.launch({ folder, settings: {} });
  await query((await killed.ready()).ownerUrl, "create table note as select 'kept' as body");
  process.kill(killed.pid, "SIGKILL");
  await killServer(folder);
  expect(existsSync(join(dataOf(folder), "postmaster.pid"))).toBe(true);

  const { ownerUrl } = await stage.launch({ folder, settings: {} }).ready();

  expect(serverLog(folder)).toContain(WITHOUT_STOP);
  expect(await query(ownerUrl, "select body from note")).toEqual([{ body: "kept" }]);
});

test.each([
  ["somebody else", "echo $$; exec sleep 60"],
  // What a container without an init process makes of every server that was killed.
  ["a zombie", "sleep 0 & echo $!; exec sleep 60"],
])("a lock file whose process id now belongs to %s does not stop a start", async (_whom, script) => {
  const folder = stage.newFolder();
  const killed = stage.launch({ folder });
  await query((await killed.ready()).ownerUrl, "create table note as select 'kept' as body");
  process.kill(killed.pid, "SIGKILL");
  await killServer(folder);
  // As the server's own user: PostgreSQL itself disregards only other users' processes.
  const { uid, gid } = statSync(dataOf(folder));
  const stranger = spawn("sh", ["-c", script], { cwd: "/", stdio: ["ignore", "pipe", "ignore"], uid, gid });
  const [pid] = (await once(stranger.stdout, "data")) as [Buffer];
  const lockFile = join(dataOf(folder), "postmaster.pid");
  writeFileSync(lockFile, readFileSync(lockFile, "utf8").replace(/^\d+/, pid.toString().trim()));

  const { ownerUrl } = await stage.launch({ folder }).ready();

  expect(await query(ownerUrl, "select body from note")).toEqual([{ body: "kept" }]);
  expect(serverPid(folder)).not.toBe(Number(pid.toString()));
  expect(stranger.kill()).toBe(true);
});

test.each([
  ["initdb has only begun", "PG_VERSION"],
  ["the system tables are being filled", "base/1/1259"],
])("a first start killed when %s is done again by the next", async (_when, file) => {
  const folder = stage.newFolder();
  const killed = stage.launch({ folder });
  await eventually(`${file} is there`, () =>
    drafts(folder).some((draft) => existsSync(join(homeOf(folder), draft, "data", file))),
  );
  process.kill(killed.pid, "SIGKILL");
  await killed.ended();
  expect(existsSync(dataOf(folder))).toBe(false);

  const { ownerUrl } = await stage.launch({ folder }).ready();

  expect(await query(ownerUrl, "select current_user")).toEqual([{ current_user: "redress_owner" }]);
  expect(drafts(folder)).toEqual([]);
});

test("a first start killed while the server comes up ends in one server", async () => {
  const folder = stage.newFolder();
  const killed = stage.launch({ folder });
  await eventually("the server is being started", () =>
    existsSync(join(homeOf(folder), "log/postgresql.log")),
  );
  process.kill(killed.pid, "SIGKILL");

  const next = stage.launch({ folder });
  const { ownerUrl } = await next.ready();

  const server = serverPid(folder) ?? 0;
  expect(await query(ownerUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  next.interrupt();
  await next.ended();
  expect(isRunning(server)).toBe(false);
  expect(existsSync(join(dataOf(folder), "postmaster.pid"))).toBe(false);
});

test("Ctrl-C during the first start leaves nothing that the next one stumbles over", async () => {
  const folder = stage.newFolder();
  const interrupted = stage.launch({ folder });
  await eventually("initdb runs", () => drafts(folder).length > 0);

  interrupted.interrupt();
  await interrupted.ended();

  await stage.launch({ folder }).ready();
  expect(drafts(folder)).toEqual([]);
});
