import type { BenchDatabase } from "../database/bench-database.ts";
import { ask, startRedress } from "./redress.ts";

const WORKDAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"];

const TWO_SHIFTS = {
  timeZone: "America/Toronto",
  weekly: WORKDAYS.flatMap((weekday) => [
    { weekday, opensAt: "08:30", closesAt: "12:30" },
    { weekday, opensAt: "13:15", closesAt: "18:00" },
  ]),
  holidays: { country: "CA", region: "ON" },
  overrides: [
    { date: "2023-12-29", hours: [{ opensAt: "09:00", closesAt: "12:00" }], name: "Inventory" },
    { date: "2024-08-06", hours: [], name: "Move" },
  ],
};

const EVERY_METRIC = [
  ...["FIRST_RESPONSE", "NEXT_RESPONSE", "PERIODIC_UPDATE", "FIRST_RESOLUTION", "TOTAL_RESOLUTION"],
  ...["SPEED_OF_ANSWER", "HAND_OFF_WAIT"],
];

const TARGET = { inBusinessTime: true, pausedBy: ["WAITING_ON_CUSTOMER", "SNOOZED"] };

/** In the order in which they are asked; the last one takes every case. */
const POLICIES = [
  {
    name: "Gold",
    match: { customerTiers: ["gold"], priorities: ["HIGH", "URGENT"] },
    targets: [
      { ...TARGET, metric: "FIRST_RESPONSE", duration: "PT1H", warnings: [{ share: 0.8 }] },
      { ...TARGET, metric: "NEXT_RESPONSE", duration: "PT2H", pausedBy: [] },
      { ...TARGET, metric: "TOTAL_RESOLUTION", duration: "PT16H", warnings: [{ before: "PT2H" }] },
    ],
  },
  {
    name: "Large amounts",
    match: { amount: { currency: "EUR", atLeast: "50000" }, priorities: ["URGENT"] },
    onChange: "RESTART",
    targets: [
      { ...TARGET, metric: "FIRST_RESPONSE", duration: "PT45M", inBusinessTime: false },
      { ...TARGET, metric: "SPEED_OF_ANSWER", duration: "PT2H" },
    ],
  },
  {
    name: "Tagged",
    match: { tags: ["vip"] },
    automationResponds: true,
    targets: EVERY_METRIC.map((metric) => ({ ...TARGET, metric, duration: "PT6H", pausedBy: [] })),
  },
  {
    name: "All",
    targets: EVERY_METRIC.map((metric) => ({
      ...TARGET,
      metric,
      duration: metric.endsWith("RESOLUTION") ? "PT40H" : "PT4H",
    })),
  },
];

/** Policies in the hours of Toronto, as if they had always been there. Answers with the id of the last. */
export async function makePolicies(database: BenchDatabase): Promise<string> {
  const { client } = database;
  let last = "";
  {
    await using cleanUp = new AsyncDisposableStack();
    const api = await startRedress(database, "api", "api");
    cleanUp.defer(() => api.stop());
    const made = async (name: string, thing: string, input: object): Promise<string> => {
      const type = name.charAt(0).toUpperCase() + name.slice(1);
      const answer = await ask<
        Record<string, Record<string, { id: string } | null> & { userErrors: unknown }>
      >(
        api,
        database,
        `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${thing} { id } userErrors { field message } } }`,
        { input },
      );
      const id = answer[name]?.[thing]?.id;
      if (!id) throw new Error(`Redress refused: ${JSON.stringify(answer)}`);
      return id;
    };
    await made("createBusinessCalendar", "calendar", { name: "Toronto", isDefault: true, hours: TWO_SHIFTS });
    for (const policy of POLICIES) last = await made("createSlaPolicy", "policy", policy);
  }
  await database.client.query("update sla_policy_revisions set effective_from = '2020-01-01T00:00:00Z'");
  return last;
}
