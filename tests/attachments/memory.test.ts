import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { world, type World } from "../support/world";
import { addressOf, announce, pictureOf } from "./files";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const used = (): number => process.memoryUsage().arrayBuffers;

/** What is held in buffers; what is merely not collected yet does not count, should it look like too much. */
function held(tooMuch: number): number {
  if (used() < tooMuch) return used();
  collect();
  // Only the next collection waits for what the one before it is still giving back.
  collect();
  return used();
}

test("a hundred uploads at once take memory for their pieces, and not for their files", async () => {
  const size = 3_000_000;
  const content = pictureOf(size);
  const announced = [];
  for (let count = 0; count < 100; count += 1)
    announced.push(await announce(redress.api, { fileName: "large.png", size }));
  const before = held(0);
  const tooMuch = before + 0.3 * 100 * size;
  let most = before;
  const watching = setInterval(() => (most = Math.max(most, held(tooMuch))), 5);

  const statuses = await Promise.all(announced.map(({ uploadUrl }) => sendWhole(uploadUrl, content)));
  clearInterval(watching);

  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(most).toBeLessThan(tooMuch);
}, 60_000);

/** All from one buffer, so that what is measured is the receiver's. */
async function sendWhole(uploadUrl: string | null, content: Buffer): Promise<number> {
  const headers = { "content-length": content.length };
  const sending = request(addressOf(redress, uploadUrl), { method: "PUT", agent: false, headers });
  for (let from = 0; from < content.length; from += 65_536)
    if (!sending.write(content.subarray(from, from + 65_536))) await once(sending, "drain");
  sending.end();
  const [response] = (await once(sending, "response")) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}
