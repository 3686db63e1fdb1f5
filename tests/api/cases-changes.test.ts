import {
  changed,
  mutate,
  newCustomer,
  newMember,
  mergeTransactions,
  newTeam,
  newTransaction,
  openCase,
} from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import { timelineOf } from "../cases/timeline";
import { world, type World } from "../support/world";

let redress: World;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
});

afterAll(() => redress.close());

test("a change of many facts is one version, one event, and a line for each fact", async () => {
  const { id } = await openCase(redress.api, customerId, {
    tags: ["old", "kept"],
    attributes: { a: 1, b: 2 },
  });

  const after = await changed(redress.api, "changeCase", {
    caseId: id,
    subject: "Refund is late",
    kind: "DELAYED_PAYMENT",
    priority: "URGENT",
    addTags: ["new", "kept"],
    removeTags: ["old", "never there"],
    attributes: { a: { deep: [1] }, b: null, c: "x" },
  });

  expect(after).toMatchObject({
    version: 2,
    subject: "Refund is late",
    kind: "DELAYED_PAYMENT",
    priority: "URGENT",
    tags: ["kept", "new"],
    attributes: { a: { deep: [1] }, c: "x" },
  });
  const [, ...entries] = await timelineOf(redress.api, id);
  expect(entries).toMatchObject([
    { fromSubject: "Where is my money?", toSubject: "Refund is late" },
    { fromKind: "REFUND", toKind: "DELAYED_PAYMENT" },
    { fromPriority: "NORMAL", toPriority: "URGENT" },
    { added: ["new"], removed: ["old"] },
    { fromAttributes: { a: 1, b: 2 }, toAttributes: { a: { deep: [1] }, c: "x" } },
  ]);
  expect((await eventsOf(redress, id)).at(-1)).toMatchObject({
    type: "case.changed",
    version: 2,
    payload: { caseId: id, changed: ["subject", "kind", "priority", "tags", "attributes"] },
  });
});

test("a change that changes nothing is no news", async () => {
  const held = await openCase(redress.api, customerId, { tags: ["a"], attributes: { b: { z: 1, aa: 2 } } });

  const after = await changed(redress.api, "changeCase", {
    caseId: held.id,
    subject: held.subject,
    kind: "REFUND",
    priority: "NORMAL",
    addTags: ["a"],
    removeTags: ["b"],
    attributes: { b: { aa: 2, z: 1 }, c: null },
  });

  expect(after).toEqual(held);
  expect(await timelineOf(redress.api, held.id)).toHaveLength(1);
});

test("refuses a change that was decided on an older version, telling the current one", async () => {
  const { id } = await openCase(redress.api, customerId);
  await changed(redress.api, "changeCase", { caseId: id, expectedVersion: 1, priority: "HIGH" });

  const { case: seen, userErrors } = await mutate(redress.api, "changeCase", {
    caseId: id,
    expectedVersion: 1,
    priority: "LOW",
  });

  expect(seen).toBeNull();
  expect(userErrors).toMatchObject([{ code: "VERSION_CONFLICT", details: { currentVersion: 2 } }]);
});

test("refuses tags and attributes beyond their bounds as they would be after the change", async () => {
  const tags = Array.from({ length: 50 }, (_, index) => `t${index}`);
  const { id } = await openCase(redress.api, customerId, { tags, attributes: { a: "x".repeat(10_000) } });

  const tooMany = await mutate(redress.api, "changeCase", { caseId: id, addTags: ["one more"] });
  const tooLarge = await mutate(redress.api, "changeCase", {
    caseId: id,
    attributes: { b: "x".repeat(10_000) },
  });
  const swapped = await mutate(redress.api, "changeCase", {
    caseId: id,
    addTags: ["one more"],
    removeTags: ["t0"],
  });

  expect(tooMany.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["addTags"] }]);
  expect(tooLarge.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["attributes"] }]);
  expect(swapped.case?.tags).toHaveLength(50);
});

