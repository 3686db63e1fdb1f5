import { request } from "node:http";
import { once } from "node:events";
import { world, type World } from "../support/world";
import { eventually } from "./eventually";
import { HASTY, liveStage, type LiveStage } from "./live-stage";
import { RawSocket } from "./raw-socket";

let redress: World;
let stage: LiveStage;
let key: string;

const VIEWER = "{ viewer { kind } }";
const TICK = "subscription { tick }";

beforeAll(async () => {
  redress = await world();
  ({ key } = redress.workspace);
});

beforeEach(async () => {
  stage = await liveStage(redress);
});

afterEach(() => stage.close());

afterAll(() => redress.close());

const opened = (headers?: object): Promise<RawSocket> => RawSocket.opened(stage.host, key, headers);

test("answers queries and mutations with one message and its end", async () => {
  const socket = await opened();

  socket.ask("q", VIEWER);
  socket.ask("m", `mutation ($name: String!) { createTeam(input: { name: $name }) { team { name } } }`, {
    variables: { name: "Disputes" },
  });
  await Promise.all([socket.hears("complete", "q"), socket.hears("complete", "m")]);

  expect(await socket.hearsNexts("q", 1)).toEqual([{ data: { viewer: { kind: "API_KEY" } } }]);
  expect(await socket.hearsNexts("m", 1)).toEqual([{ data: { createTeam: { team: { name: "Disputes" } } } }]);
});

test("repeats the answer of a mutation that comes again with its idempotency key", async () => {
  const create = `mutation { createTeam(input: { name: "Once" }) { team { id } } }`;
  const extensions = { idempotencyKey: "team-once" };
  const socket = await opened();

  socket.ask("first", create, { extensions });
  const [first] = await socket.hearsNexts("first", 1);
  socket.ask("again", create, { extensions });
  const [again] = await socket.hearsNexts("again", 1);

  expect(again).toEqual({ ...(first as object), extensions: { idempotentReplay: true } });
});

test("tells of each event under the ids of all who listen, until they have heard enough", async () => {
  const socket = await opened();
  socket.ask("a", TICK);
  socket.ask('the "second"', TICK);
  await eventually(() => stage.source.listening === 2);

  stage.source.emit("one");
  const large = "é".repeat(40_000);
  stage.source.emit(large);
  await socket.hearsNexts('the "second"', 2);
  socket.say({ id: "a", type: "complete" });
  await eventually(() => stage.source.listening === 1);
  stage.source.emit("three");
  stage.source.end({ kind: "complete" });
  await socket.hears("complete", 'the "second"');

  expect(await socket.hearsNexts("a", 2)).toEqual(["one", large].map((tick) => ({ data: { tick } })));
  expect(await socket.hearsNexts('the "second"', 3)).toHaveLength(3);
});

test("lets an id be used again when its operation has ended", async () => {
  const socket = await opened();

  socket.ask("a", VIEWER);
  await socket.hears("complete", "a");
  socket.ask("a", VIEWER);

  expect(await socket.hearsNexts("a", 2)).toHaveLength(2);
});

test("reports what cannot be executed as an error of its operation alone", async () => {
  const socket = await opened();

  socket.ask("parse", "{ viewer {");
  socket.ask("valid", "{ nope }");
  socket.ask("ok", VIEWER);
  await socket.hears("complete", "ok");

  const codes = await Promise.all(
    ["parse", "valid"].map(async (id) => (await socket.hears("error", id))["payload"]),
  );
  expect(codes).toMatchObject([
    [{ extensions: { code: "GRAPHQL_PARSE_FAILED" } }],
    [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }],
  ]);
});

test("refuses more operations at once than a socket may carry, and keeps those there are", async () => {
  const socket = await opened();
  for (let index = 0; index < HASTY.operationsPerSocket; index += 1) socket.ask(`s${index}`, TICK);

  socket.ask("more", TICK);
  const { payload } = await socket.hears("error", "more");
  stage.source.emit("still here");

  expect(payload).toMatchObject([{ extensions: { code: "LIMIT_EXCEEDED" } }]);
  expect(await socket.hearsNexts("s0", 1)).toHaveLength(1);
});

test("answers pings, and pings by itself", async () => {
  const socket = await opened();

  socket.say({ type: "ping", payload: { at: 1 } });

  expect(await socket.hears("pong")).toEqual({ type: "pong", payload: { at: 1 } });
  expect(await socket.hears("ping")).toEqual({ type: "ping" });
});

test("takes the credential from the headers of a client that can send some", async () => {
  const socket = await RawSocket.open(stage.host, { headers: { authorization: `Bearer ${key}` } });

  socket.say({ type: "connection_init" });
  await socket.hears("connection_ack");
  socket.ask("q", VIEWER);

  expect(await socket.hearsNexts("q", 1)).toEqual([{ data: { viewer: { kind: "API_KEY" } } }]);
});

interface Fault {
  readonly what: string;
  readonly code: number;
  readonly say: (socket: RawSocket) => void;
}

