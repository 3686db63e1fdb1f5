import { request, type ClientRequest } from "node:http";
import type { Readable } from "node:stream";
import { sql } from "../../src/kernel/database/sql";
import { UnitOfWork } from "../../src/kernel/database/unit-of-work";
import { DiskStorage } from "../../src/server/attachments/disk-storage";
import { runAsSystem } from "../../src/server/run-as-system";
import type { ByteRange, FileStorage } from "../../src/services/attachments/file-storage";
import { beginUpload } from "../../src/services/attachments/begin-upload";
import { storageKey } from "../../src/services/attachments/storage-key";
import { uuidOf } from "../cases/desk";
import { createTestApp } from "../support/test-app";
import { world, type World } from "../support/world";
import {
  addressOf,
  announce,
  filesIn,
  looseFiles,
  pictureOf,
  PNG,
  put,
  seenBy,
  until,
  upload,
  type Announced,
} from "./files";

/** A disk with as much room as it is told, and as many faults. */
class FaultyDisk implements FileStorage {
  room = Infinity;
  removes = true;
  private disk: DiskStorage | null = null;

  in(folder: string): void {
    this.disk = new DiskStorage(folder);
  }

  async write(key: string, source: AsyncIterable<Uint8Array>): Promise<void> {
    await this.real.write(key, this.limited(source));
  }

  read(key: string, range?: ByteRange): Promise<Readable | null> {
    return this.real.read(key, range);
  }

  async remove(key: string): Promise<void> {
    if (!this.removes) throw new Error("EIO: the disk does not answer");
    await this.real.remove(key);
  }

  private get real(): DiskStorage {
    if (!this.disk) throw new Error("no disk");
    return this.disk;
  }

  private async *limited(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let left = this.room;
    for await (const chunk of source) {
      left -= chunk.length;
      if (left < 0)
        throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
      yield chunk;
    }
  }
}

const disk = new FaultyDisk();
let redress: World;

beforeAll(async () => {
  redress = await world({ files: { storage: disk, idleMs: 1_000 } });
  disk.in(redress.filesFolder);
});

beforeEach(() => {
  disk.room = Infinity;
  disk.removes = true;
});

afterAll(() => redress.close());

const SIZE = 4_000_000;
const large = pictureOf(SIZE);

const announceLarge = (): Promise<Announced> => announce(redress.api, { fileName: "large.png", size: SIZE });

async function expectNothingLeft(files: readonly string[]): Promise<void> {
  await until(async () => (await looseFiles(redress)) === 0);
  expect(await filesIn(redress.filesFolder)).toEqual(files);
}

/** Sends a part of a file, waits until some of it is on the disk, and leaves the rest to the caller. */
async function sendingHalf(uploadUrl: string | null): Promise<ClientRequest> {
  const headers = { "content-length": SIZE };
  const sending = request(addressOf(redress, uploadUrl), { method: "PUT", agent: false, headers });
  sending.on("error", () => undefined);
  sending.write(large.subarray(0, SIZE / 2));
  await until(async () => (await filesIn(redress.filesFolder)).some((name) => name.endsWith(".part")));
  return sending;
}

test("of an upload that its sender breaks off half way nothing is left, and it may be tried again", async () => {
  const before = await filesIn(redress.filesFolder);
  const { attachment, uploadUrl } = await announceLarge();

  (await sendingHalf(uploadUrl)).destroy();

  await expectNothingLeft(before);
  expect(await seenBy(redress.api, attachment!.id)).toMatchObject({ state: "PENDING" });
  expect((await put(redress, uploadUrl, large)).status).toBe(200);
});

test("of an upload whose sender falls silent nothing is left", async () => {
  const before = await filesIn(redress.filesFolder);
  const { uploadUrl } = await announceLarge();

  const sending = await sendingHalf(uploadUrl);

  await expectNothingLeft(before);
  sending.destroy();
});

test.each([0, 100_000, SIZE - 1])(
  "when the disk is full after %d bytes nothing is left, the sender is told, and room helps",
  async (room) => {
    const before = await filesIn(redress.filesFolder);
    const { attachment, uploadUrl } = await announceLarge();
    disk.room = room;

    const { status, error } = await put(redress, uploadUrl, large);
    await expectNothingLeft(before);
    disk.room = Infinity;
    const again = await put(redress, uploadUrl, large);

    expect([status, error?.code]).toEqual([507, "UNAVAILABLE"]);
    expect(again.status).toBe(200);
    expect(await seenBy(redress.api, attachment!.id)).toMatchObject({ state: "READY", size: SIZE });
  },
);

test("what a full disk cannot even remove is removed once it can", async () => {
  const before = await filesIn(redress.filesFolder);
  const { uploadUrl } = await announceLarge();
  disk.room = 100_000;
  disk.removes = false;
  await put(redress, uploadUrl, large);
  const known = await looseFiles(redress);

  disk.removes = true;
  redress.clock.advance(3_600);
  await redress.app.attachmentWork.doDue();

  expect(known).toBe(1);
  await expectNothingLeft(before);
});

