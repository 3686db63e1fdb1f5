import type { LookupAddress } from "node:dns";
import { lookupOfPublic, type Resolve } from "../../src/server/outbound/public-address";
import { WebhookSender } from "../../src/server/webhooks/webhook-sender";
import { receiver, status, type Receiver } from "./receiver";

let v4: Receiver;
let v6: Receiver;

beforeAll(async () => {
  v4 = await receiver();
  v6 = await receiver(undefined, "::1");
});

afterAll(async () => {
  await v4.close();
  await v6.close();
});

/** Every way that we know of to write an address of our own, with the port where somebody listens. */
const HOSTS = [
  "127.0.0.1",
  "127.0.0.1.",
  "127.1",
  "127.0.1",
  "127.255.255.254",
  "2130706433",
  "0x7f000001",
  "0x7f.0.0.1",
  "0x7f.1",
  "0177.0.0.1",
  "017700000001",
  "0177.0x0.0.1",
  "00000177.0.0.1",
  "%31%32%37.0.0.1",
  "１２７.0.0.1",
  "127。0。0。1",
  "0.0.0.0",
  "0",
  "[::1]",
  "[0:0:0:0:0:0:0:1]",
  "[::]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[0:0:0:0:0:ffff:7f00:0001]",
  "[::127.0.0.1]",
  "[64:ff9b::127.0.0.1]",
  "[64:ff9b:1::7f00:1]",
  "[2002:7f00:1::]",
  "[2001:0:7f00:1::]",
  "[fe80::1]",
  "[fc00::1]",
  "[ff02::1]",
  "10.0.0.1",
  "100.64.0.1",
  "169.254.169.254",
  "[fd00:ec2::254]",
  "172.16.0.1",
  "192.168.0.1",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "localhost",
  "localhost.",
];

test("of 43 ways to write an address inside, none is connected to", async () => {
  const sender = new WebhookSender({ allowsPrivateAddresses: false, timeoutMs: 2_000 });
  const ports = [v4, v6].map(({ url }) => new URL(url).port);
  const urls = HOSTS.flatMap((host) => ports.map((port) => `http://${host}:${port}/`));

  const answers = await Promise.all(urls.map((url) => sender.send({ url, headers: {}, body: "{}" })));
  sender.close();

  const errors = new Set(answers.map(({ error }) => error));
  expect([v4.connections(), v6.connections()]).toEqual([0, 0]);
  expect([...errors].filter((error) => error !== "ADDRESS" && error !== "NAME")).toEqual([]);
  expect(answers.filter(({ error }) => error === "ADDRESS").length).toBeGreaterThan(80);
});

/** A name server that answers each question with the next of these. */
function nameServer(...answers: readonly (readonly string[])[]): {
  readonly asked: () => number;
  readonly resolve: Resolve;
} {
  let asked = 0;
  const resolve: Resolve = (_host, _options, done) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    done(
      null,
      addresses.map((address): LookupAddress => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return { asked: () => asked, resolve };
}

test("a name that leads inside the second time it is asked for, or by one of its addresses, is not connected to", async () => {
  const port = new URL(v4.url).port;
  // The first answer is of a net where nobody answers; were the name asked for anew to connect, it would lead inside.
  const rebinding = nameServer(["192.0.0.1"], ["127.0.0.1"]);
  const mixed = nameServer(["93.184.216.34", "127.0.0.1"]);
  const swapped = nameServer(["93.184.216.34"], ["127.0.0.1"]);
  const before = v4.connections();
  const send = async ({ resolve }: ReturnType<typeof nameServer>) => {
    const lookup = lookupOfPublic(resolve);
    const sender = new WebhookSender({ allowsPrivateAddresses: false, timeoutMs: 300, lookup });
    const answer = await sender.send({ url: `http://hooks.example:${port}/`, headers: {}, body: "{}" });
    sender.close();
    return answer.error;
  };

  const errors = [await send(rebinding), await send(rebinding), await send(mixed)];
  const outside = await send(swapped);

  expect(errors).toEqual(["ADDRESS", "ADDRESS", "ADDRESS"]);
  // Sent outside, where this machine reaches nobody; and looked up once.
  expect(["TIMEOUT", "CONNECTION"]).toContain(outside);
  expect([rebinding.asked(), mixed.asked(), swapped.asked()]).toEqual([2, 1, 1]);
  expect(v4.connections()).toBe(before);
});

test("a redirect leads nowhere, and an answer without end is not read to its end", async () => {
  const sender = new WebhookSender({ allowsPrivateAddresses: true, timeoutMs: 2_000 });
  const before = v6.connections();
  v4.answer = status(302, { location: v6.url });
  const redirected = await sender.send({ url: v4.url, headers: {}, body: "{}" });
  v4.answer = (response) => {
    response.writeHead(200);
    const more = (): void =>
      void (response.destroyed || response.write("x".repeat(65_536), () => setImmediate(more)));
    more();
  };
  const endless = await sender.send({ url: v4.url, headers: {}, body: "{}" });
  sender.close();

  expect(redirected).toMatchObject({ statusCode: 302, error: "REDIRECT" });
  expect(v6.connections()).toBe(before);
  expect(endless).toMatchObject({ statusCode: 200, error: null, answer: "x".repeat(1_024) });
  expect(endless.milliseconds).toBeLessThan(1_500);
});
