import { DueWork } from "../../src/server/due-work";
import { dueWebhooks } from "../../src/server/webhooks/due-webhooks";
import type { World } from "../support/world";
import { FILLED, FILLING_MS, filledWorld } from "./filled-database";

/** Snoozed until a time, of the cases of two companies. */
const SNOOZED = Math.ceil(FILLED / 24);
/** Events that a reaction failed at. */
const PARKED = 400;

let redress: World;
const plans: string[] = [];

beforeAll(async () => {
  redress = await filledWorld({ withinFunctions: true });
  redress.platform.pool.on("connect", (session) =>
    session.on("notice", ({ message }) => void plans.push(message ?? "")),
  );
  redress.platform.pool.on("acquire", (session) => {
    if (session.listenerCount("notice") === 0)
      session.on("notice", ({ message }) => void plans.push(message ?? ""));
  });
}, FILLING_MS);

afterAll(() => redress.close());

test(
  "a look for what is due, and each batch of it, read no large table from end to end",
  async () => {
    const work = new DueWork(redress.platform);
    redress.clock.advance(10 * 366 * 86_400);
    plans.length = 0;

    const idle = await new DueWork({ ...redress.platform, now: () => "2020-01-01T00:00:00.000Z" }).doAll();
    const done = await work.doAll();

    const told = plans.filter((plan) => plan.includes("plan:"));
    const looks = told.filter((plan) => plan.includes("cases_due_anywhere"));
    const claims = told.filter((plan) => plan.includes("cases_to_wake"));
    expect([idle, done]).toEqual([0, SNOOZED + PARKED]);
    expect(looks.length).toBeGreaterThan(1);
    expect(told.filter((plan) => plan.includes("clocks_due_anywhere")).length).toBeGreaterThan(1);
    expect(told.filter((plan) => /Sort Key: (c\.snoozed_until|k\.next_at)$/m.test(plan))).toEqual([]);
    expect(claims.length).toBeGreaterThan(SNOOZED / 100 - 1);
    expect(told.filter((plan) => plan.includes("Seq Scan on cases"))).toEqual([]);
  },
  2.5 * FILLED,
);

test("a look for webhooks that are due goes from endpoint to endpoint, however much is due to each", async () => {
  plans.length = 0;

  const due = await dueWebhooks(redress.platform);

  const looks = plans.filter((plan) => plan.includes("plan:") && plan.includes("webhook_deliveries"));
  expect(due.length).toBeGreaterThan(1);
  expect(looks.length).toBeGreaterThan(0);
  expect(looks.filter((plan) => /Seq Scan on webhook_deliveries|Sort Key/.test(plan))).toEqual([]);
});
