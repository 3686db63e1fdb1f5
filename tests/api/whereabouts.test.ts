import { aCharge, anEvent, aPaymentIntent, aPayout, aRefund } from "../payments/stripe-objects";
import { mutate } from "../access/desk";
import { stripeEndpoint, type StripeEndpoint } from "../support/stripe-endpoint";
import { world, type World } from "../support/world";

let redress: World;
let stripe: StripeEndpoint;

beforeEach(async () => {
  redress = await world();
  stripe = await stripeEndpoint(redress);
  // The events of these tests happen on Monday, 2 March 2026.
  redress.clock.advance((Date.parse("2026-03-02T12:00:00Z") - Date.parse(redress.clock.now())) / 1000);
});

afterEach(() => redress.close());

const CARD = `
  whereabouts(locale: $locale) {
    language state text holder isLate actions
    lastEvent { what text at } nextEvent { what text earliest latest } trace { number kind }
  }`;

interface Card {
  readonly text: string;
  readonly holder: string;
  readonly isLate: boolean;
  readonly nextEvent: { readonly what: string; readonly latest: string } | null;
}

async function cardOf(providerId: string, locale: string | null = null): Promise<Card | undefined> {
  const { transactions } = await redress.api.data<{ transactions: { nodes: { whereabouts: Card }[] } }>(
    `query ($id: String!, $locale: String) {
      transactions(filter: { provider: "stripe", providerId: $id }) { nodes { ${CARD} } }
    }`,
    { id: providerId, locale },
  );
  return transactions.nodes[0]?.whereabouts;
}

const card = {
  type: "card",
  card: { type: "refund", reference: "74987502026315001234567", reference_status: "available" },
};

async function refund(status: string, second: number, overrides: object = {}): Promise<void> {
  const type = status === "failed" ? "refund.failed" : "refund.updated";
  await stripe.deliver(
    anEvent(type, aRefund({ status, amount: 2000, destination_details: card, ...overrides }), second),
  );
}

test("a refund is followed from order to statement, and back when it fails after it was done", async () => {
  await stripe.deliver(
    anEvent(
      "payment_intent.succeeded",
      aPaymentIntent({ status: "succeeded", amount_received: 2000, latest_charge: "ch_1" }),
      1,
    ),
  );
  await stripe.deliver(anEvent("charge.succeeded", aCharge(), 2));
  const paid = await cardOf("pi_1");

  await refund("pending", 60);
  const ordered = await cardOf("pi_1");
  await refund("succeeded", 120);
  const sent = await cardOf("pi_1", "fr");
  redress.clock.advance(86_400 * 30);
  const late = await cardOf("pi_1");
  await refund("failed", 86_400 * 20, { failure_reason: "lost_or_stolen_card" });
  const back = await cardOf("pi_1");

  expect(paid).toMatchObject({
    state: "CAPTURED",
    holder: "MERCHANT",
    nextEvent: null,
    actions: ["NOTHING"],
  });
  expect(ordered).toMatchObject({ holder: "PROVIDER", nextEvent: { what: "REFUND_LEAVES" } });
  expect(sent).toMatchObject({
    language: "FR",
    state: "REFUNDED",
    holder: "NETWORK",
    isLate: false,
    nextEvent: { what: "REFUND_ARRIVES", text: "Arrivée du remboursement" },
    trace: { number: "74987502026315001234567", kind: "ARN" },
  });
  expect(late).toMatchObject({ isLate: true, actions: ["ASK_BANK_BY_NUMBER", "CONTACT_US"] });
  expect(back).toMatchObject({
    state: "CAPTURED",
    holder: "MERCHANT",
    isLate: false,
    lastEvent: { what: "REFUND_CAME_BACK" },
    nextEvent: null,
    actions: ["GIVE_OTHER_ACCOUNT", "CONTACT_US"],
  });
  expect(back?.text).not.toMatch(/lost|stolen/i);
});

test("a payout is on its way until it is credited, and late past its estimate", async () => {
  await stripe.deliver(anEvent("payout.created", aPayout({ status: "in_transit" }), 1));
  const sent = await cardOf("po_1");
  redress.clock.advance(86_400 * 10);
  const late = await cardOf("po_1");
  await stripe.deliver(anEvent("payout.paid", aPayout({ status: "paid" }), 86_400 * 9));
  const credited = await cardOf("po_1");

  expect(sent).toMatchObject({ holder: "NETWORK", isLate: false, nextEvent: { what: "PAYOUT_ARRIVES" } });
  expect(late).toMatchObject({ isLate: true, actions: ["CONTACT_US"] });
  expect(credited).toMatchObject({ holder: "MERCHANT_BANK", isLate: false, nextEvent: null });
});

test("a customer reads the card of its own payment, and of no other", async () => {
  const { customer } = await mutate<{ customer: { id: string } }>(
    redress.api,
    "createCustomer",
    "customer { id }",
    {
      name: "Ada",
    },
  );
  const { token } = await mutate<{ token: string }>(redress.api, "mintCustomerToken", "token", {
    customerId: customer?.id,
  });
  const coins = {
    provider: "chainpay",
    state: "PENDING",
    rail: "CRYPTO",
    amount: { amountMinor: 150_000, currency: "BTC" },
    method: { chain: "bitcoin", chainHash: "ab".repeat(32) },
  };
  const make = async (facts: object) =>
    (
      await mutate<{ transaction: { id: string } }>(redress.api, "upsertTransaction", "transaction { id }", {
        ...coins,
        ...facts,
      })
    ).transaction?.id ?? "";
  const ids = [
    await make({ providerId: "own", payerCustomerId: customer?.id }),
    await make({ providerId: "other" }),
  ];

  const answer = await redress
    .as(token ?? "")
    .data(`query ($ids: [ID!]!, $locale: String) { nodes(ids: $ids) { ... on Transaction { ${CARD} } } }`, {
      ids,
    });

  expect(answer).toMatchObject({
    nodes: [
      {
        whereabouts: {
          holder: "NETWORK",
          text: "Your transfer is on the blockchain and waits for confirmations by the network. Expected by 2 March 2026. It goes on by itself; please wait until then.",
          nextEvent: {
            what: "PAYMENT_ARRIVES",
            earliest: "2026-03-02T12:10:00.000Z",
            latest: "2026-03-02T15:00:00.000Z",
          },
          trace: { number: "ab".repeat(32), kind: "CHAIN_HASH" },
        },
      },
      null,
    ],
  });
});
