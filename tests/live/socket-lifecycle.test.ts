import { world, type World } from "../support/world";
import { eventually } from "./eventually";
import { HASTY, liveStage, type LiveStage } from "./live-stage";
import { RawSocket } from "./raw-socket";

let redress: World;
let stage: LiveStage;
let key: string;

const TICK = "subscription { tick }";
const VIEWER = "{ viewer { kind } }";
/** Nobody is sent away for being slow. */
const PATIENT = { ...HASTY, pingMs: 60_000, stalledMs: 60_000 };

beforeAll(async () => {
  redress = await world();
  ({ key } = redress.workspace);
});

beforeEach(async () => {
  stage = await liveStage(redress);
});

afterEach(() => stage.close());

afterAll(() => redress.close());

interface Minted {
  readonly customerId: string;
  readonly token: string;
}

async function mintToken(expiresInSeconds: number): Promise<Minted> {
  const { createCustomer } = await redress.api.data<{ createCustomer: { customer: { id: string } } }>(
    `mutation { createCustomer(input: { name: "Ada" }) { customer { id } } }`,
  );
  const customerId = createCustomer.customer.id;
  const { mintCustomerToken } = await redress.api.data<{ mintCustomerToken: { token: string } }>(
    `mutation ($customerId: ID!, $expiresInSeconds: Int!) {
      mintCustomerToken(input: { customerId: $customerId, expiresInSeconds: $expiresInSeconds }) { token }
    }`,
    { customerId, expiresInSeconds },
  );
  return { customerId, token: mintCustomerToken.token };
}

async function createKey(): Promise<{ readonly id: string; readonly secret: string }> {
  const { createApiKey } = await redress.api.data<{
    createApiKey: { apiKey: { id: string }; secret: string };
  }>(
    `mutation { createApiKey(input: { name: "short-lived", environment: TEST, permissions: ["case:read"] }) { apiKey { id } secret } }`,
  );
  return { id: createApiKey.apiKey.id, secret: createApiKey.secret };
}

test("closes a customer's socket when its token expires, and not before", async () => {
  const { token } = await mintToken(60);
  const socket = await RawSocket.opened(stage.host, token);
  socket.ask("t", TICK);
  await eventually(() => stage.source.listening === 1);

  redress.clock.advance(59);
  stage.source.emit("in time");
  await socket.hearsNexts("t", 1);
  redress.clock.advance(1);

  expect(await socket.closed).toEqual({ code: 4403, reason: "The credential has expired" });
  expect(stage.source.listening).toBe(0);
});

test("tells a client whose token has expired to fetch a new one, and one whose token was revoked not to", async () => {
  const [old, revoked] = await Promise.all([mintToken(60), mintToken(3_600)]);
  redress.clock.advance(61);
  await redress.api.data(
    `mutation ($customerId: ID!) { revokeCustomerTokens(input: { customerId: $customerId }) { customer { id } } }`,
    { customerId: revoked.customerId },
  );

  const closings = await Promise.all(
    [old, revoked].map(async ({ token }) => {
      const socket = await RawSocket.open(stage.host);
      socket.say({ type: "connection_init", payload: { authorization: `Bearer ${token}` } });
      return (await socket.closed).code;
    }),
  );

  expect(closings).toEqual([4403, 4401]);
});

test("closes the socket of a key that is found revoked", async () => {
  const { id, secret } = await createKey();
  const socket = await RawSocket.opened(stage.host, secret);
  await redress.api.data(`mutation ($id: ID!) { revokeApiKey(input: { apiKeyId: $id }) { apiKey { id } } }`, {
    id,
  });

  socket.ask("q", VIEWER);

  expect(await socket.closed).toEqual({ code: 4401, reason: "The credential is unknown or revoked" });
});

test.each([
  ["revoked", 4401],
  ["expired", 4403],
  ["draining", 1012],
  ["overloaded", 1013],
] as const)(
  "closes the socket of a subscription that was ended as %s, after what was said before",
  async (kind, code) => {
    const socket = await RawSocket.opened(stage.host, key);
    socket.ask("t", TICK);
    await eventually(() => stage.source.listening === 1);

    stage.source.emit("last words");
    stage.source.end({ kind });

    expect((await socket.closed).code).toBe(code);
    expect(await socket.hearsNexts("t", 1)).toEqual([{ data: { tick: "last words" } }]);
  },
);

test("shows staff what a customer sees, and nothing to those who may not look", async () => {
  const { customerId } = await mintToken(60);
  const socket = await RawSocket.opened(stage.host, key, { "x-view-as": customerId });
  const other = await RawSocket.open(stage.host);

  socket.ask("q", VIEWER);
  const seen = await socket.hearsNexts("q", 1);
  other.say({
    type: "connection_init",
    payload: { authorization: `Bearer ${(await createKey()).secret}`, "x-view-as": customerId },
  });

  expect(seen).toEqual([{ data: { viewer: { kind: "CUSTOMER" } } }]);
  expect((await other.closed).code).toBe(4401);
});

