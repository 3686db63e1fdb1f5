import { request } from "node:http";
import { S3Storage } from "../../src/server/attachments/s3-storage";
import { world, type World } from "../support/world";
import { addressOf, announce, looseFiles, pictureOf, put, seenBy, until, upload } from "./files";
import { S3_KEYS, S3_REGION, s3Store, type S3Store } from "./s3-store";

let store: S3Store;
let redress: World;

beforeAll(async () => {
  store = await s3Store();
  const storage = new S3Storage({ url: store.url, region: S3_REGION, ...S3_KEYS });
  redress = await world({ files: { storage } });
});

afterAll(async () => {
  await redress.close();
  await store.close();
});

const content = pictureOf(700_000);

test("a file goes into the bucket under its workspace, and comes out as it was", async () => {
  const { id, status } = await upload(redress, redress.api, { content });
  const link = addressOf(redress, (await seenBy(redress.api, id))?.downloadUrl);

  const whole = Buffer.from(await (await fetch(link)).arrayBuffer());
  const part = await fetch(link, { headers: { range: "bytes=699990-" } });

  expect(status).toBe(200);
  expect([...store.objects.keys()]).toEqual([expect.stringContaining(`${redress.workspace.id}/`)]);
  expect(whole.equals(content)).toBe(true);
  expect(part.status).toBe(206);
  expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(-10))).toBe(true);
});

test("a file that was removed is gone from the bucket", async () => {
  const before = store.objects.size;
  const { id } = await upload(redress, redress.api, { content });
  await redress.api.data(
    `mutation ($id: ID!) { removeAttachment(input: { attachmentId: $id }) { userErrors { code } } }`,
    { id },
  );

  await redress.app.attachmentWork.doDue();

  expect(store.objects.size).toBe(before);
});

test.each([
  ["is out of order", 503, 503, (s3: S3Store) => s3.failNext(503)],
  ["refuses us", 503, 503, (s3: S3Store) => s3.failNext(403)],
  ["is full", 507, 507, (s3: S3Store) => s3.failNext(507)],
  ["breaks the line", 0, 503, (s3: S3Store) => s3.breakNextAfter(100_000)],
])(
  "when the store %s nothing is left, and the file may be sent again",
  async (_how, _given, expected, fault) => {
    const before = store.objects.size;
    const { attachment, uploadUrl } = await announce(redress.api, {
      fileName: "a.png",
      size: content.length,
    });
    fault(store);

    const { status, error } = await put(redress, uploadUrl, content);
    const left = [store.objects.size, await looseFiles(redress)];
    const again = await put(redress, uploadUrl, content);

    expect([status, error?.code]).toEqual([expected, "UNAVAILABLE"]);
    expect(left).toEqual([before, 0]);
    expect(again.status).toBe(200);
    expect(await seenBy(redress.api, attachment!.id)).toMatchObject({ state: "READY" });
  },
);

test("of a broken-off upload no object appears", async () => {
  const before = store.objects.size;
  const { uploadUrl } = await announce(redress.api, { fileName: "a.png", size: content.length });
  const headers = { "content-length": content.length };
  const sending = request(addressOf(redress, uploadUrl), { method: "PUT", agent: false, headers });
  sending.on("error", () => undefined);
  sending.write(content.subarray(0, 300_000));
  await until(async () => (await looseFiles(redress)) === 1);

  sending.destroy();

  await until(async () => (await looseFiles(redress)) === 0);
  expect(store.objects.size).toBe(before);
});

test("a rejected file never shows in the bucket", async () => {
  const before = store.objects.size;

  const { status } = await upload(redress, redress.api, { content: Buffer.from("<html><script>") });

  expect([status, store.objects.size]).toEqual([415, before]);
});

test("a store that does not know our key is told of in the log, and to nobody else", async () => {
  const storage = new S3Storage({ url: store.url, region: S3_REGION, ...S3_KEYS, secretAccessKey: "wrong" });
  const source = async function* (): AsyncGenerator<Buffer> {
    yield content;
  };

  await expect(storage.write("ws/file", source(), content.length)).rejects.toThrow("SignatureDoesNotMatch");
  await expect(storage.read("ws/file")).rejects.toThrow("403");
});
