import { makeKey } from "../access/desk";
import { customerClient, mutate, newCustomer, newTransaction, openCase } from "../cases/desk";
import { invitationsOf, newSurvey, resolve, RULES, settle } from "../feedback/survey-desk";
import { make } from "../planner/make";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
  await redress.api.data(
    `mutation { changeSurveySettings(input: { intervalDays: 0, timeZone: "UTC" }) { settings { timeZone } } }`,
  );
});

afterAll(() => redress.close());

interface Recorded {
  readonly occasionIds: readonly string[] | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] }[];
}

const RECORD = `mutation ($input: RecordOccasionInput!) {
  recordOccasion(input: $input) { occasionIds userErrors { code field } } }`;

async function record(input: object, key?: string, api: ApiClient = redress.api): Promise<Recorded> {
  const headers: Record<string, string> = key ? { "idempotency-key": key } : {};
  const { data, errors } = await api.send<{ recordOccasion: Recorded }>(RECORD, { input }, headers);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.recordOccasion;
}

const rules = (more: object) => ({ rules: { ...RULES, ...more } });

/** How often each customer is asked by the survey. */
async function askedBy(surveyId: string): Promise<readonly string[]> {
  await settle(redress);
  const { surveyInvitations } = await redress.api.data<{
    surveyInvitations: { nodes: readonly { customer: { id: string } }[] };
  }>(
    `query ($filter: SurveyInvitationFilter) {
       surveyInvitations(first: 100, filter: $filter) { nodes { customer { id } } } }`,
    { filter: { surveyId } },
  );
  return surveyInvitations.nodes.map(({ customer }) => customer.id);
}

async function told(): Promise<readonly { readonly kind: string; readonly occasionId: string }[]> {
  await settle(redress);
  const { events } = await redress.api.data<{ events: { nodes: readonly { payload: never }[] } }>(
    `{ events(filter: { types: ["occasion.recorded"] }, first: 100) { nodes { payload } } }`,
  );
  return events.nodes.map(({ payload }) => payload);
}

test("what an assistant ended is asked about once, from its end on, where it took place", async () => {
  const delayed = { triggers: ["ASSISTANT_CONVERSATION_ENDED"], delay: "PT2H" };
  const surveyId = await newSurvey(redress.api, rules(delayed));
  const other = await newSurvey(redress.api, rules({ triggers: ["INCIDENT_OVER"] }));
  const customerId = await make(redress.api, "createCustomer", "customer", {
    name: "Cleo",
    preferredChannel: "EMAIL",
  });
  const occurredAt = new Date(Date.parse(redress.clock.now()) - 3_600_000).toISOString();
  const input = {
    kind: "ASSISTANT_CONVERSATION_ENDED",
    channel: "CHAT",
    occurredAt,
    customers: [{ customerId }],
  };

  const first = await record(input, "ended");
  const again = await record(input, "ended");
  await settle(redress);
  const planned = await invitationsOf(redress.api, surveyId);
  redress.clock.advance(3_600);
  await settle(redress);
  const sent = await redress.api.data(
    `query ($filter: SurveyInvitationFilter) { surveyInvitations(first: 5, filter: $filter) {
       nodes { state channel trigger customer { id } case { id } } } }`,
    { filter: { surveyId } },
  );

  expect(again).toEqual(first);
  expect(planned).toMatchObject([{ state: "PLANNED", askedAt: redress.clock.now() }]);
  expect(sent).toEqual({
    surveyInvitations: {
      nodes: [
        {
          state: "SENT",
          channel: "CHAT",
          trigger: "ASSISTANT_CONVERSATION_ENDED",
          customer: { id: customerId },
          case: null,
        },
      ],
    },
  });
  expect(await askedBy(other)).toEqual([]);
  expect((await told()).filter(({ occasionId }) => first.occasionIds?.includes(occasionId))).toEqual([
    {
      occasionId: first.occasionIds?.[0],
      kind: "ASSISTANT_CONVERSATION_ENDED",
      customerId,
      caseId: null,
      transactionId: null,
      channel: "CHAT",
      endedAt: occurredAt,
    },
  ]);
});

