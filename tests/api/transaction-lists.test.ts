import { randomUUID } from "node:crypto";
import { persistently } from "../support/api-client";
import { world, type World } from "../support/world";

const UPSERT_MANY = `
  mutation ($input: UpsertTransactionsInput!) {
    upsertTransactions(input: $input) {
      results { outcome transaction { id state providerId } userErrors { code field } }
      userErrors { code field }
    }
  }`;

interface Result {
  readonly outcome: string | null;
  readonly transaction: { id: string; state: string; providerId: string } | null;
  readonly userErrors: { code: string; field: string[] }[];
}

interface Page {
  readonly nodes: { id: string }[];
  readonly totalCount: number;
  readonly pageInfo: { endCursor: string | null; startCursor: string | null; hasNextPage: boolean };
}

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

const aPayment = (overrides: object = {}) => ({
  provider: "acquirer",
  providerId: randomUUID(),
  state: "CAPTURED",
  rail: "CARD",
  amount: { amountMinor: 1250, currency: "EUR" },
  ...overrides,
});

async function upsertMany(transactions: readonly object[]): Promise<readonly Result[]> {
  const { upsertTransactions } = await persistently<{ upsertTransactions: { results: Result[] } }>(
    redress.api,
    UPSERT_MANY,
    { input: { transactions } },
  );
  return upsertTransactions.results;
}

async function idsOf(transactions: readonly object[]): Promise<readonly string[]> {
  return (await upsertMany(transactions)).map(({ transaction }) => transaction!.id);
}

async function listed(variables: object, api = redress.api): Promise<Page> {
  const { transactions } = await api.data<{ transactions: Page }>(
    `query ($filter: TransactionFilter, $orderBy: TransactionOrder, $first: Int, $after: String, $last: Int, $before: String) {
      transactions(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes { id }
        pageInfo { startCursor endCursor hasNextPage }
      }
    }`,
    variables as Record<string, unknown>,
  );
  return transactions;
}

async function aCustomer(): Promise<string> {
  const externalId = { source: "shop", id: randomUUID() };
  const { upsertCustomer } = await redress.api.data<{ upsertCustomer: { customer: { id: string } } }>(
    `mutation ($input: UpsertCustomerInput!) { upsertCustomer(input: $input) { customer { id } } }`,
    { input: { externalId } },
  );
  return upsertCustomer.customer.id;
}

test("of a hundred rows each has its result, and the bad ones leave the good ones as they are", async () => {
  const provider = "batch";
  const rows = Array.from({ length: 100 }, (_, index) =>
    aPayment({
      provider,
      providerId: `row-${index}`,
      ...(index % 10 === 3 && { refundedMinor: 9999 }),
      ...(index % 10 === 7 && { traceNumber: "4242 4242 4242 4242" }),
    }),
  );

  const results = await upsertMany(rows);
  const again = await upsertMany(rows);
  const { totalCount } = await listed({ filter: { provider } });

  expect(results).toHaveLength(100);
  results.forEach(({ outcome, transaction, userErrors }, index) => {
    if (index % 10 === 3) expect(userErrors).toEqual([{ code: "BAD_USER_INPUT", field: ["refundedMinor"] }]);
    else if (index % 10 === 7)
      expect(userErrors).toEqual([{ code: "CARD_DATA_REFUSED", field: ["traceNumber"] }]);
    else {
      expect(outcome).toBe("CREATED");
      expect(transaction?.providerId).toBe(`row-${index}`);
    }
  });
  expect(again.filter(({ outcome }) => outcome === "UNCHANGED")).toHaveLength(80);
  expect(totalCount).toBe(80);
});

test("a batch sees what its own earlier rows did", async () => {
  const row = aPayment();

  const results = await upsertMany([row, { ...row, state: "REFUNDED" }, { ...row, state: "PENDING" }, row]);

  expect(results).toMatchObject([
    { outcome: "CREATED" },
    { outcome: "UPDATED", transaction: { state: "REFUNDED" } },
    { userErrors: [{ code: "ILLEGAL_STATE" }] },
    { outcome: "UPDATED", transaction: { state: "CAPTURED" } },
  ]);
});

test("refuses a batch of none, and one of more than a hundred", async () => {
  const send = (length: number) =>
    redress.api.send<{ upsertTransactions: { userErrors: object[] } }>(UPSERT_MANY, {
      input: { transactions: Array.from({ length }, () => aPayment()) },
    });

  const [none, many] = [await send(0), await send(101)];

  expect(none.data?.upsertTransactions.userErrors).toMatchObject([{ code: "BAD_USER_INPUT" }]);
  expect(many.errors).toMatchObject([{ extensions: { code: "LIMIT_EXCEEDED" } }]);
});

