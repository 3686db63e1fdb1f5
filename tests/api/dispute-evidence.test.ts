import { newUuid } from "../../src/kernel/ids";
import { fromUnixSeconds } from "../../src/kernel/instant";
import { DueWork } from "../../src/server/due-work";
import { settleReactions } from "../../src/server/sandbox/settle-reactions";
import { mutate, newCustomer } from "../cases/desk";
import { aCharge, aDispute, anEvent, aPaymentIntent } from "../payments/stripe-objects";
import { stripeEndpoint, type StripeEndpoint } from "../support/stripe-endpoint";
import { world, type World } from "../support/world";

/** What the events' seconds count from. */
const EPOCH = 1_772_442_000;
const DAY = 86_400;
const DUE = 10 * DAY;

let desk: World;
let stripe: StripeEndpoint;
let customer: string;

beforeAll(async () => {
  desk = await world();
  stripe = await stripeEndpoint(desk);
  customer = await newCustomer(desk.api);
  desk.clock.advance(EPOCH + 1000 - Date.parse(desk.clock.now()) / 1000);
});

afterAll(() => desk.close());

const at = (second: number): string => fromUnixSeconds(EPOCH + second);
const settle = (): Promise<void> => settleReactions(desk.platform, desk.workspace.id);
const goTo = (second: number): void =>
  desk.clock.advance(EPOCH + second - Date.parse(desk.clock.now()) / 1000);

interface Payment {
  readonly id: string;
  /** The provider's id of its dispute. */
  readonly dispute: string;
  /** Stripe tells of the dispute in that second; its events have ids of their own. */
  tell(second: number, status: string, details?: object): Promise<object>;
  version(): Promise<number>;
}

async function transactionOf(intent: string): Promise<{ readonly id: string; readonly version: number }> {
  const { transactions } = await desk.api.data<{
    transactions: { nodes: { id: string; version: number }[] };
  }>(
    `query ($id: String!) { transactions(filter: { provider: "stripe", providerId: $id }) { nodes { id version } } }`,
    { id: intent },
  );
  return transactions.nodes[0] ?? { id: "", version: 0 };
}

async function payment(): Promise<Payment> {
  const name = newUuid().slice(-12);
  const [intent, charge, dispute] = [`pi_${name}`, `ch_${name}`, `du_${name}`];
  await stripe.deliver(
    anEvent("charge.succeeded", aCharge({ id: charge, payment_intent: intent }), 5, { id: `evt_${name}` }),
  );
  return {
    id: (await transactionOf(intent)).id,
    dispute,
    version: async () => (await transactionOf(intent)).version,
    tell: async (second, status, details = {}) => {
      const object = aDispute({
        ...{ id: dispute, charge, payment_intent: intent, status, created: EPOCH + 200 },
        evidence_details: { due_by: EPOCH + DUE, submission_count: 0, ...details },
      });
      const event = anEvent("charge.dispute.updated", object, second, { id: `evt_${name}_${second}` });
      const { status: http } = await stripe.deliver(event);
      expect(http).toBe(200);
      await settle();
      return event;
    },
  };
}

async function open(transactionIds: readonly string[] = []): Promise<string> {
  const { case: opened } = await mutate(desk.api, "openCase", {
    ...{ customerId: customer, subject: "I did not buy that", kind: "DISPUTE", transactionIds },
  });
  await settle();
  return opened?.id ?? "";
}

interface Shown {
  readonly id: string;
  readonly name: string | null;
  readonly state: string;
  readonly dueAt: string | null;
  readonly changes: { readonly nodes: readonly { readonly kind: string; readonly cause: unknown }[] };
}

async function clocksOf(caseId: string): Promise<readonly Shown[]> {
  const { case: found } = await desk.api.data<{ case: { clocks: readonly Shown[] } }>(
    `query ($id: ID!) { case(id: $id) { clocks(metrics: [DISPUTE_EVIDENCE]) {
       id name state startedAt dueAt breachedAt endedAt
       changes { nodes { kind at cause { kind caseVersion providerEventId } } } } } }`,
    { id: caseId },
  );
  return found.clocks;
}

