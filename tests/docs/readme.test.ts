import { demoWorkspace } from "../../demo/demo-workspace";
import { world, type World } from "../support/world";
import { firstQueryOf, masked, paste, stepsOf } from "./runnable-document";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

test("the README's walk gives the answers that it shows", async () => {
  const steps = await stepsOf("README.md", "## A case from start to end");

  const answers = await paste(steps, {
    "http://localhost:4000": redress.url,
    "rdr_test_...": redress.workspace.key,
  });

  expect(answers.map(masked)).toEqual(steps.map((step) => step.answers));
  expect(steps.length).toBeGreaterThan(5);
});

test("the README's first query gives the answer that it shows on the demo workspace", async () => {
  const [query, answer] = await firstQueryOf("README.md");
  const demo = await demoWorkspace(redress.platform);

  const { data } = await redress.as(demo.key).send(query);

  // Portuguese puts a space that does not break behind the currency; a reader sees a space.
  const asRead: unknown = JSON.parse(JSON.stringify({ data }).replaceAll("\u00a0", " "));
  expect(asRead).toEqual(JSON.parse(answer));
});
