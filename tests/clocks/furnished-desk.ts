import type { World } from "../support/world";

/** What a desk has before its first case. */
export interface Things {
  readonly customerId: string;
  readonly teamIds: readonly string[];
  readonly transactionIds: readonly string[];
  /** In the order in which they are asked. */
  readonly policyIds: readonly string[];
  readonly calendarId: string;
}

interface Answer {
  readonly userErrors: readonly unknown[];
  readonly [thing: string]: unknown;
}

type Named<Thing extends string> = { readonly [Name in Thing]: { readonly id: string } | null };

/** Asks for a command, and for the id of what it answers with. */
export async function ask<Thing extends string = never>(
  { api }: World,
  name: string,
  input: object,
  thing?: Thing,
): Promise<Answer & Named<Thing>> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const answer = await api.data<Record<string, Answer & Named<Thing>>>(
    `mutation ($input: ${type}Input!) {
      ${name}(input: $input) { ${thing ? `${thing} { id }` : ""} userErrors { field message } }
    }`,
    { input },
  );
  return answer[name]!;
}

export function office(opensAt: string, closesAt: string): object {
  const weekdays = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"];
  return {
    timeZone: "Europe/Berlin",
    weekly: weekdays.map((weekday) => ({ weekday, opensAt, closesAt })),
  };
}

const TARGET = { inBusinessTime: true, pausedBy: ["WAITING_ON_CUSTOMER"] };
const IN_ALL_HOURS = { inBusinessTime: false, pausedBy: [] };

const EVERY_METRIC = [
  ...["FIRST_RESPONSE", "NEXT_RESPONSE", "PERIODIC_UPDATE", "FIRST_RESOLUTION", "TOTAL_RESOLUTION"],
  ...["SPEED_OF_ANSWER", "HAND_OFF_WAIT"],
];

const POLICIES = [
  {
    ...{ name: "Gold", match: { customerTiers: ["gold"], priorities: ["URGENT"] } },
    targets: [
      { ...TARGET, metric: "FIRST_RESPONSE", duration: "PT30M" },
      { ...TARGET, metric: "TOTAL_RESOLUTION", duration: "PT4H", warnings: [{ before: "PT1H" }] },
    ],
  },
  {
    ...{ name: "Tagged", match: { tags: ["tag 1"] }, onChange: "RESTART" },
    targets: ["FIRST_RESPONSE", "NEXT_RESPONSE", "SPEED_OF_ANSWER"].map((metric) => ({
      ...{ ...IN_ALL_HOURS, metric, duration: "PT1H" },
    })),
  },
  {
    ...{ name: "Large", match: { amount: { currency: "EUR", atLeast: "10000" } } },
    targets: [{ ...TARGET, metric: "FIRST_RESPONSE", duration: "PT3H" }],
  },
  {
    ...{ name: "All", automationResponds: true },
    targets: EVERY_METRIC.map((metric) => ({
      ...{ ...TARGET, metric, duration: "PT2H", pausedBy: ["WAITING_ON_CUSTOMER", "SNOOZED"] },
    })),
  },
];

export async function furnished(world: World): Promise<Things> {
  const make = async (name: string, thing: string, input: object): Promise<string> => {
    const answer = await ask(world, name, input, thing);
    expect(answer.userErrors).toEqual([]);
    return (answer[thing] as { readonly id: string }).id;
  };
  const each = async (name: string, thing: string, inputs: readonly object[]): Promise<string[]> => {
    const ids: string[] = [];
    for (const input of inputs) ids.push(await make(name, thing, input));
    return ids;
  };
  return {
    calendarId: await make("createBusinessCalendar", "calendar", {
      ...{ name: "Office", isDefault: true, hours: office("09:00", "17:00") },
    }),
    customerId: await make("createCustomer", "customer", { kind: "CONSUMER", name: "Ada", tier: "gold" }),
    teamIds: await each("createTeam", "team", [{ name: "Cards" }, { name: "Refunds" }]),
    transactionIds: await each(
      "upsertTransaction",
      "transaction",
      ["1000", "90000"].map((amountMinor) => ({
        ...{ provider: "northwind", providerId: amountMinor, kind: "PAYMENT", state: "CAPTURED" },
        ...{ occurredAt: "2026-01-01T00:00:00Z", amount: { amountMinor, currency: "EUR" } },
      })),
    ),
    policyIds: await each("createSlaPolicy", "policy", POLICIES),
  };
}
