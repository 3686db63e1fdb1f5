import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, chownSync, lstatSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Checkout } from "./support/checkout";
import { eventually } from "./support/launch";
import { query } from "./support/query";
import { dataOf, drafts, homeOf, serverPid, useStage } from "./support/stage";

jest.setTimeout(60_000);
const stage = useStage();

const NOBODY = 65534;
const asRoot = process.geteuid?.() === 0;
/** Another user must be able to run our node and enter our temporary folder: both may lie in root's own home. */
const tryNode = ["-c", 'cd "$1" && "$2" -v', "sh", tmpdir(), process.execPath];
const canLend = asRoot && spawnSync("/bin/sh", tryNode, { cwd: "/", uid: NOBODY, gid: NOBODY }).status === 0;

/** Named in the report, with the reason, where it cannot be run. */
function testIf(condition: boolean, reason: string): typeof test {
  return condition
    ? test
    : (((title: string) => test.skip(`${title} (${reason})`, () => undefined)) as typeof test);
}
const testAsRoot = testIf(asRoot, "skipped: needs root");
const testLending = testIf(
  canLend,
  "skipped: needs root, and a node and a temporary folder that other users can reach",
);

function folderOfNobody(): string {
  const folder = stage.newFolder();
  chownSync(dirname(folder), NOBODY, NOBODY);
  return folder;
}

function removeLinks(native: string): readonly string[] {
  const lib = join(native, "lib");
  const links = readdirSync(lib).filter((name) => lstatSync(join(lib, name)).isSymbolicLink());
  for (const link of links) rmSync(join(lib, link));
  return links;
}

testAsRoot("started by root, the server runs as somebody else", async () => {
  const folder = stage.newFolder();

  await stage.launch({ folder }).ready();

  const server = statSync(`/proc/${serverPid(folder)}`);
  expect(server.uid).not.toBe(0);
  expect(statSync(dataOf(folder)).uid).toBe(server.uid);
  expect(statSync(dataOf(folder)).mode & 0o777).toBe(0o700);
});

testAsRoot("a strict umask of root's does not lock the server out of its own folder", async () => {
  const { ownerUrl } = await stage.launch({ folder: stage.newFolder(), umask: "077" }).ready();

  const answer = await query(ownerUrl, "select 1 as one");

  expect(answer).toEqual([{ one: 1 }]);
});

testLending("an ordinary user runs the server as itself", async () => {
  const folder = folderOfNobody();

  const { ownerUrl } = await stage.launch({ folder, uid: NOBODY }).ready();

  expect(statSync(`/proc/${serverPid(folder)}`).uid).toBe(NOBODY);
  expect(await query(ownerUrl, "select 1 as one")).toEqual([{ one: 1 }]);
});

testLending("data that an ordinary user made serve root too, and that user again", async () => {
  const folder = folderOfNobody();
  const before = stage.launch({ folder, uid: NOBODY });
  await query((await before.ready()).ownerUrl, "create table note as select 'kept' as body");
  before.interrupt();
  await before.ended();

  const root = stage.launch({ folder });
  const seenByRoot = await query((await root.ready()).ownerUrl, "select body from note");
  root.interrupt();
  await root.ended();
  const after = await stage.launch({ folder, uid: NOBODY }).ready();

  expect(seenByRoot).toEqual([{ body: "kept" }]);
  expect(await query(after.ownerUrl, "select body from note")).toEqual([{ body: "kept" }]);
});

testLending("data that root made are refused to an ordinary user in so many words", async () => {
  const folder = stage.newFolder();
  const root = stage.launch({ folder });
  await root.ready();
  root.interrupt();
  await root.ended();
  execFileSync("chmod", ["-R", "a+rwX", join(folder, "lock"), join(folder, "users")]);

  const failure = await stage.launch({ folder, uid: NOBODY }).failure();

  expect(failure.message).toMatch(
    /belong to user id \d+, but this process runs as user id 65534: start it as the same/,
  );
});

/** All of it, data folder included, under a parent that nobody but root can enter. */
function closedCheckout(): { readonly checkout: Checkout; readonly folder: string } {
  const checkout = stage.copyCheckout(0o700);
  return { checkout, folder: stage.newFolder(".redress", checkout.root) };
}

