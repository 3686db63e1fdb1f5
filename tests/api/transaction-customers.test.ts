import { anEvent, aFailedCharge, aFraudWarning, aCharge } from "../payments/stripe-objects";
import type { ApiClient } from "../support/api-client";
import { stripeEndpoint } from "../support/stripe-endpoint";
import { world, type World } from "../support/world";

interface Party {
  readonly id: string;
  readonly api: ApiClient;
}

let redress: World;
let payer: Party;
let merchant: Party;
let stranger: Party;
let declined: string;
let suspected: string;

const EVERYTHING = `
  id kind state rail provider amount { amountMinor } method { lastFour }
  providerId providerAccount anomalies declineCode networkDeclineCode adviceCode riskLevel riskScore fraudWarning
  payer { id } merchant { id }
  history { nodes { toState occurredAt reason providerEventId actor { kind } } }`;

interface Seen {
  readonly [field: string]: unknown;
  readonly history: { nodes: { [field: string]: unknown }[] };
}

beforeAll(async () => {
  redress = await world();
  [payer, merchant, stranger] = [await aParty("payer"), await aParty("merchant"), await aParty("stranger")];
  const stripe = await stripeEndpoint(redress);
  await stripe.deliver(anEvent("charge.failed", aFailedCharge({ id: "ch_1", payment_intent: "pi_1" })));
  await stripe.deliver(anEvent("charge.succeeded", aCharge({ id: "ch_2", payment_intent: "pi_2" })));
  await stripe.deliver(
    anEvent("radar.early_fraud_warning.created", aFraudWarning({ charge: "ch_2", payment_intent: "pi_2" })),
  );
  declined = await withParties("pi_1");
  suspected = await withParties("pi_2");
});

afterAll(() => redress.close());

async function aParty(name: string): Promise<Party> {
  const { upsertCustomer } = await redress.api.data<{ upsertCustomer: { customer: { id: string } } }>(
    `mutation ($input: UpsertCustomerInput!) { upsertCustomer(input: $input) { customer { id } } }`,
    { input: { externalId: { source: "shop", id: name } } },
  );
  const { id } = upsertCustomer.customer;
  const { mintCustomerToken } = await redress.api.data<{ mintCustomerToken: { token: string } }>(
    `mutation ($input: MintCustomerTokenInput!) { mintCustomerToken(input: $input) { token } }`,
    { input: { customerId: id } },
  );
  return { id, api: redress.as(mintCustomerToken.token) };
}

async function withParties(providerId: string): Promise<string> {
  const input = {
    provider: "stripe",
    providerId,
    payerCustomerId: payer.id,
    merchantCustomerId: merchant.id,
  };
  const { upsertTransaction } = await redress.api.data<{
    upsertTransaction: { transaction: { id: string } };
  }>(
    `mutation ($input: UpsertTransactionInput!) { upsertTransaction(input: $input) { transaction { id } } }`,
    { input },
  );
  return upsertTransaction.transaction.id;
}

async function seen(api: ApiClient, id: string): Promise<Seen | null> {
  const { transaction } = await api.data<{ transaction: Seen | null }>(
    `query ($id: ID!) { transaction(id: $id) { ${EVERYTHING} } }`,
    { id },
  );
  return transaction;
}

async function countOf(api: ApiClient): Promise<number> {
  const { transactions } = await api.data<{ transactions: { totalCount: number } }>(
    `{ transactions { totalCount } }`,
  );
  return transactions.totalCount;
}

test("a customer sees the transactions in which it has a part, and no others", async () => {
  expect(await countOf(redress.api)).toBe(2);
  expect(await countOf(payer.api)).toBe(2);
  expect(await countOf(merchant.api)).toBe(2);
  expect(await countOf(stranger.api)).toBe(0);
  expect(await seen(stranger.api, declined)).toBeNull();
  expect(await stranger.api.data(`query ($id: ID!) { node(id: $id) { id } }`, { id: declined })).toEqual({
    node: null,
  });
});

test("a customer reads nothing that tells of fraud or of the provider's own reasons", async () => {
  const staff = [await seen(redress.api, declined), await seen(redress.api, suspected)];
  const customer = [await seen(payer.api, declined), await seen(payer.api, suspected)];

  expect(staff[0]).toMatchObject({
    declineCode: "insufficient_funds",
    networkDeclineCode: "51",
    adviceCode: "TRY_AGAIN_LATER",
    riskScore: 66,
  });
  expect(staff[1]).toMatchObject({ fraudWarning: "unauthorized_use_of_card", riskScore: 17 });
  for (const transaction of customer) {
    expect(transaction).toMatchObject({
      providerId: null,
      anomalies: null,
      declineCode: null,
      networkDeclineCode: null,
      adviceCode: null,
      riskLevel: null,
      riskScore: null,
      fraudWarning: null,
      amount: { amountMinor: 2000 },
    });
    for (const step of transaction!.history.nodes)
      expect(step).toMatchObject({ reason: null, providerEventId: null, actor: null });
  }
});

test("a customer reads itself among the parties, and no other customer", async () => {
  expect(await seen(payer.api, declined)).toMatchObject({ payer: { id: payer.id }, merchant: null });
  expect(await seen(merchant.api, declined)).toMatchObject({ payer: null, merchant: { id: merchant.id } });
});

test.each([
  ["upsertTransaction", "UpsertTransactionInput", { provider: "stripe", providerId: "pi_1" }],
  [
    "upsertTransactions",
    "UpsertTransactionsInput",
    { transactions: [{ provider: "stripe", providerId: "1" }] },
  ],
])("a customer cannot %s", async (mutation, type, input) => {
  const { errors } = await payer.api.send(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`,
    { input },
  );

  expect(errors ?? []).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
});

const LISTS: readonly (readonly [string, string])[] = [
  ["transactions", `transactions(filter: $filter) { totalCount nodes { id } }`],
  [
    "its own transactions",
    `customers { nodes { transactions(filter: $filter) { totalCount nodes { id } } } }`,
  ],
];

describe.each(LISTS)("a customer that asks for %s", (_, list) => {
  const asked = (filter: object) =>
    payer.api.send(`query ($filter: TransactionFilter) { ${list} }`, { filter });

  test.each([
    ["an id at the provider", "providerId", () => ({ provider: "stripe", providerId: "pi_1" })],
    ["the parts of another customer", "customerId", () => ({ customerId: merchant.id })],
  ])("is not told which of them go by %s", async (__, field, filter) => {
    const { errors } = await asked(filter());

    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", field: ["filter", field] } }]);
  });

  test("may ask for itself, and by all that it can read", async () => {
    const { data, errors } = await asked({ customerId: payer.id, provider: "stripe", rail: "CARD" });

    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toContain(declined);
  });
});
