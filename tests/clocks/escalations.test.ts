import { DueWork } from "../../src/server/due-work";
import { settleReactions } from "../../src/server/sandbox/settle-reactions";
import { newCustomer, newMember, newTeam } from "../cases/desk";
import { make } from "../planner/make";
import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

const ON_BREACH = (action: object): object => ({ on: "BREACH", action });

/** An hour to answer, and a warning after half of it. */
const policyFor = (tag: string, escalations: readonly object[]): Promise<string> =>
  make(redress.api, "createSlaPolicy", "policy", {
    name: tag,
    match: { tags: [tag] },
    targets: [
      {
        ...{ metric: "FIRST_RESPONSE", duration: "PT1H", inBusinessTime: false },
        ...{ warnings: [{ share: 0.5 }], escalations },
      },
    ],
  });

async function newCase(tag: string): Promise<string> {
  const customerId = await newCustomer(redress.api);
  const caseId = await make(redress.api, "openCase", "case", {
    ...{ customerId, subject: "Where is it", kind: "REFUND", tags: [tag] },
  });
  await settle();
  return caseId;
}

const settle = (): Promise<unknown> => settleReactions(redress.platform, redress.workspace.id);

/** As if nobody did anything for so long, and then the workers did their part. */
async function later(minutes: number): Promise<void> {
  redress.clock.advance(minutes * 60);
  await new DueWork(redress.platform).doAll();
  await settle();
}

interface Seen {
  readonly priority: string;
  readonly tags: readonly string[];
  readonly team: { readonly id: string } | null;
  readonly assignee: { readonly id: string } | null;
}

async function seen(caseId: string): Promise<Seen> {
  const { case: found } = await redress.api.data<{ case: Seen }>(
    `query ($id: ID!) { case(id: $id) { priority tags team { id } assignee { id } } }`,
    { id: caseId },
  );
  return found;
}

type Told = Readonly<Record<string, unknown>>;

async function told(caseId: string): Promise<readonly Told[]> {
  const { events } = await redress.api.data<{ events: { nodes: readonly { payload: Told }[] } }>(
    `{ events(filter: { types: ["clock.escalated"] }, first: 100) { nodes { payload } } }`,
  );
  return events.nodes.map(({ payload }) => payload).filter((payload) => payload["caseId"] === caseId);
}

const outcomes = async (caseId: string): Promise<readonly unknown[]> =>
  (await told(caseId)).map(({ action, outcome, reason }) => [action, outcome, reason]);

interface Escalated {
  readonly kind: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly at: string;
}

interface Escalations {
  readonly totalCount: number;
  readonly nodes: readonly Escalated[];
}

/** What the only clock of the case tells that was done. */
async function escalationsOf(caseId: string): Promise<Escalations | undefined> {
  const { case: found } = await redress.api.data<{
    case: { clocks: readonly { escalations: Escalations }[] };
  }>(
    `query ($id: ID!) { case(id: $id) { clocks { escalations(first: 100) {
      totalCount nodes { on warning kind action outcome reason at } } } } }`,
    { id: caseId },
  );
  return found.clocks[0]?.escalations;
}

async function watchersOf(caseId: string): Promise<readonly string[]> {
  const { case: found } = await redress.api.data<{ case: { watchers: readonly { id: string }[] } }>(
    "query ($id: ID!) { case(id: $id) { watchers { id } } }",
    { id: caseId },
  );
  return found.watchers.map(({ id }) => id);
}