/** All that a process has done when it dies between the last byte and the row. */
async function killedAfterStoring(id: string): Promise<void> {
  const { platform, workspace } = redress;
  const { fileId } = await runAsSystem(platform, workspace.id, beginUpload, { attachmentId: uuidOf(id) });
  await new DiskStorage(redress.filesFolder).write(storageKey(workspace.id, fileId), pieces(PNG));
}

async function* pieces(...all: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* all;
}

test("a file that a killed process stored and told nobody of is removed after an hour", async () => {
  const before = await filesIn(redress.filesFolder);
  const { attachment } = await announce(redress.api, { fileName: "a.png", size: PNG.length });
  await killedAfterStoring(attachment!.id);

  await redress.app.attachmentWork.doDue();
  const soon = await filesIn(redress.filesFolder);
  redress.clock.advance(3_600);
  await redress.app.attachmentWork.doDue();

  expect(soon).toHaveLength(before.length + 1);
  await expectNothingLeft(before);
  expect(await seenBy(redress.api, attachment!.id)).toBeNull();
});

test("a killed process' half-written file goes the same way, and a new upload may come meanwhile", async () => {
  const before = await filesIn(redress.filesFolder);
  const { attachment, uploadUrl } = await announceLarge();
  const app = await createTestApp(redress.platform);
  const url = await app.http.listen({ host: "127.0.0.1", port: 0 });
  const sending = request(addressOf({ url }, uploadUrl), {
    method: "PUT",
    agent: false,
    headers: { "content-length": SIZE },
  });
  sending.on("error", () => undefined);
  sending.write(large.subarray(0, SIZE / 2));
  await until(async () => (await filesIn(redress.filesFolder)).some((name) => name.endsWith(".part")));
  disk.removes = false;
  sending.destroy();
  await until(async () => (await looseFiles(redress)) === 1);
  await app.close();
  disk.removes = true;

  const meanwhile = await put(redress, uploadUrl, large);
  redress.clock.advance(3_600);
  await redress.app.attachmentWork.doDue();

  expect(meanwhile.status).toBe(200);
  expect(await filesIn(redress.filesFolder)).toHaveLength(before.length + 1);
  expect(await seenBy(redress.api, attachment!.id)).toMatchObject({ state: "READY" });
});

test("what was announced and never came is forgotten after an hour, and not before", async () => {
  const { attachment } = await announceLarge();

  redress.clock.advance(3_599);
  await redress.app.attachmentWork.doDue();
  const inTime = await seenBy(redress.api, attachment!.id);
  redress.clock.advance(1);
  await redress.app.attachmentWork.doDue();

  expect(inTime).toMatchObject({ state: "PENDING" });
  expect(await seenBy(redress.api, attachment!.id)).toBeNull();
});

test("a file that no message takes within a day is let go, in every workspace", async () => {
  const other = await redress.addWorkspace("Beta Payments");
  await redress.app.attachmentWork.doDue();
  const before = await filesIn(redress.filesFolder);
  const [own, others] = [await upload(redress, redress.api), await upload(redress, other.api)];

  redress.clock.advance(24 * 3_600);
  await redress.app.attachmentWork.doDue();

  expect([await seenBy(redress.api, own.id), await seenBy(other.api, others.id)]).toEqual([null, null]);
  expect((await filesIn(redress.filesFolder)).length).toBeLessThanOrEqual(before.length);
});

test("a process does what is due as soon as it starts", async () => {
  const { attachment } = await announceLarge();
  redress.clock.advance(3_600);
  const app = await createTestApp(redress.platform);

  app.attachmentWork.start();

  await until(async () => (await seenBy(redress.api, attachment!.id)) === null);
  await app.close();
});

test("two processes that do what is due at once do not disturb each other", async () => {
  for (let count = 0; count < 12; count += 1) await announceLarge();
  const second = await createTestApp(redress.platform);
  redress.clock.advance(3_600);

  await Promise.all([redress.app.attachmentWork.doDue(), second.attachmentWork.doDue()]);
  await redress.app.attachmentWork.doDue();

  await second.close();
  expect(await pendingRows()).toBe(0);
});

async function pendingRows(): Promise<number> {
  const { pool } = redress.platform;
  const db = new UnitOfWork({ pool, workspaceId: redress.workspace.id, access: "read" });
  const rows = await db.rows<{ id: string }>(sql`select id from attachments where state = 'PENDING'`);
  await db.rollback();
  return rows.length;
}

test("whoever looks for what is due learns ids, and sees and changes no row", async () => {
  await announceLarge();
  const client = await redress.platform.pool.connect();
  const due = "select * from files_with_due_work('2030-01-01')";

  await client.query("begin");
  const { rows: found, fields } = await client.query(due);
  const { rows: seen } = await client.query("select * from attachments");
  const changed = await client.query("update attachments set size = 1");
  await client.query("rollback");
  client.release();

  expect(found.length).toBeGreaterThan(0);
  expect(fields.map(({ name }) => name)).toEqual(["kind", "workspace_id", "id"]);
  expect([seen, changed.rowCount]).toEqual([[], 0]);
});
