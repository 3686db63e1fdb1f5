import {
  caseMutation,
  mutate,
  newCustomer,
  newMember,
  newTeam,
  newTransaction,
  openCase,
  type Answer,
} from "../cases/desk";
import { timelineOf } from "../cases/timeline";
import { world, type World } from "../support/world";

/** Ids of one workspace, which the other must not be able to use. */
interface Ids {
  readonly customerId: string;
  readonly teamId: string;
  readonly memberId: string;
  readonly transactionId: string;
  readonly caseId: string;
  readonly number: number;
  readonly messageId: string;
}

let redress: World;
let own: Ids;
let foreign: Ids;

beforeAll(async () => {
  redress = await world();
  own = await idsOf(redress.workspace);
  const other = await redress.addWorkspace("Umbrella");
  // Numbers count up in each workspace alike: this one has to be beyond the other's.
  await openCase(other.api, await newCustomer(other.api));
  foreign = await idsOf(other);
});

afterAll(() => redress.close());

async function idsOf(workspace: World["workspace"]): Promise<Ids> {
  const customerId = await newCustomer(workspace.api);
  const { id: caseId, number } = await openCase(workspace.api, customerId);
  const { message } = await mutate(workspace.api, "replyToCase", { caseId, body: "Hello" });
  return {
    customerId,
    teamId: await newTeam(redress, workspace, "Team"),
    memberId: await newMember(redress, workspace),
    transactionId: await newTransaction(redress, workspace, customerId),
    caseId,
    number,
    messageId: message?.id ?? "",
  };
}

const OPENING = { subject: "x", kind: "QUESTION" };

const ARGUMENTS: readonly [string, string, (own: Ids, foreign: Ids) => Readonly<Record<string, unknown>>][] =
  [
    ["openCase", "customerId", (_, { customerId }) => ({ ...OPENING, customerId })],
    ["openCase", "teamId", ({ customerId }, { teamId }) => ({ ...OPENING, customerId, teamId })],
    ["openCase", "memberId", ({ customerId }, { memberId }) => ({ ...OPENING, customerId, memberId })],
    [
      "openCase",
      "transactionIds",
      ({ customerId }, { transactionId }) => ({ ...OPENING, customerId, transactionIds: [transactionId] }),
    ],
    ["replyToCase", "caseId", (_, { caseId }) => ({ caseId, body: "x" })],
    ["addNote", "caseId", (_, { caseId }) => ({ caseId, body: "x" })],
    [
      "receiveMessage",
      "caseId",
      (_, { caseId }) => ({ caseId, body: "x", externalId: { source: "mail", id: "1" } }),
    ],
    ["changeCase", "caseId", (_, { caseId }) => ({ caseId, priority: "LOW" })],
    ["assignCase", "caseId", (_, { caseId }) => ({ caseId, memberId: null })],
    ["assignCase", "teamId", ({ caseId }, { teamId }) => ({ caseId, teamId })],
    ["assignCase", "memberId", ({ caseId }, { memberId }) => ({ caseId, memberId })],
    [
      "markCaseWaiting",
      "caseId",
      (_, { caseId }) => ({ caseId, waitingOn: "CUSTOMER", reason: "DOCUMENTS_REQUESTED" }),
    ],
    ["resumeCase", "caseId", (_, { caseId }) => ({ caseId, reason: "CUSTOMER_REPLIED" })],
    ["resolveCase", "caseId", (_, { caseId }) => ({ caseId, reason: "SOLVED" })],
    ["closeCase", "caseId", (_, { caseId }) => ({ caseId, reason: "SPAM" })],
    ["reopenCase", "caseId", (_, { caseId }) => ({ caseId, reason: "MISTAKE" })],
    ["linkTransaction", "caseId", ({ transactionId }, { caseId }) => ({ caseId, transactionId })],
    ["linkTransaction", "transactionId", ({ caseId }, { transactionId }) => ({ caseId, transactionId })],
    ["unlinkTransaction", "caseId", ({ transactionId }, { caseId }) => ({ caseId, transactionId })],
    ["unlinkTransaction", "transactionId", ({ caseId }, { transactionId }) => ({ caseId, transactionId })],
  ];

test.each(ARGUMENTS)(
  "%s refuses another workspace's %s as if it were nobody's",
  async (verb, field, input) => {
    const before = await timelineOf(redress.api, own.caseId);

    const answer = await mutate(redress.api, verb, input(own, foreign));

    expect(answer.case).toBeNull();
    expect(answer.userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
    expect(answer.userErrors[0]?.field?.[0]).toBe(field);
    expect(await timelineOf(redress.api, own.caseId)).toEqual(before);
  },
);

test("an expected version tells nothing of another workspace's case", async () => {
  const answer = await redress.api.data<{ answer: Answer }>(caseMutation("changeCase"), {
    input: { caseId: foreign.caseId, expectedVersion: 99 },
  });

  expect(answer.answer.userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
});

test("reads nothing of another workspace, whichever way it is asked for", async () => {
  const seen = await redress.api.data<Record<string, unknown>>(
    `query ($caseId: ID!, $number: Int!, $messageId: ID!, $customerId: ID!, $teamId: ID!, $memberId: ID!, $transactionId: ID!) {
      case(id: $caseId) { id }
      caseByNumber(number: $number) { id }
      nodes(ids: [$caseId, $messageId]) { id }
      ofCustomer: cases(filter: { customerId: $customerId }) { totalCount nodes { id } }
      ofTeam: cases(filter: { teamId: $teamId }) { totalCount nodes { id } }
      ofMember: cases(filter: { memberId: $memberId }) { totalCount nodes { id } }
      ofTransaction: cases(filter: { transactionId: $transactionId }) { totalCount nodes { id } }
    }`,
    { ...foreign },
  );

  const nothing = { totalCount: 0, nodes: [] };
  expect(seen).toEqual({
    case: null,
    caseByNumber: null,
    nodes: [null, null],
    ofCustomer: nothing,
    ofTeam: nothing,
    ofMember: nothing,
    ofTransaction: nothing,
  });
});
