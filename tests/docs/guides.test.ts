import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { world, type World } from "../support/world";
import { masked, paste, stepsOf, type Step } from "./runnable-document";

let redress: World;
let ticking: NodeJS.Timeout;

beforeEach(async () => {
  redress = await world({ mode: "TEST" });
  // The guides sign tokens and events by the clock on the wall, and mint a token after a revocation.
  followTheWall(redress.clock);
  ticking = setInterval(followTheWall, 5, redress.clock);
});

afterEach(async () => {
  clearInterval(ticking);
  await redress.close();
});

test.each(["docs/deadlines.md", "docs/feedback.md", "docs/frontends.md", "docs/integrations.md"])(
  "%s gives the answers that it shows",
  async (path) => {
    const steps = await allStepsOf(path);

    const answers = await paste(steps, {
      "http://localhost:4000": redress.url,
      "rdr_test_...": redress.workspace.key,
    });

    expect(answers.map(masked)).toEqual(steps.map((step) => step.answers));
    expect(steps.length).toBeGreaterThan(6);
  },
  180_000,
);

function followTheWall({ now, advance }: World["clock"]): void {
  advance((Date.now() - Date.parse(now())) / 1000);
}

/** Every section's steps, in the order of the document. */
async function allStepsOf(path: string): Promise<readonly Step[]> {
  const text = await readFile(resolve(__dirname, "../..", path), "utf8");
  const headings = text.split("\n").filter((line) => line.startsWith("## "));
  return (await Promise.all(headings.map((heading) => stepsOf(path, heading)))).flat();
}
