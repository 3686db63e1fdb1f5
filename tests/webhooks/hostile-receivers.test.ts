import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { WebhookWork } from "../../src/server/webhooks/webhook-work";
import { deliveriesOf, makeCustomers, newHook, queueAll, readHook } from "./hooks";
import { shopStage } from "./shop-stage";

const stage = shopStage();
const customerEvents = { eventTypes: ["customer.created"] };
const OK = "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n";

let server: Server;
let sockets: Set<Socket>;
/** What it does once it was sent something. */
let answer: (socket: Socket) => void;

beforeEach(async () => {
  sockets = new Set();
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("data", () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

function url(scheme = "http"): string {
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Writes the same again and again, as long as anybody reads it. */
function forEver(text: string, everyMs: number): (socket: Socket) => void {
  return (socket) => {
    const timer = setInterval(() => void (socket.writableLength < 2 ** 20 && socket.write(text)), everyMs);
    socket.on("close", () => clearInterval(timer));
  };
}

function says(...texts: readonly string[]): (socket: Socket) => void {
  return (socket) => void texts.forEach((text) => socket.write(text));
}

test.each<[string, (socket: Socket) => void, object]>([
  [
    "agrees to another protocol",
    says("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n"),
    { statusCode: 101, error: "STATUS" },
  ],
  [
    "promises an answer for ever",
    forEver("HTTP/1.1 102 Processing\r\n\r\n", 5),
    { statusCode: null, error: "TIMEOUT" },
  ],
  [
    "spells its headers out, one character at a time",
    (socket) => {
      socket.write(OK);
      forEver("x", 5)(socket);
    },
    { statusCode: null, error: "TIMEOUT" },
  ],
  [
    "sends a megabyte of headers",
    says(OK, `x-much: ${"x".repeat(2 ** 20)}\r\n\r\n`),
    { statusCode: null, error: "CONNECTION" },
  ],
  ["says what is no HTTP", says("220 mail.example ESMTP\r\n"), { statusCode: null, error: "CONNECTION" }],
  [
    "promises more than it sends, and hangs up",
    (socket) => void socket.end(`${OK}content-length: 10\r\n\r\nhalf`),
    { statusCode: 200, error: null, answer: "half" },
  ],
  [
    "answers with a flood that has no end",
    (socket) => {
      socket.write(`${OK}content-encoding: gzip\r\n\r\n`);
      forEver("y".repeat(64 * 1024), 1)(socket);
    },
    { statusCode: 200, error: null, answer: "y".repeat(1_024) },
  ],
  [
    "answers twice",
    says(`${OK}content-length: 0\r\n\r\n`, "HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n"),
    { statusCode: 200, error: null },
  ],
])(
  "a receiver that %s ends its try and holds up no other",
  async (_, behaviour, expected) => {
    answer = behaviour;
    const hook = await newHook(stage.redress.api, url(), customerEvents);
    await makeCustomers(stage.redress.api, 1);
    await queueAll(stage.redress);

    const work = new WebhookWork(stage.redress.platform, { random: () => 0, timeoutMs: 300 });
    await work.deliverDue();
    await work.stop();

    const [delivery] = await deliveriesOf(stage.redress.api, hook.id);
    expect(delivery?.attempts.nodes).toEqual([expect.objectContaining({ number: 1, ...expected })]);
  },
  10_000,
);

test("a receiver that speaks no TLS where it is asked for fails as a connection, and is tried again", async () => {
  answer = says("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
  const hook = await newHook(stage.redress.api, url("https"), customerEvents);
  await makeCustomers(stage.redress.api, 1);

  await stage.queueAndDeliver();

  const [delivery] = await deliveriesOf(stage.redress.api, hook.id);
  expect(delivery).toMatchObject({ state: "PENDING", attempts: { nodes: [{ error: "CONNECTION" }] } });
  expect(await readHook(stage.redress.api, hook.id)).toMatchObject({ status: "ACTIVE" });
});
