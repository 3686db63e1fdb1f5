import { CaseState } from "../../src/entities/cases/case-enums";
import { CASE_MOVES } from "../../src/services/cases/states/case-states";
import { world, type World } from "../support/world";
import { changed, mutate, newCustomer, openCase, type SeenCase } from "./desk";

type Verb = "waitOnCustomer" | "waitOnThirdParty" | "resume" | "resolve" | "close" | "reopen";

/** What each verb is in the API, with a reason that is good wherever the verb is. */
const CALLS: Readonly<Record<Verb, readonly [string, Readonly<Record<string, string>>]>> = {
  waitOnCustomer: ["markCaseWaiting", { waitingOn: "CUSTOMER", reason: "DOCUMENTS_REQUESTED" }],
  waitOnThirdParty: ["markCaseWaiting", { waitingOn: "THIRD_PARTY", reason: "BANK_INQUIRY" }],
  resume: ["resumeCase", { reason: "NO_LONGER_NEEDED" }],
  resolve: ["resolveCase", { reason: "SOLVED" }],
  close: ["closeCase", { reason: "DUPLICATE" }],
  reopen: ["reopenCase", { reason: "NEW_FACTS" }],
};

/** The law, written out once more by hand: where each verb leads from each state, if anywhere. */
const LAW: Readonly<Record<CaseState, Partial<Readonly<Record<Verb, CaseState>>>>> = {
  OPEN: {
    waitOnCustomer: "WAITING_ON_CUSTOMER",
    waitOnThirdParty: "WAITING_ON_THIRD_PARTY",
    resolve: "RESOLVED",
    close: "CLOSED",
  },
  WAITING_ON_CUSTOMER: {
    waitOnThirdParty: "WAITING_ON_THIRD_PARTY",
    resume: "OPEN",
    resolve: "RESOLVED",
    close: "CLOSED",
  },
  WAITING_ON_THIRD_PARTY: {
    waitOnCustomer: "WAITING_ON_CUSTOMER",
    resume: "OPEN",
    resolve: "RESOLVED",
    close: "CLOSED",
  },
  RESOLVED: { close: "CLOSED", reopen: "OPEN" },
  CLOSED: { reopen: "OPEN" },
};

/** How a new case gets into each state. */
const WAY_TO: Readonly<Record<CaseState, Verb | null>> = {
  OPEN: null,
  WAITING_ON_CUSTOMER: "waitOnCustomer",
  WAITING_ON_THIRD_PARTY: "waitOnThirdParty",
  RESOLVED: "resolve",
  CLOSED: "close",
};

const STATES = Object.values(CaseState);
const VERBS = Object.keys(CALLS) as Verb[];
const EVERY_PAIR = STATES.flatMap((from) => VERBS.map((verb) => ({ from, verb, to: LAW[from][verb] })));
const LEGAL = EVERY_PAIR.filter(({ to }) => to !== undefined);
const ILLEGAL = EVERY_PAIR.filter(({ to }) => to === undefined);

let redress: World;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
});

afterAll(() => redress.close());

async function caseIn(state: CaseState): Promise<SeenCase> {
  const opened = await openCase(redress.api, customerId);
  const way = WAY_TO[state];
  if (way === null) return opened;
  const [mutation, input] = CALLS[way];
  return changed(redress.api, mutation, { caseId: opened.id, ...input });
}

test("the table of moves says of every state and verb what the law says", () => {
  const told = CASE_MOVES.flatMap(({ from, verb, to }) => from.map((state) => `${state} ${verb} ${to}`));

  const law = LEGAL.map(({ from, verb, to }) => `${from} ${verb} ${to}`);

  expect(told.toSorted()).toEqual(law.toSorted());
});

test.each(LEGAL)("$verb takes a case that is $from to $to", async ({ from, verb, to }) => {
  const { id, version } = await caseIn(from);
  const [mutation, input] = CALLS[verb];

  const moved = await changed(redress.api, mutation, { caseId: id, expectedVersion: version, ...input });

  expect(moved).toMatchObject({ state: to, stateReason: input["reason"], version: version + 1 });
  expect(moved.closedAt !== null).toBe(to === "CLOSED");
  expect(moved.resolvedAt !== null).toBe(to === "RESOLVED" || (to === "CLOSED" && from === "RESOLVED"));
});

test.each(ILLEGAL)("refuses to $verb a case that is $from, naming what is legal", async ({ from, verb }) => {
  const held = await caseIn(from);
  const [mutation, input] = CALLS[verb];

  const { case: seen, userErrors } = await mutate(redress.api, mutation, { caseId: held.id, ...input });

  expect(seen).toBeNull();
  expect(userErrors).toHaveLength(1);
  expect(userErrors[0]).toMatchObject({ code: "ILLEGAL_STATE", details: { from } });
  expect(userErrors[0]?.details["legal"]).toHaveLength(Object.keys(LAW[from]).length);
  expect(new Set(userErrors[0]?.details["legal"] as string[])).toEqual(new Set(Object.values(LAW[from])));
  for (const legal of Object.keys(LAW[from]) as Verb[])
    expect(userErrors[0]?.message).toContain(CALLS[legal][0]);
});

test.each(ILLEGAL)("a refused $verb leaves a case that is $from as it was", async ({ from, verb }) => {
  const held = await caseIn(from);
  const [mutation, input] = CALLS[verb];

  await mutate(redress.api, mutation, { caseId: held.id, ...input });

  const after = await changed(redress.api, "changeCase", { caseId: held.id });
  expect(after).toEqual(held);
});

test.each([
  ["OPEN", "markCaseWaiting", { waitingOn: "CUSTOMER", reason: "BANK_INQUIRY" }, "DOCUMENTS_REQUESTED"],
  ["OPEN", "markCaseWaiting", { waitingOn: "THIRD_PARTY", reason: "DOCUMENTS_REQUESTED" }, "BANK_INQUIRY"],
  ["OPEN", "closeCase", { reason: "CONFIRMED" }, "WITHDRAWN"],
  ["WAITING_ON_CUSTOMER", "closeCase", { reason: "NO_OBJECTION" }, "WITHDRAWN"],
] as const)("a case that is %s refuses %s for a reason of another move", async (from, verb, input, legal) => {
  const { id } = await caseIn(from);

  const { case: seen, userErrors } = await mutate(redress.api, verb, { caseId: id, ...input });

  expect(seen).toBeNull();
  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["reason"] }]);
  expect(userErrors[0]?.message).toContain(legal);
});

test("a resolved case can be closed because the customer agreed", async () => {
  const { id } = await caseIn("RESOLVED");

  const closed = await changed(redress.api, "closeCase", { caseId: id, reason: "CONFIRMED" });

  expect(closed).toMatchObject({ state: "CLOSED", stateReason: "CONFIRMED" });
});