test("a warning and a breach each do what the policy wants, once, with nobody asking", async () => {
  const team = await newTeam(redress, redress.workspace, "Second line");
  const member = await newMember(redress, redress.workspace);
  await policyFor("all", [
    { on: "WARNING", action: { raisePriority: "HIGH" } },
    ON_BREACH({ assign: { teamId: team } }),
    ON_BREACH({ addTags: ["late"] }),
    ON_BREACH({ notify: { memberIds: [member], teamId: team } }),
    ON_BREACH({ webhook: true }),
  ]);
  const caseId = await newCase("all");

  await later(31);
  const warned = await seen(caseId);
  await later(30);
  await later(30);

  expect([warned.priority, warned.team]).toEqual(["HIGH", null]);
  expect(await seen(caseId)).toEqual({
    priority: "HIGH",
    tags: ["all", "late"],
    team: { id: team },
    assignee: null,
  });
  expect(await outcomes(caseId)).toEqual([
    ["RAISE_PRIORITY", "DONE", null],
    ["ASSIGN", "DONE", null],
    ["ADD_TAGS", "DONE", null],
    ["NOTIFY", "DONE", null],
    ["WEBHOOK", "DONE", null],
  ]);
  expect(await watchersOf(caseId)).toEqual([member]);
  const notice = (await told(caseId)).find(({ action }) => action === "NOTIFY");
  expect(notice).toMatchObject({ on: "BREACH", notifiedMemberIds: [member], notifiedTeamId: team });
  const escalations = await escalationsOf(caseId);
  const done = { outcome: "DONE", reason: null };
  const onBreach = { on: "BREACH", warning: null, ...done };
  expect(escalations).toMatchObject({
    totalCount: 5,
    nodes: [
      {
        ...{ on: "WARNING", warning: 1, ...done },
        ...{ kind: "RAISE_PRIORITY", action: { raisePriority: "HIGH" } },
      },
      { ...onBreach, kind: "ASSIGN", action: { assign: { teamId: team } } },
      { ...onBreach, kind: "ADD_TAGS", action: { addTags: ["late"] } },
      { ...onBreach, kind: "NOTIFY", action: { notify: { memberIds: [member], teamId: team } } },
      { ...onBreach, kind: "WEBHOOK", action: { webhook: true } },
    ],
  });
  const [first, second] = escalations?.nodes.map(({ at }) => Date.parse(at)) ?? [];
  expect((second ?? 0) - (first ?? 0)).toBe(30 * 60_000);
});

test("what cannot be done is on record with its reason, and the rest is done all the same", async () => {
  const member = await newMember(redress, redress.workspace);
  await policyFor("partly", [
    ON_BREACH({ assign: { memberId: member } }),
    ON_BREACH({ notify: { memberIds: [member] } }),
    ON_BREACH({ raisePriority: "NORMAL" }),
    ON_BREACH({ addTags: ["partly"] }),
    ON_BREACH({ addTags: ["late"] }),
  ]);
  const caseId = await newCase("partly");
  await make(redress.api, "deactivateMember", "member", { memberId: member });

  await later(61);

  expect(await outcomes(caseId)).toEqual([
    ["ASSIGN", "REFUSED", "This member no longer has access to the workspace."],
    ["NOTIFY", "SKIPPED", "None of them has access any more."],
    ["RAISE_PRIORITY", "SKIPPED", "Its priority was as high already."],
    ["ADD_TAGS", "SKIPPED", "It was so already."],
    ["ADD_TAGS", "DONE", null],
  ]);
  const kept = (await escalationsOf(caseId))?.nodes.map(({ kind, outcome, reason }) => [
    kind,
    outcome,
    reason,
  ]);
  expect(kept).toEqual(await outcomes(caseId));
  expect(await seen(caseId)).toMatchObject({ tags: ["partly", "late"], assignee: null });
});

test("a case that has ended by then is left alone", async () => {
  await policyFor("over", [ON_BREACH({ raisePriority: "URGENT" })]);
  const caseId = await newCase("over");

  redress.clock.advance(61 * 60);
  await new DueWork(redress.platform).doAll();
  await make(redress.api, "closeCase", "case", { caseId, reason: "WITHDRAWN" });
  await settle();

  expect(await outcomes(caseId)).toEqual([["RAISE_PRIORITY", "SKIPPED", "The case had ended."]]);
  expect((await seen(caseId)).priority).toBe("NORMAL");
});
