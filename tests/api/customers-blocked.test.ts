import { eventTypes, mutate } from "../access/desk";
import { changed, customerClient, newCustomer, openCase, mutate as mutateCase } from "../cases/desk";
import type { ApiClient } from "../support/api-client";
import { world, type TestWorkspace, type World } from "../support/world";

interface Seen {
  readonly id: string;
  readonly version: number;
  readonly blockedAt: string | null;
  readonly blockReason: string | null;
}

let redress: World;
let workspace: TestWorkspace;
let customerId: string;
let customer: ApiClient;

beforeAll(async () => {
  redress = await world();
});

beforeEach(async () => {
  workspace = await redress.addWorkspace("A workspace of its own");
  customerId = await newCustomer(workspace.api);
  customer = await customerClient(redress, workspace, customerId);
});

afterAll(() => redress.close());

const write = (verb: string, input: Readonly<Record<string, unknown>>) =>
  mutate<{ customer: Seen }>(workspace.api, verb, "customer { id version blockedAt blockReason }", input);

const block = (input: object = {}) => write("blockCustomer", { customerId, reason: "Sends spam", ...input });

const blockedOnes = async (blocked: boolean): Promise<readonly string[]> => {
  const { customers } = await workspace.api.data<{ customers: { nodes: { id: string }[] } }>(
    `query ($blocked: Boolean) { customers(filter: { blocked: $blocked }) { nodes { id } } }`,
    { blocked },
  );
  return customers.nodes.map(({ id }) => id);
};

test("a blocked customer reads on, writes nothing, and is not told why", async () => {
  const { id: caseId } = await openCase(customer, customerId, { body: "Hello?" });
  await block();

  const refusals = await Promise.all([
    customer.send(
      `mutation { openCase(input: { subject: "Again", kind: QUESTION }) { userErrors { code message } } }`,
    ),
    customer.send(
      `mutation ($caseId: ID!) { replyToCase(input: { caseId: $caseId, body: "Hello?" }) { userErrors { code message } } }`,
      { caseId },
    ),
  ]);
  const seen = await customer.data<{ viewer: { customer: Seen }; cases: { totalCount: number } }>(
    `{ viewer { customer { blockedAt blockReason } } cases { totalCount } }`,
  );

  for (const answer of refusals) {
    expect(JSON.stringify(answer)).toContain("FORBIDDEN");
    expect(JSON.stringify(answer)).not.toMatch(/block|spam/i);
  }
  expect(seen).toEqual({
    viewer: { customer: { blockedAt: null, blockReason: null } },
    cases: { totalCount: 1 },
  });
});

test("what arrives of a blocked customer is recorded, and reopens nothing", async () => {
  const { id: caseId } = await openCase(workspace.api, customerId);
  await changed(workspace.api, "resolveCase", { caseId, reason: "EXPLAINED" });
  await block();

  const { case: seen, message } = await mutateCase(workspace.api, "receiveMessage", {
    caseId,
    body: "Buy now",
    externalId: { source: "mail", id: "1" },
  });

  expect(message?.body).toBe("Buy now");
  expect(seen?.state).toBe("RESOLVED");
});

test("no key opens a case for it until it is unblocked", async () => {
  await block();
  const refused = await mutateCase(workspace.api, "openCase", {
    customerId,
    subject: "Spam",
    kind: "QUESTION",
  });
  await write("unblockCustomer", { customerId });

  const opened = await openCase(workspace.api, customerId);

  expect(refused.userErrors).toMatchObject([{ code: "ILLEGAL_STATE", field: ["customerId"] }]);
  expect(opened.customer?.id).toBe(customerId);
  await expect(openCase(customer, customerId)).resolves.toMatchObject({ customer: { id: customerId } });
});

test("staff read since when and why, and find it by that", async () => {
  const other = await newCustomer(workspace.api);

  const { customer: blocked } = await block({ reason: "  Sends spam " });

  expect(blocked).toMatchObject({ blockedAt: redress.clock.now(), blockReason: "Sends spam" });
  expect([await blockedOnes(true), await blockedOnes(false)]).toEqual([[customerId], [other]]);
});

test("what was done already is no news", async () => {
  for (const verb of ["blockCustomer", "blockCustomer", "unblockCustomer", "unblockCustomer"])
    await write(verb, { customerId, ...(verb === "blockCustomer" && { reason: "Sends spam" }) });

  const events = await eventTypes(redress, workspace);
  expect(events.filter((type) => type.includes("block"))).toEqual(["customer.blocked", "customer.unblocked"]);
});

test("blocking on an outdated version is refused", async () => {
  const { customer: blocked, userErrors } = await block({ expectedVersion: 9 });

  expect(blocked).toBeNull();
  expect(userErrors).toMatchObject([{ code: "VERSION_CONFLICT" }]);
});

test("nobody gets rid of a block by being merged", async () => {
  const standing = await newCustomer(workspace.api);
  await block();

  const { customer: seen } = await write("mergeCustomers", { customerId, intoCustomerId: standing });

  expect(seen).toMatchObject({ id: standing, blockReason: "Sends spam" });
});

test("a customer may not sift by who is blocked", async () => {
  const { errors } = await customer.send(`{ customers(filter: { blocked: true }) { totalCount } }`);

  expect(errors?.[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
});

const SPAM = `mutation ($caseId: ID!) { markAsSpam(input: { caseId: $caseId }) {
  customer { blockReason } closedCases { id state stateReason } userErrors { code } } }`;

test("a case that is spam closes with the others that are open, and its customer is blocked", async () => {
  const [one, other, resolved] = [
    await openCase(customer, customerId),
    await openCase(customer, customerId),
    await openCase(customer, customerId),
  ];
  await openCase(workspace.api, await newCustomer(workspace.api));
  await changed(workspace.api, "resolveCase", { caseId: resolved.id, reason: "EXPLAINED" });

  const first = await workspace.api.data(SPAM, { caseId: one.id });
  const again = await workspace.api.data(SPAM, { caseId: one.id });

  const closed = { state: "CLOSED", stateReason: "SPAM" };
  expect(first).toEqual({
    markAsSpam: {
      customer: { blockReason: "Spam" },
      closedCases: [
        { id: one.id, ...closed },
        { id: other.id, ...closed },
      ],
      userErrors: [],
    },
  });
  expect(again).toMatchObject({ markAsSpam: { closedCases: [], userErrors: [] } });
});

test("who may not block marks nothing as spam, and a customer's token nothing at all", async () => {
  const { id: caseId } = await openCase(workspace.api, customerId);
  const { secret } = await mutate<{ secret: string }>(workspace.api, "createApiKey", "secret", {
    name: "desk",
    environment: "TEST",
    permissions: ["case:read", "case:write"],
  });

  const answers = await Promise.all(
    [redress.as(secret ?? ""), customer].map((api) => api.send(SPAM, { caseId })),
  );

  for (const answer of answers) expect(JSON.stringify(answer)).toContain("FORBIDDEN");
  expect(await blockedOnes(true)).toEqual([]);
});
