import * as fc from "fast-check";
import { DueWork } from "../../src/server/due-work";
import { settleReactions } from "../../src/server/sandbox/settle-reactions";
import { world, type World } from "../support/world";

let desk: World;
let customerId: string;
let mails = 0;

beforeAll(async () => {
  desk = await world();
  const { createCustomer } = await desk.api.data<{ createCustomer: { customer: { id: string } } }>(
    `mutation { createCustomer(input: { kind: CONSUMER, name: "Ada", tier: "gold" }) { customer { id } } }`,
  );
  customerId = createCustomer.customer.id;
});
afterAll(() => desk.close());

const TARGET = { duration: "PT2H", inBusinessTime: true, pausedBy: ["WAITING_ON_CUSTOMER"] };

async function make(name: string, input: object): Promise<string> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const [thing] = { createBusinessCalendar: ["calendar"], createSlaPolicy: ["policy"], createTeam: ["team"] }[
    name
  ] ?? ["case"];
  const answer = await desk.api.data<
    Record<string, Record<string, { id: string } | null> & { userErrors: unknown[] }>
  >(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${thing} { id } userErrors { field message } } }`,
    { input },
  );
  expect(answer[name]!.userErrors).toEqual([]);
  return answer[name]![thing!]!.id;
}

type Act = (caseId: string, choice: number) => Promise<unknown>;

/** What may happen to a case; what its state does not allow is refused, and so nothing. */
const ACTS: readonly Act[] = [
  (caseId) => attempt("replyToCase", { caseId, body: "We look into it." }),
  (caseId, choice) => attempt("replyToCase", { caseId, body: "Got it.", isAutomatic: choice % 2 === 0 }),
  (caseId) =>
    attempt("receiveMessage", {
      ...{ caseId, channel: "EMAIL", body: "Any news?" },
      externalId: { source: "mail", id: String((mails += 1)) },
    }),
  (caseId) => attempt("markCaseWaiting", { caseId, waitingOn: "CUSTOMER", reason: "INFORMATION_REQUESTED" }),
  (caseId) => attempt("resumeCase", { caseId, reason: "NO_LONGER_NEEDED" }),
  (caseId) => attempt("resolveCase", { caseId, reason: "SOLVED" }),
  (caseId) => attempt("closeCase", { caseId, reason: "WITHDRAWN" }),
  (caseId) => attempt("reopenCase", { caseId, reason: "NOT_SOLVED" }),
  (caseId, choice) => attempt("changeCase", { caseId, priority: ["NORMAL", "URGENT", "LOW"][choice % 3] }),
  (caseId, choice) => attempt("changeCase", { caseId, addTags: [`tag ${choice % 3}`] }),
  (caseId) => attempt("snoozeCase", { caseId }),
];

async function attempt(name: string, input: object): Promise<void> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  await desk.api.data(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { userErrors { message } } }`,
    { input },
  );
}

interface Simulation {
  readonly state: string;
  readonly casesTotal: number;
  readonly casesDone: number;
  readonly casesDifferent: number;
  readonly before: readonly Record<string, unknown>[];
  readonly after: readonly Record<string, unknown>[];
  readonly cases: { readonly nodes: readonly unknown[] };
}

async function simulate(input: object): Promise<Simulation> {
  const { simulateSlaPolicy } = await desk.api.data<{
    simulateSlaPolicy: { simulation: { id: string } | null; userErrors: unknown[] };
  }>(
    `mutation ($input: SimulateSlaPolicyInput!) {
      simulateSlaPolicy(input: $input) { simulation { id } userErrors { field message } }
    }`,
    { input: { period: { from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z" }, ...input } },
  );
  expect(simulateSlaPolicy.userErrors).toEqual([]);
  await new DueWork(desk.platform).doAll();
  const { slaSimulation } = await desk.api.data<{ slaSimulation: Simulation }>(
    `query ($id: ID!) {
      slaSimulation(id: $id) {
        state casesTotal casesDone casesDifferent
        before { metric met late breached cancelled open }
        after { metric met late breached cancelled open }
        cases(first: 100) {
          nodes {
            case { number }
            differences {
              before { metric state startedAt dueAt breachedAt endedAt used }
              after { metric state startedAt dueAt breachedAt endedAt used }
            }
          }
        }
      }
    }`,
    { id: simulateSlaPolicy.simulation!.id },
  );
  return slaSimulation;
}

test("histories that are replayed come to what is stored, and to another end under another policy", async () => {
  const calendarId = await make("createBusinessCalendar", {
    name: "Office",
    isDefault: true,
    hours: {
      timeZone: "Europe/Berlin",
      weekly: ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"].map((weekday) => ({
        ...{ weekday, opensAt: "09:00", closesAt: "17:00" },
      })),
    },
  });
  await make("createSlaPolicy", {
    name: "Urgent",
    match: { priorities: ["URGENT"] },
    targets: [
      { ...TARGET, metric: "FIRST_RESPONSE", duration: "PT30M", calendarId },
      { ...TARGET, metric: "TOTAL_RESOLUTION", duration: "PT4H", warnings: [{ before: "PT1H" }] },
    ],
  });
  const all = await make("createSlaPolicy", {
    name: "All",
    onChange: "RESTART",
    targets: [
      "FIRST_RESPONSE",
      "NEXT_RESPONSE",
      "PERIODIC_UPDATE",
      "FIRST_RESOLUTION",
      "TOTAL_RESOLUTION",
    ].map((metric) => ({ ...TARGET, metric, pausedBy: ["WAITING_ON_CUSTOMER", "SNOOZED"] })),
  });
  const due = new DueWork(desk.platform);
  const act = fc.record({
    which: fc.nat(ACTS.length - 1),
    choice: fc.nat(5),
    minutes: fc.integer({ min: 0, max: 300 }),
    worksNow: fc.boolean(),
  });
  const histories = fc.sample(
    fc.record({ priority: fc.constantFrom("NORMAL", "URGENT"), acts: fc.array(act, { maxLength: 9 }) }),
    { numRuns: 25, seed: 7 },
  );

  for (const { priority, acts } of histories) {
    const opening = { customerId, subject: "Refund", kind: "REFUND", priority, body: "Where is it?" };
    const caseId = await make("openCase", opening);
    for (const { which, choice, minutes, worksNow } of acts) {
      desk.clock.advance(minutes * 60);
      if (worksNow) await due.doAll();
      await ACTS[which]!(caseId, choice);
      if (worksNow) await settleReactions(desk.platform, desk.workspace.id);
    }
  }
  await settleReactions(desk.platform, desk.workspace.id);
  await due.doAll();

  const same = await simulate({});
  expect(same.cases.nodes).toEqual([]);
  expect(same).toMatchObject({ state: "DONE", casesTotal: 25, casesDone: 25, casesDifferent: 0 });
  expect(same.after).toEqual(same.before);
  expect(same.before.map(({ metric }) => metric)).toEqual([
    "FIRST_RESPONSE",
    "NEXT_RESPONSE",
    "PERIODIC_UPDATE",
    "FIRST_RESOLUTION",
    "TOTAL_RESOLUTION",
  ]);

  const stricter = await simulate({
    policy: {
      policyId: all,
      targets: [{ metric: "FIRST_RESPONSE", duration: "PT1S", inBusinessTime: false }],
    },
  });
  expect(stricter).toMatchObject({ state: "DONE", casesDone: 25 });
  expect(stricter.casesDifferent).toBeGreaterThan(0);
  expect(stricter.cases.nodes).toHaveLength(stricter.casesDifferent);
}, 60_000);
