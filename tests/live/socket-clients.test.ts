import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { Client as UrqlClient, fetchExchange, subscriptionExchange } from "@urql/core";
import { OperationTypeNode } from "graphql";
import { createClient, type Client } from "graphql-ws";
import WebSocket from "ws";
import { world, type World } from "../support/world";
import { eventually } from "./eventually";
import { liveStage, type LiveStage } from "./live-stage";

let redress: World;
let stage: LiveStage;
let client: Client;

const TICK = "subscription { tick }";
const VIEWER = "{ viewer { kind } }";

beforeAll(async () => {
  redress = await world();
});

beforeEach(async () => {
  stage = await liveStage(redress);
  client = clientOf(stage);
});

afterEach(async () => {
  await client.dispose();
  await stage.close();
});

afterAll(() => redress.close());

function clientOf({ host }: LiveStage): Client {
  return createClient({
    url: `ws://${host}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${redress.workspace.key}` },
    retryWait: async () => undefined,
  });
}

async function listening(): Promise<void> {
  await eventually(() => stage.source.listening === 1);
}

test("the client of graphql-ws asks, changes and listens, and hears of faults", async () => {
  const only = async (query: string): Promise<unknown> => (await client.iterate({ query }).next()).value;
  const ticks = client.iterate({ query: TICK });
  const first = ticks.next();
  await listening();

  const answers = [
    await only(VIEWER),
    await only(`mutation { createTeam(input: { name: "Sockets" }) { team { name } } }`),
  ];
  const fault = only("{ nope }");
  stage.source.emit("one");
  stage.source.end({ kind: "complete" });

  expect(answers).toEqual([
    { data: { viewer: { kind: "API_KEY" } } },
    { data: { createTeam: { team: { name: "Sockets" } } } },
  ]);
  await expect(fault).rejects.toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
  expect((await first).value).toEqual({ data: { tick: "one" } });
  expect((await ticks.next()).done).toBe(true);
});

test.each(["draining", "overloaded", "expired"] as const)(
  "the client of graphql-ws comes back by itself after the server was %s",
  async (kind) => {
    const heard: unknown[] = [];
    client.subscribe(
      { query: TICK },
      { next: ({ data }) => heard.push(data), error: () => undefined, complete: () => undefined },
    );
    await listening();

    stage.source.end({ kind });
    await eventually(() => stage.source.requests.length === 2);
    await listening();
    stage.source.emit("after");
    await eventually(() => heard.length === 1);

    expect(heard).toEqual([{ tick: "after" }]);
  },
);

test("the client of graphql-ws gives up when its credential was revoked", async () => {
  const ended = new Promise((_, reject: (reason: unknown) => void) => {
    client.subscribe({ query: TICK }, { next: () => undefined, error: reject, complete: () => undefined });
  });
  await listening();

  stage.source.end({ kind: "revoked" });

  await expect(ended).rejects.toMatchObject({ code: 4401 });
  expect(stage.source.requests).toHaveLength(1);
});

test("Apollo Client listens by its link for graphql-ws, and asks by HTTP", async () => {
  const apollo = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(client),
      new HttpLink({
        uri: `${redress.url}/graphql`,
        headers: { authorization: `Bearer ${redress.workspace.key}` },
      }),
    ),
  });
  const heard: unknown[] = [];
  const subscription = apollo.subscribe({ query: gql(TICK) }).subscribe(({ data }) => heard.push(data));
  await listening();

  const { data } = await apollo.query({ query: gql(VIEWER) });
  stage.source.emit("one");
  await eventually(() => heard.length === 1);
  subscription.unsubscribe();
  await eventually(() => stage.source.listening === 0);

  expect(data).toMatchObject({ viewer: { kind: "API_KEY" } });
  expect(heard).toEqual([{ tick: "one" }]);
});

test("urql listens by its subscription exchange", async () => {
  const urql = new UrqlClient({
    url: `http://${stage.host}/graphql`,
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = "", variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: client.subscribe(
              { query, variables: variables as Record<string, unknown> },
              sink as never,
            ),
          }),
        }),
      }),
    ],
  });
  const heard: unknown[] = [];
  const { unsubscribe } = urql.subscription(TICK, {}).subscribe(({ data }) => heard.push(data));
  await listening();

  stage.source.emit("one");
  await eventually(() => heard.length === 1);
  unsubscribe();
  await eventually(() => stage.source.listening === 0);

  expect(heard).toEqual([{ tick: "one" }]);
});
