import { changed, mutate, newCustomer, newTransaction, openCase } from "../cases/desk";
import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

async function merge(customerId: string, intoCustomerId: string): Promise<void> {
  const { mergeCustomers } = await redress.api.data<{ mergeCustomers: { userErrors: readonly unknown[] } }>(
    `mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) { userErrors { code message } } }`,
    { input: { customerId, intoCustomerId } },
  );
  expect(mergeCustomers.userErrors).toEqual([]);
}

/** Two customers that became a third one, one after the other, with a case and a payment of the first. */
async function mergedTwice() {
  const [first, second, standing] = [
    await newCustomer(redress.api, "Grace"),
    await newCustomer(redress.api, "Grace H."),
    await newCustomer(redress.api, "Grace Hopper"),
  ];
  const { id: caseId } = await openCase(redress.api, first, { body: "Hello?" });
  const transactionId = await newTransaction(redress, redress.workspace, first);
  await merge(first, second);
  await merge(second, standing);
  return { first, standing, caseId, transactionId };
}

test("whoever views as a merged customer views as the one that it became", async () => {
  const { first, standing, caseId } = await mergedTwice();
  const document = "{ viewer { kind customer { id name } } cases { nodes { id } } }";

  const seen = await redress.as(redress.workspace.key, { "x-view-as": first }).data(document);

  expect(seen).toEqual(await redress.as(redress.workspace.key, { "x-view-as": standing }).data(document));
  expect(seen).toEqual({
    viewer: { kind: "CUSTOMER", customer: { id: standing, name: "Grace Hopper" } },
    cases: { nodes: [{ id: caseId }] },
  });
});

test("who viewed as a customer while it was merged goes on with the one that it became", async () => {
  const [first, standing] = [await newCustomer(redress.api), await newCustomer(redress.api)];
  const viewing = redress.as(redress.workspace.key, { "x-view-as": first });
  const before = await viewing.data("{ viewer { customer { id } } }");

  await merge(first, standing);

  expect(before).toEqual({ viewer: { customer: { id: first } } });
  expect(await viewing.data("{ viewer { customer { id } } }")).toEqual({
    viewer: { customer: { id: standing } },
  });
});

test("lists by a merged customer's id hold what the one has that it became", async () => {
  const { first, caseId, transactionId } = await mergedTwice();

  const lists = await redress.api.data(
    `query ($id: ID!) {
      cases(filter: { customerId: $id }) { totalCount nodes { id } }
      either: cases(filter: { or: [{ customerId: $id }, { tag: "none" }] }) { nodes { id } }
      transactions(filter: { customerId: $id }) { totalCount nodes { id } }
      feedback: allFeedback(filter: { customerId: $id }) { totalCount }
      surveyInvitations(filter: { customerId: $id }) { totalCount }
    }`,
    { id: first },
  );

  expect(lists).toEqual({
    cases: { totalCount: 1, nodes: [{ id: caseId }] },
    either: { nodes: [{ id: caseId }] },
    transactions: { totalCount: 1, nodes: [{ id: transactionId }] },
    feedback: { totalCount: 0 },
    surveyInvitations: { totalCount: 0 },
  });
});

test("who takes part is written to, and taken out, by the id of before", async () => {
  const [first, standing] = [await newCustomer(redress.api), await newCustomer(redress.api)];
  const { id: caseId } = await openCase(redress.api, await newCustomer(redress.api));
  await changed(redress.api, "addParticipant", { caseId, customerId: first, role: "CONSUMER" });
  await merge(first, standing);

  const replied = await mutate(redress.api, "replyToCase", { caseId, body: "For you", privateWith: first });
  const before = await participantsOf(caseId);
  await changed(redress.api, "removeParticipant", { caseId, customerId: first });

  expect(replied.userErrors).toEqual([]);
  expect(before).toEqual([{ customer: { id: standing } }]);
  expect(await participantsOf(caseId)).toEqual([]);
});

async function participantsOf(id: string): Promise<unknown> {
  const { case: seen } = await redress.api.data<{ case: { participants: unknown } }>(
    `query ($id: ID!) { case(id: $id) { participants { customer { id } } } }`,
    { id },
  );
  return seen.participants;
}
