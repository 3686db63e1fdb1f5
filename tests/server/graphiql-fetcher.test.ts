import { isAsyncIterable } from "@graphiql/toolkit";
import { parse } from "graphql";
import { fetcherAt } from "../../graphiql/graphql-fetcher";
import { EventWork } from "../../src/server/events/event-work";
import { newCustomer, openCase } from "../cases/desk";
import { world, type World } from "../support/world";

let redress: World;
let work: EventWork;

beforeAll(async () => {
  redress = await world();
  work = new EventWork(redress.platform, redress.app.watcher, { daysKept: 30 });
  await work.start();
});

afterAll(async () => {
  await work.stop();
  await redress.close();
});

/** What GraphiQL gets when somebody runs this, with the credential among the headers. */
async function run(
  query: string,
  variables: object = {},
  credential = redress.workspace.key,
): Promise<unknown> {
  const headers = { Authorization: `Bearer ${credential}` };
  return fetcherAt(redress.url)({ query, variables }, { headers, documentAST: parse(query) });
}

function eventsOf(told: unknown): AsyncIterator<unknown> {
  if (!isAsyncIterable(told)) throw new Error(`The page would show ${JSON.stringify(told)} and no more.`);
  return told[Symbol.asyncIterator]();
}

test("the page asks, and follows what happens", async () => {
  const customerId = await newCustomer(redress.api);
  const answer = await run("{ asOf }");
  const { asOf } = (answer as { data: { asOf: string } }).data;
  const told = await run("subscription ($after: String) { caseEvents(after: $after) { type case { id } } }", {
    after: asOf,
  });
  const { id } = await openCase(redress.api, customerId);

  const events = eventsOf(told);
  const first: unknown = await events.next();
  await events.return?.();

  expect(first).toMatchObject({
    value: { data: { caseEvents: { type: "case.opened", case: { id } } } },
  });
});

test("who is quicker than GraphiQL, which knows the tab before by its name still, gets what the text says", async () => {
  const headers = { Authorization: `Bearer ${redress.workspace.key}` };
  const before = { headers, documentAST: parse("subscription Before { caseEvents { type } }") };
  const ask = (query: string): Promise<unknown> =>
    Promise.resolve(fetcherAt(redress.url)({ query, operationName: "Before" }, before));

  const named = await ask("query Now { asOf }");
  const unnamed = await ask("{ viewer { kind } }");
  const several = await ask("query One { asOf } query Before { viewer { kind } }");
  const broken = await ask("query {");

  expect(named).toMatchObject({ data: { asOf: expect.any(String) as string } });
  expect([unnamed, several]).toEqual(Array(2).fill({ data: { viewer: { kind: "API_KEY" } } }));
  expect(broken).toMatchObject({ errors: [{ extensions: { code: "GRAPHQL_PARSE_FAILED" } }] });
});

test("who may not follow, or no longer, is told why as by any other answer", async () => {
  const follow = "subscription ($after: String) { caseEvents(after: $after) { type } }";
  const { asOf } = await redress.api.data<{ asOf: string }>("{ asOf }");
  const customerId = await newCustomer(redress.api);
  const { mintCustomerToken: minted } = await redress.api.data<{ mintCustomerToken: { token: string } }>(
    "mutation ($customerId: ID!) { mintCustomerToken(input: { customerId: $customerId }) { token } }",
    { customerId },
  );

  const unknown = eventsOf(await run(follow, {}, "rdr_test_nobody"));
  const refused = [await unknown.next(), await unknown.next()];
  const customers = eventsOf(await run(follow, { after: asOf }, minted.token));
  const told = customers.next();
  await openCase(redress.api, customerId);
  const whileSignedIn = await told;
  const ended = customers.next();
  await redress.api.data(
    "mutation ($customerId: ID!) { revokeCustomerTokens(input: { customerId: $customerId }) { userErrors { code } } }",
    { customerId },
  );

  expect(refused).toMatchObject([
    { done: false, value: { errors: [{ extensions: { code: "UNAUTHENTICATED" } }] } },
    { done: true },
  ]);
  expect(whileSignedIn).toMatchObject({ value: { data: { caseEvents: { type: "case.opened" } } } });
  expect(await ended).toMatchObject({
    done: false,
    value: { errors: [{ message: expect.stringMatching(/^The stream ended: .*Run it again/) as string }] },
  });
});

test("what waits for an event can be stopped", async () => {
  const events = eventsOf(await run("subscription { caseEvents { type } }"));

  const waiting = events.next();
  await events.return?.();

  expect(await waiting).toEqual({ done: true, value: undefined });
});
