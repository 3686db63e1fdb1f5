import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { HttpScanner } from "../../src/server/attachments/http-scanner";
import { DiskStorage } from "../../src/server/attachments/disk-storage";
import { createTestApp } from "../support/test-app";
import { world, type World } from "../support/world";
import { filesIn, looseFiles, pictureOf, PNG, seenBy, until, upload } from "./files";

interface Scanned {
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

let server: Server;
let redress: World;
let asked: Scanned[];
let answer: (response: ServerResponse) => void;

const verdict = (value: unknown) => (response: ServerResponse) => void response.end(JSON.stringify(value));

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      asked.push({ headers: request.headers, body: Buffer.concat(chunks) });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scan`;
  redress = await world({ files: { scanner: new HttpScanner({ url, token: "of the tests" }) } });
});

beforeEach(() => {
  asked = [];
  answer = verdict({ verdict: "CLEAN" });
});

afterAll(async () => {
  await redress.close();
  await new Promise((resolve) => server.close(resolve));
});

const doDue = (): Promise<void> => redress.app.attachmentWork.doDue();

test("a file is held back until the scanner finds it clean", async () => {
  answer = () => undefined;
  const { id, attachment } = await upload(redress, redress.api);
  const held = await seenBy(redress.api, id);
  await until(async () => asked.length === 1);

  const [scanned] = asked;

  expect(attachment?.state).toBe("QUARANTINED");
  expect(held).toMatchObject({ state: "QUARANTINED", downloadUrl: null, downloadUrlExpiresAt: null });
  expect(scanned?.body.equals(PNG)).toBe(true);
  expect(scanned?.headers).toMatchObject({
    authorization: "Bearer of the tests",
    "content-length": String(PNG.length),
    "x-attachment-id": id,
    "x-workspace-id": redress.workspace.publicId,
    "x-content-type": "image/png",
  });
  server.closeAllConnections();
  answer = verdict({ verdict: "CLEAN" });
  await doDue();
  redress.clock.advance(10);
  await doDue();
  expect(await seenBy(redress.api, id)).toMatchObject({ state: "READY" });
});

test("a file with malware is rejected and removed, and the staff read what was found", async () => {
  answer = verdict({ verdict: "INFECTED", finding: "Eicar-Signature" });
  const before = await filesIn(redress.filesFolder);
  const { id } = await upload(redress, redress.api);

  await doDue();

  const { attachment } = await redress.api.data<{ attachment: object }>(
    `query ($id: ID!) { attachment(id: $id) { state rejectionReason finding downloadUrl } }`,
    { id },
  );
  expect(attachment).toEqual({
    state: "REJECTED",
    rejectionReason: "INFECTED",
    finding: "Eicar-Signature",
    downloadUrl: null,
  });
  expect(await filesIn(redress.filesFolder)).toEqual(before);
  expect(await looseFiles(redress)).toBe(0);
});

test.each([
  ["answers with a fault", (response: ServerResponse) => void response.writeHead(500).end("oh")],
  ["answers nonsense", (response: ServerResponse) => void response.end("fine")],
  ["answers another verdict", verdict({ verdict: "PERHAPS" })],
  ["hangs up", (response: ServerResponse) => void response.destroy()],
])(
  "while the scanner %s a file stays held back, and is scanned again later and later",
  async (_how, fault) => {
    answer = fault;
    const { id } = await upload(redress, redress.api);
    await doDue();
    const times = [asked.length];
    for (const seconds of [9, 1, 29, 1, 119, 1]) {
      redress.clock.advance(seconds);
      await doDue();
      times.push(asked.length);
    }

    const held = await seenBy(redress.api, id);
    answer = verdict({ verdict: "CLEAN" });
    redress.clock.advance(600);
    await doDue();

    expect(times).toEqual([1, 1, 2, 2, 3, 3, 4]);
    expect(held).toMatchObject({ state: "QUARANTINED", downloadUrl: null });
    expect(await seenBy(redress.api, id)).toMatchObject({ state: "READY" });
  },
);

test("what a process that died had begun to scan, another scans after a while", async () => {
  answer = () => undefined;
  const { id } = await upload(redress, redress.api);
  await until(async () => asked.length === 1);
  const other = await createTestApp(redress.platform);
  await other.attachmentWork.doDue();
  const meanwhile = asked.length;

  answer = verdict({ verdict: "CLEAN" });
  redress.clock.advance(600);
  await other.attachmentWork.doDue();

  expect(meanwhile).toBe(1);
  expect(await seenBy(redress.api, id)).toMatchObject({ state: "READY" });
  server.closeAllConnections();
  await other.close();
});

test("a scanner that nobody answers for is asked again, and the file stays held back", async () => {
  const scanner = new HttpScanner({ url: "http://127.0.0.1:1/scan" });
  const files = { storage: new DiskStorage(redress.filesFolder), scanner };
  answer = (response) => void response.writeHead(503).end();
  const { id } = await upload(redress, redress.api, { content: pictureOf(500_000) });
  await doDue();
  const app = await createTestApp({ ...redress.platform, files });

  redress.clock.advance(10);
  await app.attachmentWork.doDue();

  expect(await seenBy(redress.api, id)).toMatchObject({ state: "QUARANTINED" });
  await app.close();
});

test("once no scanner is configured any more, what waits goes on waiting", async () => {
  answer = (response) => void response.writeHead(503).end();
  const { id } = await upload(redress, redress.api);
  await doDue();
  const without = { storage: new DiskStorage(redress.filesFolder), scanner: null };
  const app = await createTestApp({ ...redress.platform, files: without });

  redress.clock.advance(10);
  await app.attachmentWork.doDue();

  expect(await seenBy(redress.api, id)).toMatchObject({ state: "QUARANTINED" });
  await app.close();
});