test("batches with the same rows in opposite order all get through, and each row is made once", async () => {
  const rows = Array.from({ length: 25 }, () => aPayment());

  const batches = await Promise.all(
    [rows, rows.toReversed(), rows, rows.toReversed()].map((batch) => upsertMany(batch)),
  );

  const outcomes = batches.flat().map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome === "CREATED")).toHaveLength(25);
  expect(outcomes.filter((outcome) => outcome === "UNCHANGED")).toHaveLength(75);
});

test("pages forwards and backwards visit every transaction once", async () => {
  const filter = { provider: "paging" };
  const ids = await idsOf(Array.from({ length: 23 }, () => aPayment(filter)));

  const forwards: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page = await listed({ filter, first: 5, after });
    forwards.push(...page.nodes.map(({ id }) => id));
    after = page.pageInfo.endCursor;
    more = page.pageInfo.hasNextPage;
  }
  const last = await listed({ filter, last: 5 });
  const before = await listed({ filter, last: 18, before: last.pageInfo.startCursor });

  expect(forwards).toEqual(ids.toReversed());
  expect([...before.nodes, ...last.nodes].map(({ id }) => id)).toEqual(forwards);
});

test("a cursor of another filter is refused", async () => {
  await idsOf([aPayment({ provider: "cursor" }), aPayment({ provider: "cursor" })]);
  const { pageInfo } = await listed({ filter: { provider: "cursor" }, first: 1 });

  const { errors } = await redress.api.send(
    `query ($after: String) { transactions(filter: { provider: "paging" }, after: $after) { nodes { id } } }`,
    { after: pageInfo.endCursor },
  );

  expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", field: ["after"] } }]);
});

test("orders by the moment at which the provider made them", async () => {
  const provider = "order";
  const days = ["03", "01", "02"];
  const [third, first, second] = await idsOf(
    days.map((day) => aPayment({ provider, occurredAt: `2026-01-${day}T00:00:00.000Z` })),
  );

  const { nodes } = await listed({
    filter: { provider },
    orderBy: { field: "OCCURRED_AT", direction: "ASC" },
  });

  expect(nodes.map(({ id }) => id)).toEqual([first, second, third]);
});

describe("a filter", () => {
  const provider = "filter";
  let payer: string;
  let merchant: string;
  let ids: Readonly<Record<"small" | "large" | "payout" | "test", string>>;

  beforeAll(async () => {
    [payer, merchant] = [await aCustomer(), await aCustomer()];
    const [small, large, payout, test] = await idsOf([
      aPayment({ provider, providerId: "small", payerCustomerId: payer, merchantCustomerId: merchant }),
      aPayment({
        provider,
        state: "PENDING",
        rail: "CRYPTO",
        amount: { amountMinor: 90000, currency: "EUR" },
        payeeCustomerId: payer,
        occurredAt: "2025-12-24T00:00:00.000Z",
      }),
      aPayment({ provider, kind: "PAYOUT", amount: { amountMinor: 5000, currency: "JPY" } }),
      aPayment({ provider, mode: "TEST", state: "FAILED" }),
    ]);
    ids = { small: small!, large: large!, payout: payout!, test: test! };
  });

  const cases: readonly [string, () => object, (keyof typeof ids)[]][] = [
    ["state", () => ({ states: ["PENDING", "FAILED"] }), ["test", "large"]],
    ["rail", () => ({ rail: "CRYPTO" }), ["large"]],
    ["kind", () => ({ kind: "PAYOUT" }), ["payout"]],
    ["mode", () => ({ mode: "TEST" }), ["test"]],
    ["provider's id", () => ({ providerId: "small" }), ["small"]],
    ["customer, whichever part it has", () => ({ customerId: payer }), ["large", "small"]],
    ["currency", () => ({ currency: "JPY" }), ["payout"]],
    ["amount", () => ({ currency: "EUR", amountAtLeast: 1251 }), ["large"]],
    [
      "range of amounts",
      () => ({ currency: "EUR", amountAtLeast: 1250, amountAtMost: 1250 }),
      ["test", "small"],
    ],
    ["moment at the provider", () => ({ occurredBefore: "2025-12-25T00:00:00.000Z" }), ["large"]],
    ["moment here", () => ({ createdAfter: "2026-02-01T00:00:00.000Z" }), []],
    ["several things at once", () => ({ customerId: payer, states: ["CAPTURED"] }), ["small"]],
  ];

  test.each(cases)("by %s", async (_, filter, expected) => {
    const { nodes, totalCount } = await listed({ filter: { provider, ...filter() } });

    expect(nodes.map(({ id }) => id)).toEqual(expected.map((name) => ids[name]));
    expect(totalCount).toBe(expected.length);
  });

  test.each([
    ["an amount without its currency", { amountAtLeast: 1 }, "currency"],
    ["a provider's id without the provider", { providerId: "small" }, "provider"],
  ])("refuses %s", async (_, filter, field) => {
    const { errors } = await redress.api.send(
      `query ($filter: TransactionFilter) { transactions(filter: $filter) { nodes { id } } }`,
      { filter },
    );

    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", field: ["filter", field] } }]);
  });

  test("of several customers' transactions is read in one statement", async () => {
    const query = `query ($filter: TransactionFilter) {
      customers(first: 50) { nodes { id transactions(first: 5, filter: $filter) { totalCount nodes { id payer { id } } } } }
    }`;
    const filter = { currency: "EUR", amountAtLeast: 1 };
    redress.statements.length = 0;

    const { customers } = await redress.api.data<{
      customers: { nodes: { id: string; transactions: Page }[] };
    }>(query, { filter });

    const of = (id: string) => customers.nodes.find((customer) => customer.id === id)?.transactions;
    expect(of(payer)?.nodes.map(({ id }) => id)).toEqual([ids.large, ids.small]);
    expect(of(merchant)).toMatchObject({ totalCount: 1, nodes: [{ id: ids.small }] });
    expect(redress.statements.filter((text) => text.includes("transactions x"))).toHaveLength(2);
  });
});

