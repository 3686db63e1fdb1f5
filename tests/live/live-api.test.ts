import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { EventWork } from "../../src/server/events/event-work";
import { newCustomer, openCase } from "../cases/desk";
import { world, type World } from "../support/world";
import { eventually } from "./eventually";
import { RawSocket } from "./raw-socket";

const CASE_EVENTS =
  "subscription ($after: String) { caseEvents(after: $after) { id type cursor case { id } } }";

interface CaseEvent {
  readonly id: string;
  readonly type: string;
  readonly cursor: string;
  readonly case: { readonly id: string };
}

let redress: World;
let work: EventWork;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  work = new EventWork(redress.platform, redress.app.watcher, { daysKept: 30 });
  await work.start();
  customerId = await newCustomer(redress.api);
});

afterAll(async () => {
  await work.stop();
  await redress.close();
});

const host = (): string => redress.url.replace("http://", "");

async function asOf(): Promise<string> {
  return (await redress.api.data<{ asOf: string }>("{ asOf }")).asOf;
}

test("a client of graphql-ws that was cut off goes on after the last event it heard", async () => {
  const client = createClient({
    url: `ws://${host()}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${redress.workspace.key}` },
    retryWait: async () => undefined,
  });
  const sockets: WebSocket[] = [];
  client.on("opened", (socket) => void sockets.push(socket as WebSocket));
  const heard: CaseEvent[] = [];
  const variables = { after: await asOf() };
  client.subscribe<{ caseEvents: CaseEvent }>(
    { query: CASE_EVENTS, variables },
    {
      next: ({ data }) => {
        if (!data) return;
        heard.push(data.caseEvents);
        variables.after = data.caseEvents.cursor;
      },
      error: () => undefined,
      complete: () => undefined,
    },
  );

  const opened: string[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    opened.push((await openCase(redress.api, customerId)).id);
    await eventually(() => heard.length === opened.length);
    sockets.at(-1)?.terminate();
    opened.push((await openCase(redress.api, customerId)).id);
  }
  await eventually(() => heard.length === opened.length);
  await client.dispose();

  expect(heard.map((event) => event.case.id)).toEqual(opened);
});

test("an event stream goes on after the last event it was sent", async () => {
  const after = await asOf();
  const missed = await openCase(redress.api, customerId);
  const response = await fetch(`${redress.url}/graphql/stream`, {
    method: "POST",
    headers: {
      accept: "text/event-stream",
      authorization: `Bearer ${redress.workspace.key}`,
      "content-type": "application/json",
      "last-event-id": after,
    },
    body: JSON.stringify({ query: CASE_EVENTS }),
  });

  const event = await firstEvent(response);

  const [, cursor, data] = /^event: next\nid: (\S+)\ndata: (.+)\n\n$/.exec(event) ?? [];
  expect(JSON.parse(data ?? "null")).toMatchObject({
    data: { caseEvents: { cursor, case: { id: missed.id } } },
  });
});

test("a key that was revoked hears nothing more and loses its socket within a second", async () => {
  const { createApiKey } = await redress.api.data<{
    createApiKey: { apiKey: { id: string }; secret: string };
  }>(
    `mutation { createApiKey(input: { name: "lost", environment: TEST, permissions: ["case:read", "event:read"] }) { apiKey { id } secret } }`,
  );
  const socket = await RawSocket.opened(host(), createApiKey.secret);
  socket.ask("s", CASE_EVENTS, { variables: { after: await asOf() } });
  await openCase(redress.api, customerId);
  await socket.hearsNexts("s", 1);

  await redress.api.data(
    `mutation ($apiKeyId: ID!) { revokeApiKey(input: { apiKeyId: $apiKeyId }) { apiKey { id } } }`,
    { apiKeyId: createApiKey.apiKey.id },
  );
  const startedAt = performance.now();
  await openCase(redress.api, customerId);
  const { code } = await socket.closed;

  expect(code).toBe(4401);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  expect(await socket.hearsNexts("s", 1)).toHaveLength(1);
});

async function firstEvent({ body }: Response): Promise<string> {
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("\n\n")) text += (await reader.read()).value ?? "";
  await reader.cancel();
  return text;
}