test("after an incident those are asked who meet the conditions, want it, and go by their names of today", async () => {
  const surveyId = await newSurvey(
    redress.api,
    rules({
      triggers: ["INCIDENT_OVER"],
      intervalDays: 30,
      conditions: { rails: ["CARD"], customerTiers: ["gold"] },
    }),
  );
  const gold = (name: string) => make(redress.api, "createCustomer", "customer", { name, tier: "gold" });
  const [paid, optedOut, merged, into, unpaid] = await Promise.all(
    ["Paid", "Out", "Merged", "Into", "Unpaid"].map(gold),
  );
  const plain = await newCustomer(redress.api);
  await redress.api.data(
    `mutation ($input: SetSurveyConsentInput!) { setSurveyConsent(input: $input) { optedOut } }`,
    { input: { customerId: optedOut, optedOut: true } },
  );
  const customers = [];
  for (const customerId of [paid, optedOut, merged, plain])
    customers.push({
      customerId,
      transactionId: await newTransaction(redress, redress.workspace, customerId ?? ""),
    });

  const { occasionIds, userErrors } = await record({
    kind: "INCIDENT_OVER",
    customers: [...customers, ...customers.slice(0, 1), { customerId: unpaid }],
  });
  await redress.api.data(
    `mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) { userErrors { message } } }`,
    { input: { customerId: merged, intoCustomerId: into } },
  );
  const asked = await askedBy(surveyId);
  await record({ kind: "INCIDENT_OVER", customers: customers.slice(0, 1) });
  await record({ kind: "INCIDENT_OVER", customers: customers.slice(2, 3) });

  expect(userErrors).toEqual([]);
  expect(occasionIds).toHaveLength(5);
  expect(asked.toSorted()).toEqual([paid, into].toSorted());
  expect((await askedBy(surveyId)).toSorted()).toEqual([paid, into].toSorted());
});

test("a case that is open, or open again, does not keep from asking about what ended beside it", async () => {
  const surveyId = await newSurvey(
    redress.api,
    rules({
      triggers: ["ASSISTANT_CONVERSATION_ENDED", "CASE_RESOLVED"],
      delay: "PT1H",
      conditions: { caseKinds: ["REFUND"], channels: ["API"] },
    }),
  );
  const customerId = await newCustomer(redress.api);
  const { id: caseId } = await openCase(redress.api, customerId, { kind: "REFUND" });
  await record({ kind: "ASSISTANT_CONVERSATION_ENDED", customers: [{ customerId, caseId }] });
  await resolve(redress.api, caseId);
  await settle(redress);

  await mutate(redress.api, "reopenCase", { caseId, reason: "NOT_SOLVED" });
  redress.clock.advance(3_600);
  await settle(redress);

  const invitations = await invitationsOf(redress.api, surveyId);
  expect(invitations.map(({ state }) => state).toSorted()).toEqual(["CANCELLED", "SENT"]);
});

test("what cannot be meant is refused at its place, and nothing of it is told", async () => {
  const customerId = await newCustomer(redress.api);
  const stranger = await newCustomer(redress.api);
  const { id: caseId } = await openCase(redress.api, stranger);
  const transactionId = await newTransaction(redress, redress.workspace, stranger);
  const other = await redress.addWorkspace("Elsewhere");
  const foreign = await newCustomer(other.api);
  const before = await told();
  const at = (days: number) => new Date(Date.parse(redress.clock.now()) + days * 86_400_000).toISOString();
  const known = { customerId };

  const answers = [];
  for (const more of [
    { customers: [] },
    { customers: [known, { customerId: foreign }] },
    { customers: [known, { customerId, caseId }] },
    { customers: [{ customerId, transactionId }] },
    { customers: [{ customerId, transactionId: "txn_01m809vsp1fvjabgacdfx81ax2" }] },
    { customers: [known], occurredAt: at(1) },
    { customers: [known], occurredAt: at(-91) },
  ])
    answers.push(await record({ kind: "INCIDENT_OVER", ...more }));

  expect(answers.map(({ userErrors: [one] }) => `${one?.code} ${one?.field.join(".")}`)).toEqual([
    "BAD_USER_INPUT customers",
    "NOT_FOUND customers.1.customerId",
    "BAD_USER_INPUT customers.1.caseId",
    "BAD_USER_INPUT customers.0.transactionId",
    "NOT_FOUND customers.0.transactionId",
    "BAD_USER_INPUT occurredAt",
    "BAD_USER_INPUT occurredAt",
  ]);
  expect(await told()).toEqual(before);
});

test("agents' keys and customers tell of nothing; a key of this permission alone does", async () => {
  const customerId = await newCustomer(redress.api);
  const input = { kind: "INCIDENT_OVER", customers: [{ customerId }] };
  const { secret: feedback } = await makeKey(redress.api, ["feedback:write", "survey:read"]);
  const { secret: teller } = await makeKey(redress.api, ["occasion:record"]);
  const customer = await customerClient(redress, redress.workspace, customerId);

  const refused = await Promise.all(
    [redress.as(feedback), customer].map((api) => api.send(RECORD, { input })),
  );
  const { occasionIds } = await record(input, undefined, redress.as(teller));

  expect(refused.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(["FORBIDDEN", "FORBIDDEN"]);
  expect(occasionIds).toHaveLength(1);
});
