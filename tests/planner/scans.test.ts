import { world, type World } from "../support/world";
import { CarriedOutPlans } from "./carried-out-plans";
import { fill, largeTables, talkativeDatabase } from "./filled-database";
import { COMBINATIONS } from "./list-combinations";

/** Rows that a page of 25 may read in vain. */
const THROWN_AWAY = 1_000;

let redress: World;
let plans: CarriedOutPlans;
let large: ReadonlySet<string>;

beforeAll(async () => {
  const database = await talkativeDatabase();
  redress = await world({ database });
  await fill(database, redress.workspace.id);
  large = await largeTables(database);
  plans = new CarriedOutPlans(redress);
}, 120_000);

afterAll(() => redress.close());

test.each(COMBINATIONS)("a page of %s(%s) is read by an index, and little in vain", async (list, args) => {
  const [, page] = await plans.of(`{ ${list}(first: 25, ${args}) { nodes { id } } }`);

  expect(page?.statement).toMatch(/limit 25$/);
  expect(page?.scanned.filter((table) => large.has(table))).toEqual([]);
  expect(page?.thrownAway).toBeLessThan(THROWN_AWAY);
});
