import { byteRange } from "../../src/server/attachments/byte-range";
import { world, type World } from "../support/world";
import { addressOf, pictureOf, PNG, seenBy, upload } from "./files";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

async function linkTo(fileName: string, content: Buffer): Promise<string> {
  const { id } = await upload(redress, redress.api, { fileName, content });
  const seen = await seenBy(redress.api, id);
  return addressOf(redress, seen?.downloadUrl);
}

test("no browser opens, guesses at, runs or keeps what is fetched", async () => {
  const link = await linkTo("Grüße.png", PNG);

  const { status, headers } = await fetch(link);

  expect(status).toBe(200);
  expect(Object.fromEntries(headers)).toMatchObject({
    "content-type": "image/png",
    "content-length": String(PNG.length),
    "content-disposition": `attachment; filename="Gru_e.png"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.png`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
    "accept-ranges": "bytes",
  });
});

test("a link works for five minutes, and the API gives another", async () => {
  const { id } = await upload(redress, redress.api);
  const first = await seenBy(redress.api, id);

  redress.clock.advance(299);
  const inTime = await fetch(addressOf(redress, first?.downloadUrl));
  redress.clock.advance(1);
  const late = await fetch(addressOf(redress, first?.downloadUrl));
  const renewed = await fetch(addressOf(redress, (await seenBy(redress.api, id))?.downloadUrl));

  expect([inTime.status, late.status, renewed.status]).toEqual([200, 403, 200]);
  expect(await late.json()).toMatchObject({ error: { code: "FORBIDDEN" } });
});

test("a part of a file is fetched by its range", async () => {
  const content = pictureOf(200_000);
  const link = await linkTo("large.png", content);
  const part = async (range: string) => {
    const response = await fetch(link, { headers: { range } });
    return {
      status: response.status,
      range: response.headers.get("content-range"),
      body: Buffer.from(await response.arrayBuffer()),
    };
  };

  const [middle, end, beyond] = [
    await part("bytes=100-199"),
    await part("bytes=-5"),
    await part("bytes=200000-"),
  ];

  expect(middle).toMatchObject({ status: 206, range: "bytes 100-199/200000" });
  expect(middle.body.equals(content.subarray(100, 200))).toBe(true);
  expect(end.body.equals(content.subarray(-5))).toBe(true);
  expect(beyond).toMatchObject({ status: 416, range: "bytes */200000" });
});

test.each([
  [undefined, null],
  ["bytes=0-", { first: 0, last: 99 }],
  ["bytes=0-0", { first: 0, last: 0 }],
  ["bytes=90-500", { first: 90, last: 99 }],
  ["bytes=-500", { first: 0, last: 99 }],
  ["bytes=-0", "none"],
  ["bytes=9-8", "none"],
  ["bytes=100-", "none"],
  ["bytes=-", null],
  ["bytes=0-1,5-9", null],
  ["items=0-1", null],
])("the range %s of 100 bytes is %j", (header, range) => {
  expect(byteRange(header, 100)).toEqual(range);
});

test("what was removed is not fetched any more, though the link still holds", async () => {
  const { id } = await upload(redress, redress.api);
  const link = addressOf(redress, (await seenBy(redress.api, id))?.downloadUrl);
  await redress.api.data(
    `mutation ($id: ID!) { removeAttachment(input: { attachmentId: $id }) { userErrors { code } } }`,
    { id },
  );

  const { status } = await fetch(link);

  expect(status).toBe(404);
});