test("gives up a client that answers no ping", async () => {
  const socket = await RawSocket.open(stage.host, { autoPong: false });
  socket.say({ type: "connection_init", payload: { authorization: `Bearer ${key}` } });

  const { code } = await socket.closed;

  expect(code).toBe(1006);
});

test("holds back what a client does not read, serves the others meanwhile, and goes on where it stopped", async () => {
  const { host, source, close } = await liveStage(redress, { limits: PATIENT });
  const slow = await RawSocket.opened(host, key);
  const quick = await RawSocket.opened(host, key);
  slow.ask("s", TICK);
  quick.ask("q", TICK);
  await eventually(() => source.listening === 2);
  slow.ws.pause();

  const large = "x".repeat(50_000);
  const count = 400;
  for (let index = 0; index < count; index += 1) source.emit(`${index} ${large}`);
  await quick.hearsNexts("q", count);
  const heldBack = source.furthestBehind;
  slow.ws.resume();
  const heard = await slow.hearsNexts("s", count);

  await close();
  expect(heldBack).toBeGreaterThan(count / 4);
  expect(
    heard.map((payload) => Number.parseInt((payload as { data: { tick: string } }).data.tick, 10)),
  ).toEqual(Array.from({ length: count }, (_, index) => index));
});

test("sends a client away that reads nothing for too long", async () => {
  const socket = await RawSocket.opened(stage.host, key);
  socket.ask("s", TICK);
  await eventually(() => stage.source.listening === 1);
  socket.ws.pause();

  for (let index = 0; index < 400; index += 1) stage.source.emit("x".repeat(50_000));
  await eventually(() => stage.source.listening === 0);
  socket.ws.resume();

  expect(await socket.closed).toEqual({ code: 1013, reason: "Messages were not read for too long" });
});

test("keeps little of what a client does not read, however much there is", async () => {
  const { host, source, close } = await liveStage(redress, { limits: PATIENT });
  const sockets = await Promise.all([1, 2, 3].map(() => RawSocket.opened(host, key)));
  for (const socket of sockets) socket.ask("s", TICK);
  await eventually(() => source.listening === sockets.length);
  for (const { ws } of sockets) ws.pause();
  const emit = (count: number): void =>
    Array.from({ length: count }).forEach(() => source.emit("x".repeat(10_000)));

  emit(1_000);
  await eventually(() => source.areAllFull);
  const { taken } = source;
  emit(1_000);

  expect(source.taken).toBe(taken);
  for (const { ws } of sockets) ws.terminate();
  await close();
});

test("sends everybody elsewhere when it drains, lets mutations end, and begins nothing new", async () => {
  const listener = await RawSocket.opened(stage.host, key);
  const writer = await RawSocket.opened(stage.host, key);
  listener.ask("t", TICK);
  await eventually(() => stage.source.listening === 1);
  const { length } = redress.statements;

  writer.ask("m", `mutation { createTeam(input: { name: "Just in time" }) { team { name } } }`);
  await eventually(() => redress.statements.length > length);
  const drained = stage.drain();
  const newcomer = RawSocket.open(stage.host).catch((error: unknown) => (error as Error).message);
  const closings = await Promise.all([listener.closed, writer.closed]);
  await drained;

  expect(closings.map(({ code }) => code)).toEqual([1012, 1012]);
  expect(await writer.hearsNexts("m", 1)).toEqual([
    { data: { createTeam: { team: { name: "Just in time" } } } },
  ]);
  expect(stage.source.listening).toBe(0);
  expect(await newcomer).toBe("Unexpected server response: 503");
});

test("a process that holds as many connections as it may sends the next ones elsewhere", async () => {
  const small = await liveStage(redress, { limits: { ...HASTY, connections: 2 } });
  const held = await Promise.all([RawSocket.opened(small.host, key), RawSocket.opened(small.host, key)]);

  const oneMore = await RawSocket.open(small.host);
  const stream = await fetch(`http://${small.host}/graphql/stream`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${key}`,
      accept: "text/event-stream",
    },
    body: JSON.stringify({ query: TICK }),
  });
  held[0]?.ws.close();
  await held[0]?.closed;

  expect(await oneMore.closed).toEqual({ code: 1013, reason: "Too busy: try again later" });
  expect(stream.status).toBe(503);
  expect((await RawSocket.opened(small.host, key)).messages).toMatchObject([{ type: "connection_ack" }]);
  await small.close();
});