async function byHand(verb: "setDeadline" | "changeDeadline", input: object): Promise<void> {
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`;
  const { answer } = await desk.api.data<{ answer: { userErrors: readonly unknown[] } }>(
    `mutation ($input: ${type}!) { answer: ${verb}(input: $input) { userErrors { code message } } }`,
    { input },
  );
  expect(answer.userErrors).toEqual([]);
}

async function eventsOf(type: string): Promise<readonly { readonly payload: unknown }[]> {
  const { events } = await desk.api.data<{ events: { nodes: { payload: unknown }[] } }>(
    `query ($types: [String!]!) { events(filter: { types: $types }, first: 100) { nodes { payload } } }`,
    { types: [type] },
  );
  return events.nodes;
}

it("gives a case the provider's date for evidence, moves it with the provider, and meets it", async () => {
  const disputed = await payment();
  const caseId = await open([disputed.id]);
  await disputed.tell(200, "needs_response");
  const asked = await clocksOf(caseId);

  await disputed.tell(400, "needs_response", { due_by: EPOCH + DUE + DAY });
  const moved = await clocksOf(caseId);
  await disputed.tell(600, "under_review", { due_by: EPOCH + DUE + DAY, submission_count: 1 });

  expect(asked).toMatchObject([
    { name: disputed.dispute, state: "RUNNING", startedAt: at(200), dueAt: at(DUE), breachedAt: null },
  ]);
  expect(moved).toMatchObject([{ id: asked[0]?.id, state: "RUNNING", dueAt: at(DUE + DAY) }]);
  const provider = (id: number) => ({ kind: "PROVIDER", providerEventId: expect.stringMatching(`_${id}$`) });
  expect(await clocksOf(caseId)).toMatchObject([
    {
      ...{ id: asked[0]?.id, state: "MET", endedAt: at(600) },
      changes: {
        nodes: [
          { kind: "STARTED", at: at(200), cause: provider(200) },
          { kind: "RETARGETED", at: at(400), cause: provider(400) },
          { kind: "MET", at: at(600), cause: provider(600) },
        ],
      },
    },
  ]);
});

it("tells of a dispute's change once, however often and late the provider does", async () => {
  const disputed = await payment();
  const caseId = await open([disputed.id]);
  await disputed.tell(200, "needs_response");
  const event = await disputed.tell(400, "needs_response", { due_by: EPOCH + DUE + DAY });
  const [version, clocks] = [await disputed.version(), await clocksOf(caseId)];

  await stripe.deliver(event);
  await disputed.tell(500, "needs_response", { due_by: EPOCH + DUE + DAY });
  await disputed.tell(300, "needs_response");

  expect(await disputed.version()).toBe(version);
  expect(await clocksOf(caseId)).toEqual(clocks);
  const told = (await eventsOf("transaction.updated")).map(({ payload }) => payload);
  const ofDispute = told.filter((payload) => JSON.stringify(payload).includes(disputed.id));
  expect(ofDispute.map((payload) => (payload as { changed: string[] }).changed)).toEqual([
    expect.arrayContaining(["disputes"]),
    ["disputes"],
  ]);
});

it.each([["lost"], ["won"], ["prevented"]])(
  "asks for nothing any more once the dispute is %s",
  async (end) => {
    const disputed = await payment();
    const caseId = await open([disputed.id]);
    await disputed.tell(200, "needs_response");

    await disputed.tell(500, end);

    expect(await clocksOf(caseId)).toMatchObject([{ state: "CANCELLED", endedAt: at(500) }]);
  },
);

it("meets the date where evidence was submitted and the next that is heard is the end", async () => {
  const disputed = await payment();
  const caseId = await open([disputed.id]);
  await disputed.tell(200, "needs_response");

  await disputed.tell(500, "lost", { submission_count: 1 });

  expect(await clocksOf(caseId)).toMatchObject([{ state: "MET", endedAt: at(500) }]);
});

it("asks anew at each stage of a dispute", async () => {
  const disputed = await payment();
  const caseId = await open([disputed.id]);
  await disputed.tell(200, "warning_needs_response");
  await disputed.tell(400, "needs_response", { due_by: EPOCH + DUE + DAY });
  await disputed.tell(600, "lost", { due_by: EPOCH + DUE + DAY });

  await disputed.tell(800, "appeal_needs_response", { due_by: EPOCH + DUE + 2 * DAY });

  expect(await clocksOf(caseId)).toMatchObject([
    { state: "CANCELLED", startedAt: at(200), endedAt: at(400) },
    { state: "CANCELLED", startedAt: at(400), endedAt: at(600) },
    { state: "RUNNING", startedAt: at(800), dueAt: at(DUE + 2 * DAY) },
  ]);
});

it("follows the links of a case: it begins with one, ends with it, and goes where a merged case goes", async () => {
  const disputed = await payment();
  await disputed.tell(200, "needs_response");
  const [caseId, intoCaseId] = [await open(), await open()];

  await mutate(desk.api, "linkTransaction", { caseId, transactionId: disputed.id });
  await settle();
  const linked = await clocksOf(caseId);
  await mutate(desk.api, "unlinkTransaction", { caseId, transactionId: disputed.id });
  await settle();
  const unlinked = await clocksOf(caseId);
  await mutate(desk.api, "linkTransaction", { caseId, transactionId: disputed.id });
  await settle();
  const again = await clocksOf(caseId);
  await mutate(desk.api, "mergeCases", { caseId, intoCaseId });
  await settle();

  expect(linked).toMatchObject([
    { state: "RUNNING", dueAt: at(DUE), changes: { nodes: [{ cause: { kind: "CASE", caseVersion: 2 } }] } },
  ]);
  expect(unlinked).toMatchObject([{ id: linked[0]?.id, state: "CANCELLED" }]);
  expect(again.map(({ state }) => state).toSorted()).toEqual(["CANCELLED", "RUNNING"]);
  expect((await clocksOf(caseId)).map(({ state }) => state)).toEqual(["CANCELLED", "CANCELLED"]);
  expect(await clocksOf(intoCaseId)).toMatchObject([{ state: "RUNNING", dueAt: at(DUE) }]);
});

it("begins nothing on a case that has ended, until it is taken up again", async () => {
  const disputed = await payment();
  const caseId = await open([disputed.id]);
  await mutate(desk.api, "resolveCase", { caseId, reason: "SOLVED" });
  await disputed.tell(200, "needs_response");
  const resolved = await clocksOf(caseId);

  await mutate(desk.api, "reopenCase", { caseId, reason: "NEW_FACTS" });
  await settle();

  expect(resolved).toEqual([]);
  expect(await clocksOf(caseId)).toMatchObject([{ state: "RUNNING", dueAt: at(DUE) }]);
});

it("puts the provider's date in place of one without a name, and lets one with a name stand", async () => {
  const disputed = await payment();
  const caseId = await open([disputed.id]);
  const deadline = { caseId, metric: "DISPUTE_EVIDENCE" };
  for (const given of [
    { within: "P3D", warnings: ["P1D"] },
    { within: "P2D", name: "Draft" },
  ])
    await byHand("setDeadline", { ...deadline, ...given });
  const [one, other] = await clocksOf(caseId);

  await disputed.tell(200, "needs_response");

  expect(await clocksOf(caseId)).toMatchObject([
    { id: one?.id, name: null, dueAt: at(DUE), changes: { nodes: [{}, { cause: { kind: "PROVIDER" } }] } },
    { id: other?.id, name: "Draft", dueAt: other?.dueAt },
  ]);
});

it("leaves what a member did by hand until the provider names another date", async () => {
  const disputed = await payment();
  const caseId = await open([disputed.id]);
  await disputed.tell(200, "needs_response");
  const [clock] = await clocksOf(caseId);
  const change = { clockId: clock?.id, dueAt: at(2 * DAY), reason: "We want to be early" };
  await byHand("changeDeadline", change);

  await disputed.tell(400, "needs_response", { due_by: EPOCH + DUE, has_evidence: true });
  const early = await clocksOf(caseId);
  await disputed.tell(600, "needs_response", { due_by: EPOCH + DUE + DAY });

  expect(early).toMatchObject([{ dueAt: at(2 * DAY) }]);
  expect(await clocksOf(caseId)).toMatchObject([{ dueAt: at(DUE + DAY) }]);
});

it("is late when the date has passed, is first in the inbox by then, and stays late", async () => {
  const disputed = await payment();
  const [caseId, other] = [await open([disputed.id]), await open()];
  await disputed.tell(200, "needs_response", { due_by: EPOCH + 3000 });
  const deadline = { caseId: other, metric: "DISPUTE_EVIDENCE", name: "Draft", within: "PT1H" };
  await byHand("setDeadline", deadline);
  const { cases, clocks } = await desk.api.data<Record<string, { nodes: readonly { id: string }[] }>>(
    `query ($before: DateTime!) {
       cases(orderBy: { field: NEXT_DUE, direction: ASC }, first: 2) { nodes { id } }
       clocks(filter: { metrics: [DISPUTE_EVIDENCE], dueBefore: $before }, first: 5) { nodes { name } } }`,
    { before: at(3001) },
  );

  goTo(5000);
  await new DueWork(desk.platform).doAll();
  const late = await clocksOf(caseId);
  await disputed.tell(4500, "under_review", { due_by: EPOCH + 3000, submission_count: 1 });

  expect(cases?.nodes.map(({ id }) => id)).toEqual([caseId, other]);
  expect(clocks?.nodes).toEqual([{ name: disputed.dispute }]);
  expect(late).toMatchObject([{ state: "BREACHED", breachedAt: at(3000) }]);
  expect(await clocksOf(caseId)).toMatchObject([{ state: "MET_LATE", breachedAt: at(3000) }]);
});

it("takes back a breach when evidence turns out to have been there in time", async () => {
  const disputed = await payment();
  const caseId = await open([disputed.id]);
  await disputed.tell(200, "needs_response", { due_by: EPOCH + 6000 });
  goTo(7000);
  await new DueWork(desk.platform).doAll();

  await disputed.tell(5900, "under_review", { due_by: EPOCH + 6000, submission_count: 1 });

  const [clock] = await clocksOf(caseId);
  expect(clock).toMatchObject({ state: "MET", breachedAt: null, endedAt: at(5900) });
  expect(clock?.changes.nodes.map(({ kind }) => kind)).toEqual(["STARTED", "BREACHED", "RETRACTED", "MET"]);
});

it("gives more time after the end of the first a clock of its own, and tells of a date that had passed", async () => {
  const disputed = await payment();
  const caseId = await open([disputed.id]);
  await disputed.tell(200, "needs_response", { due_by: EPOCH + 8000 });
  goTo(9000);
  await new DueWork(desk.platform).doAll();

  await disputed.tell(8500, "needs_response", { due_by: EPOCH + DUE });
  const passed = await payment();
  await passed.tell(8600, "needs_response", { due_by: EPOCH + 8700 });

  expect(await clocksOf(caseId)).toMatchObject([
    { state: "BREACHED", breachedAt: at(8000), endedAt: at(8500) },
    { state: "RUNNING", startedAt: at(8500), dueAt: at(DUE) },
  ]);
  expect(await clocksOf(await open([passed.id]))).toMatchObject([
    { state: "BREACHED", breachedAt: at(8700) },
  ]);
});

it("finds the case of a dispute that is told of its charge alone, once that is known to be the payment's", async () => {
  const name = newUuid().slice(-12);
  const [intent, charge] = [`pi_${name}`, `ch_${name}`];
  const dispute = aDispute({ id: `du_${name}`, charge, payment_intent: null });
  await stripe.deliver(anEvent("charge.dispute.created", dispute, 200, { id: `evt_a_${name}` }));
  await stripe.deliver(
    anEvent("payment_intent.created", aPaymentIntent({ id: intent }), 0, { id: `evt_b_${name}` }),
  );
  const { id } = await transactionOf(intent);
  const caseId = await open([id]);
  const before = await clocksOf(caseId);

  await stripe.deliver(
    anEvent("charge.succeeded", aCharge({ id: charge, payment_intent: intent }), 5, { id: `evt_c_${name}` }),
  );
  await settle();

  expect(before).toEqual([]);
  expect(await clocksOf(caseId)).toMatchObject([{ name: `du_${name}`, state: "RUNNING", dueAt: at(DUE) }]);
});

it("does not count providers' dates among those that may be set by hand", async () => {
  const disputed = await payment();
  const caseId = await open([disputed.id]);
  await disputed.tell(200, "needs_response");
  const deadline = { caseId, metric: "DISPUTE_EVIDENCE", within: "P1D" };

  for (let name = 1; name <= 20; name += 1) await byHand("setDeadline", { ...deadline, name: `${name}` });

  expect(await clocksOf(caseId)).toHaveLength(21);
});
