import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { measureLines } from "../../src/services/analytics/figures/measure-guide";
import { counted } from "./counted";
import { openCase, newCustomer } from "../cases/desk";
import {
  answer,
  invitationsOf,
  newSurvey,
  resolve as resolveCase,
  settle,
  tokenOf,
} from "../feedback/survey-desk";
import { world, type World } from "../support/world";

const GUIDE = resolve(__dirname, "../../docs/metrics.md");
const [BEGIN, END] = ["<!-- measures: begin -->", "<!-- measures: end -->"];

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

test("the guide has the formula of every measure", async () => {
  const text = await readFile(GUIDE, "utf8");
  const [before = "", rest = ""] = text.split(BEGIN);
  const [lines = "", after = ""] = rest.split(END);
  const right = `\n\n${measureLines().join("\n")}\n\n`;
  // `UPDATE_GUIDE=1` writes them anew.
  if (process.env["UPDATE_GUIDE"]) await writeFile(GUIDE, `${before}${BEGIN}${right}${END}${after}`);

  expect(process.env["UPDATE_GUIDE"] ? right : lines).toBe(right);
});

test("by pasting the guide, the unhappy are found", async () => {
  const { api } = redress;
  const survey = await newSurvey(api);
  const customer = await newCustomer(api);
  const { id, number } = await openCase(api, customer, { kind: "REFUND", channel: "CHAT" });
  await resolveCase(api, id);
  await settle(redress);
  const [invitation] = await invitationsOf(api, survey);
  const { userErrors } = await answer(api, {
    token: await tokenOf(api, invitation?.id ?? ""),
    score: 1,
    isComplete: false,
  });
  await counted(redress);
  const [first = "", second = "", board = ""] = await pasted();

  const { metrics } = await api.data<{ metrics: { rows: { values: string[]; figures: Figure[] }[] } }>(first);
  const [worst] = metrics.rows;
  const [csat, rate, low] = worst?.figures ?? [];
  const behind = await api.data<{ casesOfFigure: { nodes: { number: number }[] } }>(second, {
    key: low?.casesKey,
  });
  const { metricsBoard } = await api.data<{ metricsBoard: readonly unknown[] }>(board);

  expect(userErrors).toEqual([]);
  expect(worst?.values).toEqual(["CHAT"]);
  expect([csat, rate, low].map((figure) => [figure?.measure, figure?.value, figure?.count])).toEqual([
    ["CSAT", 0, 1],
    ["SURVEY_RESPONSE_RATE", 1, 1],
    ["CSAT_LOW_SCORES", 1, 1],
  ]);
  expect(behind.casesOfFigure.nodes.map((each) => each.number)).toEqual([number]);
  expect(metricsBoard).toHaveLength(3);
});

interface Figure {
  readonly measure: string;
  readonly value: number | null;
  readonly count: number;
  readonly casesKey: string;
}

async function pasted(): Promise<readonly string[]> {
  const text = await readFile(GUIDE, "utf8");
  return [...text.matchAll(/```graphql\n([^`]*)```/g)].map(([, block = ""]) => block);
}
