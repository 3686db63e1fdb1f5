import { createHash } from "node:crypto";
import { request } from "node:http";
import { Readable } from "node:stream";
import { customerClient, newCustomer } from "../cases/desk";
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
  upload,
  type FileAnswer,
} from "./files";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

test("a file is announced, sent to the address that is answered, and may be fetched", async () => {
  const { attachment, uploadUrl, uploadUrlExpiresAt } = await announce(redress.api, {
    fileName: "receipt.png",
    size: PNG.length,
    contentType: "image/png",
  });
  const answer = await put(redress, uploadUrl, PNG);

  const seen = await seenBy(redress.api, attachment?.id ?? "");
  const fetched = await fetch(addressOf(redress, seen?.downloadUrl));

  expect(attachment).toMatchObject({ state: "PENDING", contentType: null, downloadUrl: null });
  expect(uploadUrlExpiresAt).toBe("2026-01-15T09:15:00.000Z");
  expect(answer).toEqual({
    status: 200,
    attachment: {
      id: attachment?.id,
      fileName: "receipt.png",
      contentType: "image/png",
      size: PNG.length,
      state: "READY",
    },
  });
  expect(seen).toMatchObject({
    state: "READY",
    contentType: "image/png",
    sha256: createHash("sha256").update(PNG).digest("hex"),
    downloadUrlExpiresAt: "2026-01-15T09:05:00.000Z",
  });
  expect(Buffer.from(await fetched.arrayBuffer()).equals(PNG)).toBe(true);
  expect(await looseFiles(redress)).toBe(0);
});

test("a customer uploads with its own token, and nobody else sees the file before a message has it", async () => {
  const [mine, others] = await Promise.all(
    ["Grace", "Ada"].map(async (name) =>
      customerClient(redress, redress.workspace, await newCustomer(redress.api, name)),
    ),
  );

  const { id, status } = await upload(redress, mine!);

  expect(status).toBe(200);
  expect(await seenBy(mine!, id)).toMatchObject({ state: "READY" });
  expect(await seenBy(others!, id)).toBeNull();
  expect(await seenBy(redress.api, id)).toBeNull();
});

test.each([
  [
    "another file's",
    (url: string, other: string) => url.replace(/att_\w+/, /att_\w+/.exec(other)?.[0] ?? ""),
  ],
  ["another size's", (url: string) => url.replace(/size=\d+/, "size=9999999")],
  ["a later time's", (url: string) => url.replace(/expires=(\d)/, "expires=9")],
  [
    "a forged signature's",
    (url: string) => url.replace(/(?<=signature=)./, (one) => (one === "A" ? "B" : "A")),
  ],
  ["no signature's", (url: string) => url.replace(/&signature=.*/, "")],
  ["no", () => "/attachments/ws_1/att_1"],
])("refuses an upload with %s link", async (_kind, tampered) => {
  const input = { fileName: "receipt.png", size: PNG.length };
  const [one, other] = await Promise.all([announce(redress.api, input), announce(redress.api, input)]);

  const answer = await put(redress, tampered(one.uploadUrl ?? "", other.uploadUrl ?? ""), PNG);

  expect(answer).toMatchObject({ status: 403, error: { code: "FORBIDDEN" } });
  expect(await seenBy(redress.api, one.attachment?.id ?? "")).toMatchObject({ state: "PENDING" });
});

test("a link of one workspace opens nothing of another, and one to fetch is none to send", async () => {
  const other = await redress.addWorkspace("Beta Payments");
  const { uploadUrl } = await announce(redress.api, { fileName: "receipt.png", size: PNG.length });
  const { id } = await upload(redress, redress.api);
  const { downloadUrl } = (await seenBy(redress.api, id))!;

  const elsewhere = await put(redress, uploadUrl!.replace(/ws_\w+/, other.publicId), PNG);
  const turned = await put(redress, downloadUrl, PNG);
  const fetched = await fetch(addressOf(redress, uploadUrl));

  expect([elsewhere.status, turned.status, fetched.status]).toEqual([403, 403, 403]);
});

test("a link expires", async () => {
  const { uploadUrl } = await announce(redress.api, { fileName: "receipt.png", size: PNG.length });

  redress.clock.advance(15 * 60);
  const answer = await put(redress, uploadUrl, PNG);

  expect(answer).toMatchObject({ status: 403, error: { code: "FORBIDDEN" } });
});

test("a file that is there cannot be replaced", async () => {
  const { attachment, uploadUrl } = await announce(redress.api, { fileName: "a.png", size: PNG.length });
  await put(redress, uploadUrl, PNG);

  const again = await put(redress, uploadUrl, PNG);

  expect(again).toMatchObject({ status: 409, error: { code: "CONFLICT" } });
  expect(await seenBy(redress.api, attachment!.id)).toMatchObject({
    state: "READY",
    contentType: "image/png",
  });
});

test("who sends a file again is told what became of the one before", async () => {
  const page = Buffer.from("<html>");
  const rejected = await announce(redress.api, { fileName: "a.png", size: page.length });
  const removed = await announce(redress.api, { fileName: "a.png", size: PNG.length });
  await put(redress, rejected.uploadUrl, page);
  await redress.api.data(
    "mutation ($id: ID!) { removeAttachment(input: { attachmentId: $id }) { userErrors { code } } }",
    { id: removed.attachment!.id },
  );

  const answers = [await put(redress, rejected.uploadUrl, page), await put(redress, removed.uploadUrl, PNG)];

  expect(answers.map(({ status, error }) => [status, error?.message])).toEqual([
    [409, "The file of this upload was rejected. Announce another one with createUpload."],
    [409, "The file of this upload was taken away. Announce another one with createUpload."],
  ]);
});