const init = (payload?: object): object => ({ type: "connection_init", payload });
const ask = (id: string, query = TICK): object => ({ id, type: "subscribe", payload: { query } });

test.each<Fault>([
  { what: "says nothing", code: 4408, say: () => undefined },
  { what: "asks before it has introduced itself", code: 4401, say: (socket) => socket.say(ask("a")) },
  {
    what: "asks before it was acknowledged",
    code: 4401,
    say: (socket) => [init({ authorization: `Bearer ${key}` }), ask("a")].forEach((one) => socket.say(one)),
  },
  {
    what: "introduces itself twice",
    code: 4429,
    say: (socket) => [init(), init()].forEach((one) => socket.say(one)),
  },
  {
    what: "brings no credential that can be read",
    code: 4401,
    say: (socket) => socket.say(init({ authorization: "Basic eA==" })),
  },
  {
    what: "brings a key that nobody knows",
    code: 4401,
    say: (socket) => socket.say(init({ Authorization: `Bearer ${key.slice(0, -4)}AAAA` })),
  },
  { what: "sends what is no JSON", code: 4400, say: (socket) => socket.say("{") },
  { what: "sends bytes", code: 4400, say: (socket) => socket.ws.send(Buffer.from("{}")) },
  { what: "sends a message of no such type", code: 4400, say: (socket) => socket.say({ type: "start" }) },
  {
    what: "sends a payload that is none",
    code: 4400,
    say: (socket) => socket.say({ type: "ping", payload: [] }),
  },
  {
    what: "sends a request without a document",
    code: 4400,
    say: (socket) => socket.say({ id: "a", type: "subscribe", payload: {} }),
  },
  { what: "sends an id that is none", code: 4400, say: (socket) => socket.say({ id: 7, type: "complete" }) },
  {
    what: "sends more than a message may hold",
    code: 1009,
    say: (socket) => socket.say(" ".repeat(HASTY.messageBytes + 1)),
  },
  {
    what: "sends more messages than it may",
    code: 4429,
    say: (socket) =>
      Array.from({ length: 3 * HASTY.messagesPerSecond }).forEach(() => socket.say({ type: "pong" })),
  },
])("closes the socket of a client that $what", async ({ code, say }) => {
  const socket = await RawSocket.open(stage.host);

  say(socket);

  expect(await socket.closed).toMatchObject({ code });
});

test("closes the socket of a client that uses an id twice at once", async () => {
  const socket = await opened();

  socket.ask("a", TICK);
  socket.ask("a", VIEWER);

  expect(await socket.closed).toEqual({ code: 4409, reason: "Subscriber for a already exists" });
  expect(stage.source.listening).toBe(0);
});

test("tells a client of another subprotocol so", async () => {
  const socket = await RawSocket.open(stage.host, { protocol: "graphql-ws" });

  expect(await socket.closed).toEqual({ code: 4406, reason: "Subprotocol not acceptable" });
});

test("bears no more sockets of one credential than it may have, until one is gone", async () => {
  const sockets = await Promise.all(Array.from({ length: HASTY.connectionsPerCredential }, () => opened()));
  const oneMore = await RawSocket.open(stage.host);

  oneMore.say(init({ authorization: `Bearer ${key}` }));
  const refused = await oneMore.closed;
  sockets[0]?.ws.close();
  await sockets[0]?.closed;

  expect(refused.code).toBe(1013);
  expect((await opened()).messages).toMatchObject([{ type: "connection_ack" }]);
});

test.each([
  ["of another page", { origin: "https://evil.example" }, 403],
  ["for another path", { path: "/other" }, 404],
])(
  "refuses the upgrade %s",
  async (_what, { origin, path = "/graphql" }: { origin?: string; path?: string }, status) => {
    const strict = await liveStage(redress, { corsOrigins: "https://app.example,https://help.example" });
    const headers = { connection: "upgrade", upgrade: "websocket", ...(origin && { origin }) };

    const asked = request(`http://${strict.host}${path}`, { headers }).end();
    const [response] = (await once(asked, "response")) as [{ statusCode: number }];
    const welcome = await RawSocket.open(strict.host, { origin: "https://help.example" });

    expect(response.statusCode).toBe(status);
    expect(welcome.ws.readyState).toBe(welcome.ws.OPEN);
    await strict.close();
  },
);

test("answers a request that asks for another upgrade as if it had asked for none", async () => {
  const body = JSON.stringify({ greeting: "é".repeat(50_000) });
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    connection: "Upgrade, HTTP2-Settings",
    upgrade: "h2c",
    "http2-settings": "AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA",
  };

  const asked = request(`http://${stage.host}/graphql`, { method: "POST", headers }).end(body);
  const [response] = (await once(asked, "response")) as [NodeJS.ReadableStream & { statusCode: number }];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);

  expect(response.statusCode).toBe(200);
  expect(JSON.parse(Buffer.concat(chunks).toString())).toEqual({ posted: JSON.parse(body) });
});
