import { readExampleOperations } from "../../src/server/example-operations";
import { world, type World } from "../support/world";
import { changed, newCustomer, newTransaction, openCase } from "./desk";

/** Those that ask for fields of the demo's own or as its members, and those that follow, run on the demo itself: see tests/demo. */
const EXAMPLES = readExampleOperations("demo/operations")
  .filter(({ query }) => /\bcases|caseBy/.test(query) && !/^subscription|caseFields|^# My desk/m.test(query))
  .map((tab) => ({ ...tab, title: tab.query.split("\n")[0] }));

let redress: World;

beforeAll(async () => {
  redress = await world();
  const customerId = await newCustomer(redress.api);
  const transactionIds = [await newTransaction(redress, redress.workspace, customerId)];
  const { id } = await openCase(redress.api, customerId, { body: "Hello", transactionIds });
  await changed(redress.api, "changeCase", { caseId: id, priority: "URGENT", addTags: ["vip"] });
});

afterAll(() => redress.close());

test.each(EXAMPLES)("an example of cases runs as it stands: $title", async ({ query, variables }) => {
  const given = variables === undefined ? {} : (JSON.parse(variables) as Record<string, unknown>);

  const { data, errors } = await redress.api.send(query, given);

  expect(errors).toBeUndefined();
  expect(JSON.stringify(data)).toContain("Where is my money?");
});
