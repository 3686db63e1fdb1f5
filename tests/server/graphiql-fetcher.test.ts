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
async function run(query: string, variables: object = {}): Promise<unknown> {
  const headers = { Authorization: `Bearer ${redress.workspace.key}` };
  return fetcherAt(redress.url)({ query, variables }, { headers, documentAST: parse(query) });
}

test("the page asks, and follows what happens", async () => {
  const customerId = await newCustomer(redress.api);
  const answer = await run("{ asOf }");
  const { asOf } = (answer as { data: { asOf: string } }).data;
  const told = await run("subscription ($after: String) { caseEvents(after: $after) { type case { id } } }", {
    after: asOf,
  });
  const { id } = await openCase(redress.api, customerId);

  if (!isAsyncIterable(told)) throw new Error(`The page would show ${JSON.stringify(told)} and no more.`);
  const events = told[Symbol.asyncIterator]();
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