test("a customer with several parts in a transaction has it once", async () => {
  const id = await aCustomer();
  const parts = { payerCustomerId: id, payeeCustomerId: id, merchantCustomerId: id };
  const [own, bought, sold] = await idsOf([
    aPayment(parts),
    aPayment({ payerCustomerId: id, payeeCustomerId: await aCustomer() }),
    aPayment({ payeeCustomerId: await aCustomer(), merchantCustomerId: id }),
  ]);

  const { customer } = await redress.api.data<{ customer: { transactions: Page } }>(
    `query ($id: ID!) { customer(id: $id) { transactions { totalCount nodes { id } } } }`,
    { id },
  );

  expect(customer.transactions).toEqual({
    totalCount: 3,
    nodes: [sold, bought, own].map((transaction) => ({ id: transaction })),
  });
});

test("the history of a whole page of transactions is read in one statement", async () => {
  const filter = { provider: "histories" };
  const rows = Array.from({ length: 10 }, () => aPayment(filter));
  await upsertMany([...rows, ...rows.map((row) => ({ ...row, state: "REFUNDED" }))]);
  redress.statements.length = 0;

  const { transactions } = await redress.api.data<{ transactions: { nodes: { history: Page }[] } }>(
    `query ($filter: TransactionFilter) {
      transactions(filter: $filter) { nodes { history { totalCount nodes { id toState actor { kind name } } } } }
    }`,
    { filter },
  );

  expect(transactions.nodes.map(({ history }) => history.totalCount)).toEqual(rows.map(() => 2));
  expect(redress.statements.filter((text) => text.includes("transaction_history h"))).toHaveLength(2);
});

test("another workspace's transactions are in no list, and no id of theirs is known", async () => {
  const [id] = await idsOf([aPayment({ provider: "ours", providerId: "1" })]);
  const umbrella = await redress.addWorkspace("Umbrella");

  const { totalCount } = await listed({}, umbrella.api);
  const read = await umbrella.api.data<object>(
    `query ($id: ID!) { transaction(id: $id) { id } node(id: $id) { id } }`,
    { id },
  );

  expect(totalCount).toBe(0);
  expect(read).toEqual({ transaction: null, node: null });
});

test("two workspaces may have the same id at the same provider", async () => {
  const umbrella = await redress.addWorkspace("Umbrella");
  const row = aPayment();
  const [ours] = await idsOf([row]);

  const { upsertTransactions } = await umbrella.api.data<{ upsertTransactions: { results: Result[] } }>(
    UPSERT_MANY,
    { input: { transactions: [row] } },
  );

  expect(upsertTransactions.results[0]).toMatchObject({ outcome: "CREATED" });
  expect(upsertTransactions.results[0]?.transaction?.id).not.toBe(ours);
});

test("a party must be a customer of the workspace", async () => {
  const umbrella = await redress.addWorkspace("Umbrella");
  const { upsertCustomer } = await umbrella.api.data<{ upsertCustomer: { customer: { id: string } } }>(
    `mutation { upsertCustomer(input: { externalId: { source: "shop", id: "1" } }) { customer { id } } }`,
  );

  const [result] = await upsertMany([aPayment({ payerCustomerId: upsertCustomer.customer.id })]);

  expect(result).toMatchObject({
    transaction: null,
    userErrors: [{ code: "NOT_FOUND", field: ["payerCustomerId"] }],
  });
});
