import { demoAccess, demoWorkspace } from "../../demo/demo-workspace";
import { readExampleOperations } from "../../src/server/example-operations";
import { Sequencer } from "../../src/server/events/sequencer";
import { toldBy } from "../gates/tenancy/told-by-subscription";
import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
  await demoWorkspace(redress.platform);
  await new Sequencer(redress.platform).moveAll();
}, 30_000);

afterAll(() => redress.close());

const EXAMPLES = readExampleOperations("demo/operations").map((tab) => ({
  ...tab,
  title: tab.query.split("\n")[0],
}));

test.each(EXAMPLES)("an example succeeds as it stands on the demo: $title", async ({ query, variables }) => {
  const given = variables === undefined ? {} : (JSON.parse(variables) as Record<string, unknown>);

  const api = redress.as(demoAccess(redress.platform).key);
  const isFollowing = /^subscription/m.test(query);
  const { data, errors } = await (isFollowing
    ? toldBy(redress, api, query, given)
    : api.send<Record<string, object>>(query, given));

  expect(errors).toBeUndefined();
  expect(JSON.stringify(data)).not.toContain('"userErrors":[{');
  for (const answer of Object.values(data ?? {})) {
    expect(answer).not.toEqual([]);
    expect(answer).not.toHaveProperty("nodes", []);
  }
});

test("the demo's first case is between two parties, with words in private", async () => {
  const demo = redress.as(demoAccess(redress.platform).key);

  const { caseByNumber } = await demo.data<{ caseByNumber: unknown }>(
    "{ caseByNumber(number: 1) { participants { role } messages { nodes { visibility } } } }",
  );

  expect(caseByNumber).toMatchObject({ participants: [{ role: "MERCHANT" }] });
  for (const visibility of ["PUBLIC", "PRIVATE", "INTERNAL"])
    expect(JSON.stringify(caseByNumber)).toContain(`"${visibility}"`);
});