test("gives a case to a team and a member, and takes it from them one at a time", async () => {
  const teamId = await newTeam(redress, redress.workspace, "Disputes");
  const memberId = await newMember(redress, redress.workspace);
  const { id } = await openCase(redress.api, customerId);

  const given = await changed(redress.api, "assignCase", { caseId: id, teamId, memberId });
  const again = await changed(redress.api, "assignCase", { caseId: id, teamId });
  const taken = await changed(redress.api, "assignCase", { caseId: id, memberId: null });

  expect(given).toMatchObject({ team: { id: teamId }, assignee: { id: memberId }, version: 2 });
  expect(again).toEqual(given);
  expect(taken).toMatchObject({ team: { id: teamId }, assignee: null, version: 3 });
  expect((await timelineOf(redress.api, id)).slice(1)).toMatchObject([
    { fromTeam: null, toTeam: { id: teamId }, fromMember: null, toMember: { id: memberId } },
    { fromTeam: { id: teamId }, toTeam: { id: teamId }, fromMember: { id: memberId }, toMember: null },
  ]);
  expect((await eventsOf(redress, id)).at(-1)).toMatchObject({
    type: "case.assigned",
    payload: { from: { teamId, memberId }, to: { teamId, memberId: null } },
  });
});

test("links a transaction once, and unlinks it once", async () => {
  const transactionId = await newTransaction(redress, redress.workspace, customerId);
  const { id } = await openCase(redress.api, customerId);
  const input = { caseId: id, transactionId };

  const linked = await changed(redress.api, "linkTransaction", input);
  const linkedAgain = await changed(redress.api, "linkTransaction", input);
  const unlinked = await changed(redress.api, "unlinkTransaction", input);
  const unlinkedAgain = await changed(redress.api, "unlinkTransaction", input);

  expect(linked).toMatchObject({ transactions: [{ id: transactionId }], version: 2 });
  expect(linkedAgain).toEqual(linked);
  expect(unlinked).toMatchObject({ transactions: [], version: 3 });
  expect(unlinkedAgain).toEqual(unlinked);
  expect((await timelineOf(redress.api, id)).slice(1)).toMatchObject([
    { __typename: "TransactionLinkedEntry", transaction: { id: transactionId } },
    { __typename: "TransactionUnlinkedEntry", transaction: { id: transactionId } },
  ]);
  expect((await eventsOf(redress, id)).slice(1)).toMatchObject([
    { type: "case.transaction_linked", payload: { caseId: id, transactionId } },
    { type: "case.transaction_unlinked", payload: { caseId: id, transactionId } },
  ]);
});

test("a link survives the discovery that two transactions were one", async () => {
  const [first, second] = [
    await newTransaction(redress, redress.workspace, customerId),
    await newTransaction(redress, redress.workspace, customerId),
  ];
  const { id } = await openCase(redress.api, customerId, { transactionIds: [first, second] });

  await mergeTransactions(redress, first, second);

  const { cases, byOldId } = await redress.api.data<Record<"cases" | "byOldId", unknown>>(
    `query ($first: ID!, $second: ID!) {
      cases(filter: { transactionId: $second }) {
        nodes { id transactions { id cases { nodes { id } totalCount } } }
        totalCount
      }
      byOldId: cases(filter: { transactionId: $first }) { nodes { id } }
    }`,
    { first, second },
  );
  expect(cases).toEqual({
    nodes: [{ id, transactions: [{ id: second, cases: { nodes: [{ id }], totalCount: 1 } }] }],
    totalCount: 1,
  });
  expect(byOldId).toEqual({ nodes: [{ id }] });
});

test("unlinking takes away the links of all that was merged into the transaction", async () => {
  const [first, second] = [
    await newTransaction(redress, redress.workspace, customerId),
    await newTransaction(redress, redress.workspace, customerId),
  ];
  const { id } = await openCase(redress.api, customerId, { transactionIds: [first, second] });
  await mergeTransactions(redress, first, second);

  const after = await changed(redress.api, "unlinkTransaction", { caseId: id, transactionId: first });

  expect(after.transactions).toEqual([]);
});
