import { once } from "node:events";
import { createServer } from "node:net";
import { query } from "./support/query";
import { useStage } from "./support/stage";

jest.setTimeout(60_000);
const stage = useStage();

test("a second start finds the data and keeps the port", async () => {
  const folder = stage.newFolder();
  const first = stage.launch({ folder });
  const before = await first.ready();
  await query(before.ownerUrl, "create table note as select 'kept' as body");
  first.interrupt();
  await first.ended();

  const after = await stage.launch({ folder }).ready();

  expect(after).toEqual(before);
  expect(await query(after.ownerUrl, "select body from note")).toEqual([{ body: "kept" }]);
});

test("the folder's name may hold anything", async () => {
  const folder = stage.newFolder(`it's "my" $HOME \`été\``);
  const first = stage.launch({ folder });
  await query((await first.ready()).ownerUrl, "create table note as select 'kept' as body");
  first.interrupt();
  await first.ended();

  const { ownerUrl } = await stage.launch({ folder }).ready();

  expect(await query(ownerUrl, "select body from note")).toEqual([{ body: "kept" }]);
});

test("when somebody else has taken the port of the last start, another one is used", async () => {
  const folder = stage.newFolder();
  const first = stage.launch({ folder });
  const before = await first.ready();
  await query(before.ownerUrl, "create table note as select 'kept' as body");
  first.interrupt();
  await first.ended();
  const taken = Number(new URL(before.ownerUrl).port);
  const stranger = createServer((socket) => socket.destroy()).listen(taken, "127.0.0.1");
  await once(stranger, "listening");

  const { ownerUrl } = await stage.launch({ folder }).ready();

  expect(Number(new URL(ownerUrl).port)).not.toBe(taken);
  expect(await query(ownerUrl, "select body from note")).toEqual([{ body: "kept" }]);
  stranger.close();
});