testAsRoot("a checkout that only root can enter keeps its data elsewhere, and finds them again", async () => {
  const { checkout, folder } = closedCheckout();
  const first = stage.launch({ folder }, checkout);
  await query((await first.ready()).ownerUrl, "create table note as select 'kept' as body");
  const home = homeOf(folder);
  first.interrupt();
  await first.ended();

  const { ownerUrl } = await stage.launch({ folder }, checkout).ready();

  expect(home).not.toContain(checkout.root);
  expect(homeOf(folder)).toBe(home);
  expect(await query(ownerUrl, "select body from note")).toEqual([{ body: "kept" }]);
  expect(first.logged.join("\n")).toContain(`its data are kept in ${home}`);
});

testAsRoot("data kept elsewhere follow a checkout that is moved, but not a copy of it", async () => {
  const { checkout, folder } = closedCheckout();
  const first = stage.launch({ folder }, checkout);
  await query((await first.ready()).ownerUrl, "create table note as select 'kept' as body");
  first.interrupt();
  await first.ended();
  const [copy, moved] = [
    stage.newFolder(".redress", checkout.root),
    stage.newFolder(".redress", checkout.root),
  ];

  execFileSync("cp", ["-a", folder, copy]);
  const inCopy = await stage.launch({ folder: copy }, checkout).ready();
  renameSync(folder, moved);
  const inMoved = await stage.launch({ folder: moved }, checkout).ready();

  expect(homeOf(copy)).not.toBe(homeOf(moved));
  await expect(query(inCopy.ownerUrl, "select body from note")).rejects.toThrow("does not exist");
  expect(await query(inMoved.ownerUrl, "select body from note")).toEqual([{ body: "kept" }]);
});

testAsRoot("a first start killed there begins again in the same place", async () => {
  const { checkout, folder } = closedCheckout();
  const killed = stage.launch({ folder }, checkout);
  await eventually("initdb runs", () => drafts(folder).length > 0);
  process.kill(killed.pid, "SIGKILL");
  await killed.ended();
  const home = homeOf(folder);

  const { ownerUrl } = await stage.launch({ folder }, checkout).ready();

  expect(homeOf(folder)).toBe(home);
  expect(drafts(folder)).toEqual([]);
  expect(await query(ownerUrl, "select 1 as one")).toEqual([{ one: 1 }]);
});

testAsRoot("data that were kept elsewhere and are gone are missed, not replaced", async () => {
  const { checkout, folder } = closedCheckout();
  const first = stage.launch({ folder }, checkout);
  await first.ready();
  first.interrupt();
  await first.ended();
  rmSync(homeOf(folder), { recursive: true });

  const failure = await stage.launch({ folder }, checkout).failure();

  expect(failure.message).toMatch(
    /were in .*, which is gone: put it back, or delete .* to begin with an empty/,
  );
});

test("programs that npm left without links and without permission to run are mended", async () => {
  const checkout = stage.copyCheckout();
  const links = removeLinks(checkout.nativeFolder);
  for (const name of readdirSync(join(checkout.nativeFolder, "bin"))) {
    chmodSync(join(checkout.nativeFolder, "bin", name), 0o644);
  }

  await stage.launch({ folder: stage.newFolder() }, checkout).ready();

  expect(links).not.toEqual([]);
  expect(readdirSync(join(checkout.nativeFolder, "lib"))).toEqual(expect.arrayContaining([...links]));
});

testLending("where they may not be mended, a copy beside the data is", async () => {
  const checkout = stage.copyCheckout();
  removeLinks(checkout.nativeFolder);
  const folder = folderOfNobody();

  const { ownerUrl } = await stage.launch({ folder, uid: NOBODY }, checkout).ready();

  expect(readdirSync(homeOf(folder)).filter((name) => name.startsWith("programs-"))).toHaveLength(1);
  expect(removeLinks(checkout.nativeFolder)).toEqual([]);
  expect(await query(ownerUrl, "select upper('é') as upper")).toEqual([{ upper: "É" }]);
});