test("of two who send the same file at once, one is taken, and nothing of the other is left", async () => {
  const before = await filesIn(redress.filesFolder);
  const content = pictureOf(300_000);
  const { uploadUrl } = await announce(redress.api, { fileName: "a.png", size: content.length });

  const answers = await Promise.all([1, 2, 3].map(() => put(redress, uploadUrl, content)));

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(await filesIn(redress.filesFolder)).toHaveLength(before.length + 1);
  expect(await looseFiles(redress)).toBe(0);
});

test.each([
  ["says that it is longer", PNG.length, pictureOf(PNG.length + 1)],
  ["says that it is shorter", PNG.length, PNG.subarray(1)],
])("refuses a file that %s than announced, before it comes", async (_how, size, content) => {
  const { attachment, uploadUrl } = await announce(redress.api, { fileName: "a.png", size });

  const answer = await put(redress, uploadUrl, content);

  expect(answer).toMatchObject({ status: 400, error: { code: "BAD_USER_INPUT" } });
  expect(await seenBy(redress.api, attachment!.id)).toMatchObject({ state: "PENDING" });
});

test.each([
  ["longer", 413, pictureOf(900_000)],
  ["much longer", 413, pictureOf(9_000_000)],
  ["shorter", 400, pictureOf(400_000)],
  ["empty", 400, Buffer.alloc(0)],
])("refuses a file that is %s than announced and does not say so", async (_how, status, content) => {
  const before = await filesIn(redress.filesFolder);
  const { attachment, uploadUrl } = await announce(redress.api, { fileName: "a.png", size: 500_000 });

  const answer = await putInChunks(uploadUrl, content);
  const mended = await put(redress, uploadUrl, pictureOf(500_000));

  expect(answer.status).toBe(status);
  expect(mended.status).toBe(200);
  expect(await seenBy(redress.api, attachment!.id)).toMatchObject({ state: "READY" });
  expect(await filesIn(redress.filesFolder)).toHaveLength(before.length + 1);
  expect(await looseFiles(redress)).toBe(0);
});

/** With chunked transfer, which tells no length. */
function putInChunks(uploadUrl: string | null, content: Buffer): Promise<FileAnswer> {
  return new Promise((resolve, reject) => {
    const sending = request(addressOf(redress, uploadUrl), { method: "PUT", agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, ...(JSON.parse(text) as object) }),
      );
    });
    sending.on("error", reject);
    const pieces = Array.from({ length: Math.ceil(content.length / 65_536) }, (_, index) =>
      content.subarray(index * 65_536, (index + 1) * 65_536),
    );
    Readable.from(pieces).pipe(sending);
  });
}

test("a larger file than the operator allows is refused when it is announced", async () => {
  const { attachment, userErrors } = await announce(redress.api, { fileName: "film.mp4", size: 26_214_401 });

  expect(attachment).toBeNull();
  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["size"] }]);
});

test.each(["text/html", "image/svg+xml", "application/x-msdownload"])(
  "what is announced as %s is refused at once",
  async (contentType) => {
    const { userErrors } = await announce(redress.api, { fileName: "a", size: 1, contentType });

    expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["contentType"] }]);
  },
);

test("a card number in a file's name is masked, and the answer says so", async () => {
  const { attachment, redactions } = await announce(redress.api, {
    fileName: "card 4242 4242 4242 4242.png",
    size: PNG.length,
  });

  expect(attachment?.fileName).toBe("card [card **4242].png");
  expect(redactions).toEqual([{ field: ["fileName"], kind: "CARD_NUMBER" }]);
});

test("a card number that folders or unseen characters keep apart is masked too", async () => {
  const hidden = `4242${"\u200b".repeat(5)}4242${"\u0001".repeat(5)}42424242.png`;

  const { attachment, redactions } = await announce(redress.api, { fileName: hidden, size: PNG.length });

  expect(attachment?.fileName).toBe("[card **4242].png");
  expect(redactions).toEqual([{ field: ["fileName"], kind: "CARD_NUMBER" }]);
});

test("a customer who hoards files is stopped", async () => {
  const api = await customerClient(redress, redress.workspace, await newCustomer(redress.api, "Hoarder"));
  for (let count = 0; count < 20; count += 1) await announce(api, { fileName: "a.png", size: 1 });

  const { errors } = await api.send(
    `mutation { createUpload(input: { fileName: "a.png", size: 1 }) { uploadUrl } }`,
  );

  expect(errors).toMatchObject([{ extensions: { code: "LIMIT_EXCEEDED" } }]);
});

test("a page of another origin may send and fetch files", async () => {
  const { uploadUrl } = await announce(redress.api, { fileName: "a.png", size: PNG.length });

  const preflight = await fetch(addressOf(redress, uploadUrl), {
    method: "OPTIONS",
    headers: {
      origin: "https://portal.example",
      "access-control-request-method": "PUT",
      "access-control-request-headers": "content-type",
    },
  });

  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-methods")).toContain("PUT");
});
