import { createClient, type Client } from "graphql-sse";
import { world, type World } from "../support/world";
import { eventually } from "./eventually";
import { HASTY, liveStage, type LiveStage } from "./live-stage";

let redress: World;
let stage: LiveStage;
let key: string;

const TICK = "subscription { tick }";
const VIEWER = "{ viewer { kind } }";

beforeAll(async () => {
  redress = await world();
  ({ key } = redress.workspace);
});

beforeEach(async () => {
  stage = await liveStage(redress);
});

afterEach(() => stage.close());

afterAll(() => redress.close());

interface Stream {
  readonly status: number;
  readonly headers: Headers;
  /** All that comes until the stream ends or holds so much. */
  text(until?: string): Promise<string>;
  stop(): void;
}

async function open(body: object, headers: Readonly<Record<string, string>> = {}): Promise<Stream> {
  const control = new AbortController();
  const response = await fetch(`http://${stage.host}/graphql/stream`, {
    method: "POST",
    headers: {
      accept: "text/event-stream",
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
      ...headers,
    },
    body: JSON.stringify(body),
    signal: control.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const heard: string[] = [];
  return {
    status: response.status,
    headers: response.headers,
    text: async (until) => {
      let lastTwo = "";
      while (until === undefined || !lastTwo.includes(until)) {
        const { value, done } = await reader.read();
        if (done) break;
        lastTwo = (heard.at(-1) ?? "") + value;
        heard.push(value);
      }
      return heard.join("");
    },
    stop: () => control.abort(),
  };
}

function get(params: Readonly<Record<string, string>>): Promise<Response> {
  const headers = { accept: "text/event-stream", authorization: `Bearer ${key}` };
  return fetch(`http://${stage.host}/graphql/stream?${new URLSearchParams(params).toString()}`, { headers });
}

test("the client of graphql-sse asks, changes and listens", async () => {
  const client: Client = createClient({
    url: `http://${stage.host}/graphql/stream`,
    headers: { authorization: `Bearer ${key}` },
  });
  const only = async (query: string): Promise<unknown> => (await client.iterate({ query }).next()).value;
  const ticks = client.iterate({ query: TICK });
  const first = ticks.next();

  const answer = await only(VIEWER);
  const change = await only(`mutation { createTeam(input: { name: "Streams" }) { team { name } } }`);
  const fault = await only("{ nope }");
  await eventually(() => stage.source.listening === 1);
  stage.source.emit("one");
  stage.source.emit("zwei: ü");
  stage.source.end({ kind: "complete" });
  const heard = [await first, await ticks.next(), await ticks.next()].map(({ value }) => value as unknown);

  expect(answer).toEqual({ data: { viewer: { kind: "API_KEY" } } });
  expect(change).toEqual({ data: { createTeam: { team: { name: "Streams" } } } });
  expect(fault).toMatchObject({ errors: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }] });
  expect(heard).toEqual([{ data: { tick: "one" } }, { data: { tick: "zwei: ü" } }, undefined]);
});

test("names each event by its cursor, and goes on after the last one that was heard", async () => {
  const first = await open({ query: TICK });
  await eventually(() => stage.source.listening === 1);
  stage.source.emit("heard");
  const heard = await first.text("\n\n");
  first.stop();
  await eventually(() => stage.source.listening === 0);
  stage.source.emit("missed");

  const again = await open({ query: TICK }, { "last-event-id": "0" });
  const caughtUp = await again.text('missed"}}\n\n');

  expect(heard).toBe(`event: next\nid: 0\ndata: {"data":{"tick":"heard"}}\n\n`);
  expect(caughtUp).toBe(`event: next\nid: 1\ndata: {"data":{"tick":"missed"}}\n\n`);
  again.stop();
});

test("ends the stream of what ends, keeps the others awake, and lets every page listen", async () => {
  const answer = await open({ query: VIEWER }, { origin: "https://app.example", "x-request-id": "mine" });
  const ticks = await open({ query: TICK });

  expect(await answer.text()).toBe(
    `event: next\ndata: {"data":{"viewer":{"kind":"API_KEY"}}}\n\nevent: complete\ndata: \n\n`,
  );
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "access-control-allow-origin": "*",
    "cache-control": "no-store",
    "content-type": "text/event-stream; charset=utf-8",
  });
  expect(await ticks.text("\n\n")).toBe(":\n\n");
  ticks.stop();
});

test("answers by address too, and changes nothing that way", async () => {
  const asked = await get({
    query: "query ($id: ID!) { node(id: $id) { id } }",
    variables: JSON.stringify({ id: redress.workspace.publicId }),
  });
  const changed = await get({ query: `mutation { createTeam(input: { name: "by GET" }) { team { id } } }` });

  expect(await asked.text()).toContain(redress.workspace.publicId);
  expect([changed.status, changed.headers.get("allow")]).toEqual([405, "POST"]);
});

test.each([
  ["with an unknown key", VIEWER, { authorization: "Bearer none" }, 401, "UNAUTHENTICATED"],
  ["that is no GraphQL request", 7, {}, 400, "BAD_USER_INPUT"],
  ["for another form", VIEWER, { accept: "application/json" }, 406, "BAD_USER_INPUT"],
])("refuses a stream %s", async (_what, query, headers, status, code) => {
  const refused = await open({ query }, headers);

  expect(refused.status).toBe(status);
  expect(JSON.parse(await refused.text())).toMatchObject({ errors: [{ extensions: { code } }] });
});

test("bears no more streams of one credential than it may have, until one is gone", async () => {
  const streams = await Promise.all([1, 2, 3].map(() => open({ query: TICK })));
  const oneMore = await open({ query: TICK });
  streams[0]?.stop();
  await eventually(() => stage.source.listening === HASTY.connectionsPerCredential - 1);
  const afterwards = await open({ query: VIEWER });

  expect([oneMore.status, afterwards.status]).toEqual([429, 200]);
  streams.forEach(({ stop }) => stop());
});

test("ends streams without a last event when it drains or the credential is no longer good", async () => {
  const revoked = await open({ query: TICK });
  await eventually(() => stage.source.listening === 1);
  stage.source.end({ kind: "revoked" });
  const afterRevocation = await revoked.text();
  const drained = await open({ query: TICK });
  await eventually(() => stage.source.listening === 1);
  await stage.drain();

  expect(afterRevocation).toBe("");
  expect(await drained.text()).toBe("");
  expect(stage.source.listening).toBe(0);
});

test("holds back what a stream does not read, and goes on where it stopped", async () => {
  await stage.close();
  stage = await liveStage(redress, { limits: { ...HASTY, stalledMs: 60_000 } });
  const slow = await open({ query: TICK });
  await eventually(() => stage.source.listening === 1);

  const count = 400;
  for (let index = 0; index < count; index += 1) stage.source.emit(`${index} ${"x".repeat(50_000)}`);
  const heldBack = stage.source.furthestBehind;
  const heard = await slow.text(`id: ${count - 1}\n`);

  expect(heldBack).toBeGreaterThan(count / 4);
  expect([...heard.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))).toEqual(
    Array.from({ length: count }, (_, index) => index),
  );
  slow.stop();
});
