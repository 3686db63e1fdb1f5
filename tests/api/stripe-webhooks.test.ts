import fc from "fast-check";
import { newUuid, publicId } from "../../src/kernel/ids";
import { live } from "../payments/live";
import { anyMutatedEvent } from "../payments/mutated-event";
import { lives } from "../payments/stripe-life";
import {
  aCharge,
  aDispute,
  aFailedCharge,
  anEvent,
  aPaymentIntent,
  aPayout,
  aRefund,
} from "../payments/stripe-objects";
import { stripeEndpoint, type StripeEndpoint } from "../support/stripe-endpoint";
import { world, type World } from "../support/world";

const BY_PROVIDER_ID = `
  query ($id: String!) {
    transactions(filter: { provider: "stripe", providerId: $id }) {
      totalCount
      nodes {
        id kind direction mode state rail provider providerId occurredAt version
        amount { amountMinor currency } captured { amountMinor } refunded { amountMinor }
        refundPending { amountMinor } disputed { amountMinor } reversed { amountMinor }
        method { brand lastFour maskedAccount } declineCode networkDeclineCode adviceCode
        riskLevel riskScore fraudWarning traceNumber anomalies payer { id }
        history(first: 100) { nodes { fromState toState inferred reason providerEventId actor { kind } } }
      }
    }
  }`;

interface Found {
  id: string;
  state: string;
  version: number;
  history: { nodes: { fromState: string | null; toState: string; inferred: boolean }[] };
}

let redress: World;
let stripe: StripeEndpoint;

beforeAll(async () => {
  redress = await world();
  stripe = await stripeEndpoint(redress);
});

afterAll(() => redress.close());

async function found(id: string): Promise<readonly Found[]> {
  const { transactions } = await redress.api.data<{ transactions: { nodes: Found[] } }>(BY_PROVIDER_ID, {
    id,
  });
  return transactions.nodes;
}

/** The same story under ids of its own. */
function renamed<T>(story: T, name: string): T {
  return JSON.parse(
    JSON.stringify(story).replace(/"((?:pi|ch|re|du|po|prv|issfr|evt)_[^"]*)"/g, `"$1_${name}"`),
  ) as T;
}

test("a charge that Stripe tells of becomes a transaction with its history", async () => {
  const [intent, charge] = renamed(
    [anEvent("payment_intent.created", aPaymentIntent()), anEvent("charge.succeeded", aCharge(), 5)],
    "told",
  );

  const first = await stripe.deliver(intent);
  const second = await stripe.deliver(charge);

  expect([first, second]).toMatchObject([
    { status: 200, body: { received: true, outcome: "APPLIED" } },
    { status: 200, body: { received: true, outcome: "APPLIED" } },
  ]);
  expect(await found("pi_1_told")).toMatchObject([
    {
      kind: "PAYMENT",
      mode: "LIVE",
      state: "CAPTURED",
      rail: "CARD",
      providerId: "pi_1_told",
      amount: { amountMinor: 2000, currency: "EUR" },
      captured: { amountMinor: 2000 },
      method: { brand: "visa", lastFour: "4242" },
      riskScore: 17,
      payer: null,
      history: {
        nodes: [
          {
            fromState: null,
            toState: "PENDING",
            reason: "payment_intent.created",
            actor: { kind: "SYSTEM" },
          },
          { fromState: "PENDING", toState: "CAPTURED", reason: "charge.succeeded" },
        ],
      },
    },
  ]);
});

test("a transaction is found by the id of its charge as well", async () => {
  await stripe.deliver(renamed(anEvent("charge.succeeded", aCharge()), "twoIds"));

  const [byCharge] = await found("ch_1_twoIds");
  const [byIntent] = await found("pi_1_twoIds");

  expect(byCharge?.id).toMatch(/^txn_/);
  expect(byIntent?.id).toBe(byCharge?.id);
});

test("links the payer to the customer with that Stripe id, and makes no customer of an unknown one", async () => {
  const { upsertCustomer } = await redress.api.data<{ upsertCustomer: { customer: { id: string } } }>(
    `mutation { upsertCustomer(input: { externalId: { source: "stripe", id: "cus_known" } }) { customer { id } } }`,
  );
  const charge = (customer: string) => renamed(anEvent("charge.succeeded", aCharge({ customer })), customer);

  await stripe.deliver(charge("cus_known"));
  await stripe.deliver(charge("cus_unknown"));

  expect(await found("pi_1_cus_known")).toMatchObject([{ payer: { id: upsertCustomer.customer.id } }]);
  expect(await found("pi_1_cus_unknown")).toMatchObject([{ payer: null }]);
});

test("payouts go out, and a bank that sends one back is believed", async () => {
  await stripe.deliver(renamed(anEvent("payout.paid", aPayout({ status: "paid" })), "back"));
  await stripe.deliver(
    renamed(
      anEvent("payout.failed", aPayout({ status: "failed", failure_code: "account_closed" }), 60),
      "back",
    ),
  );

  expect(await found("po_1_back")).toMatchObject([
    { kind: "PAYOUT", direction: "OUT", state: "FAILED", declineCode: "account_closed" },
  ]);
});

test("the same event thrice is taken once", async () => {
  const event = renamed(anEvent("charge.succeeded", aCharge()), "thrice");

  const answers = [await stripe.deliver(event), await stripe.deliver(event), await stripe.deliver(event)];

  expect(answers.map(({ body }) => body.outcome)).toEqual(["APPLIED", "DUPLICATE", "DUPLICATE"]);
  expect(await found("pi_1_thrice")).toMatchObject([{ version: 1 }]);
});

test("an event that tells of nothing we keep is answered and forgotten", async () => {
  const event = {
    ...anEvent("charge.succeeded", { id: "cus_1", object: "customer" }),
    type: "customer.created",
  };

  expect(await stripe.deliver(event)).toMatchObject({ status: 200, body: { outcome: "IGNORED" } });
});

test("test money does not enter through a live connection", async () => {
  const event = renamed(anEvent("charge.succeeded", aCharge(), 0, { livemode: false }), "test");

  const answer = await stripe.deliver(event);

  expect(answer).toMatchObject({ status: 200, body: { outcome: "WRONG_MODE" } });
  expect(await found("pi_1_test")).toEqual([]);
});

const forged = () => renamed(anEvent("charge.succeeded", aCharge()), "forged");

test.each([
  ["another secret", { secret: "whsec_somebody_else" }],
  ["a signature of six minutes ago", { age: 360 }],
  ["a body that was changed on the way", { body: JSON.stringify({ ...forged(), type: "charge.failed" }) }],
  ["no signature", { header: null }],
  ["a header that is no signature", { header: "v1" }],
  ["an empty body", { body: "" }],
])("refuses %s, and keeps nothing", async (_, tampering) => {
  const answer = await stripe.deliver(forged(), tampering);

  expect(answer).toMatchObject({
    status: 400,
    body: { error: { code: "BAD_USER_INPUT", requestId: expect.any(String) } },
  });
  expect(await found("pi_1_forged")).toEqual([]);
});

test("refuses a signed body that is no event", async () => {
  expect(await stripe.deliver({ hello: "world" })).toMatchObject({
    status: 400,
    body: { error: { code: "BAD_USER_INPUT" } },
  });
});

test.each([
  ["no object", { ...forged(), data: { object: null } }],
  ["a moment beyond all calendars", { ...forged(), created: 1e20 }],
  ["an amount out of all measure", renamed(anEvent("charge.succeeded", aCharge({ amount: 1e30 })), "forged")],
])("refuses a signed event with %s, and keeps nothing", async (_, event) => {
  expect(await stripe.deliver(event)).toMatchObject({
    status: 400,
    body: { error: { code: "BAD_USER_INPUT" } },
  });
  expect(await found("pi_1_forged")).toEqual([]);
});

test("whatever is wrong with a signed event, it is taken or refused", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(anyMutatedEvent, async (event) => {
      run += 1;
      const { status } = await stripe.deliver(renamed(event, `mutated${run}`));

      expect([200, 400]).toContain(status);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test("takes an event larger than a request to the API may be, and refuses one that is out of all measure", async () => {
  const large = (bytes: number) =>
    renamed(anEvent("charge.succeeded", aCharge({ metadata: { note: "x".repeat(bytes) } })), "large");

  const taken = await stripe.deliver(large(400 * 1024));
  const refused = await stripe.deliver(large(513 * 1024));

  expect(taken).toMatchObject({ status: 200, body: { outcome: "APPLIED" } });
  expect(refused).toMatchObject({ status: 413, body: { error: { code: "LIMIT_EXCEEDED" } } });
});

describe("an address where nothing is received", () => {
  const stranger = async () =>
    (await stripeEndpoint(redress, (await redress.addWorkspace("Umbrella")).api)).path;
  const parts = () => stripe.path.split("/");
  const paths: readonly [string, () => Promise<string> | string][] = [
    [
      "another workspace's connection",
      async () => [...parts().slice(0, 4), (await stranger()).split("/")[4]].join("/"),
    ],
    [
      "our connection in another workspace",
      async () => [...(await stranger()).split("/").slice(0, 4), parts()[4]].join("/"),
    ],
    ["an unknown connection", () => [...parts().slice(0, 4), publicId("conn", newUuid())].join("/")],
    [
      "an unknown workspace",
      () => ["", "providers", "stripe", publicId("ws", newUuid()), parts()[4]].join("/"),
    ],
    ["something that is no id", () => "/providers/stripe/x/y"],
  ];

  test.each(paths)("is %s, whether the signature is good or not", async (_, path) => {
    const signed = await stripe.deliver(forged(), { path: await path() });
    const unsigned = await stripe.deliver(forged(), { path: await path(), header: null });

    for (const answer of [signed, unsigned])
      expect(answer).toMatchObject({
        status: 404,
        body: { error: { code: "NOT_FOUND", message: "There is no such provider connection." } },
      });
    expect(await found("pi_1_forged")).toEqual([]);
  });
});

/** What must not depend on the order in which events came. */
function facts({ id: _, version: __, history: ___, ...others }: Found): object {
  return others;
}

test("whatever happens to a payment, its events may come in any order and more than once", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      lives.chain((life) => {
        const { events, state } = live(life);
        const shuffled = fc
          .shuffledSubarray([...events, ...events], { minLength: events.length * 2 })
          .map((order) => order);
        return fc.tuple(fc.constant(events), fc.constant(state), shuffled);
      }),
      async ([events, state, shuffled]) => {
        run += 1;
        for (const event of renamed(events, `order${run}`)) await stripe.deliver(event);
        for (const event of renamed(shuffled, `chaos${run}`)) await stripe.deliver(event);

        const [inOrder, ...noMore] = await found(`pi_1_order${run}`);
        const [inChaos, ...noTwin] = await found(`pi_1_chaos${run}`);

        expect([...noMore, ...noTwin]).toEqual([]);
        expect(inOrder?.state).toBe(state);
        expect(renamedBack(facts(inChaos!), `chaos${run}`)).toEqual(
          renamedBack(facts(inOrder!), `order${run}`),
        );
        expect(inChaos?.history.nodes.at(-1)?.toState).toBe(state);
        expectUnbroken(inChaos!);
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

function renamedBack(value: object, name: string): object {
  return JSON.parse(JSON.stringify(value).replaceAll(`_${name}`, "")) as object;
}

/** Each step begins where the one before it ended. */
function expectUnbroken({ history: { nodes } }: Found): void {
  nodes.forEach((step, index) => expect(step.fromState).toBe(nodes[index - 1]?.toState ?? null));
}

test("twenty events of one payment at once come to the same as one after another", async () => {
  const refunds = Array.from({ length: 16 }, (_, index) =>
    anEvent("refund.created", aRefund({ id: `re_${index}`, amount: 100 }), 100 + index),
  );
  const story = [
    anEvent("payment_intent.created", aPaymentIntent()),
    anEvent("charge.failed", aFailedCharge({ id: "ch_0" }), 3),
    anEvent("charge.succeeded", aCharge(), 5),
    ...refunds,
    anEvent("charge.dispute.created", aDispute({ amount: 400 }), 200),
  ];
  for (const event of renamed(story, "inOrder")) await stripe.deliver(event);

  const crowd = renamed(story, "atOnce").reverse();
  const answers = await Promise.all(crowd.map((event) => stripe.deliverUntilTaken(event)));

  const [inOrder] = await found("pi_1_inOrder");
  const atOnce = await found("pi_1_atOnce");
  expect(answers.map(({ status }) => status)).toEqual(crowd.map(() => 200));
  expect(atOnce).toHaveLength(1);
  expect(renamedBack(facts(atOnce[0]!), "atOnce")).toEqual(renamedBack(facts(inOrder!), "inOrder"));
  expect(atOnce[0]).toMatchObject({ state: "DISPUTED", refunded: { amountMinor: 1600 } });
  expectUnbroken(atOnce[0]!);
});

test("the history keeps its order though the servers' clocks differ", async () => {
  const story = renamed(
    [
      anEvent("payment_intent.created", aPaymentIntent()),
      anEvent("charge.succeeded", aCharge(), 5),
      anEvent("refund.created", aRefund(), 100),
    ],
    "clocks",
  );

  for (const event of story) {
    await stripe.deliver(event);
    redress.clock.advance(-10);
  }

  const [transaction] = await found("pi_1_clocks");
  expect(transaction?.history.nodes).toHaveLength(3);
  expectUnbroken(transaction!);
});

test("a dispute that names the charge alone joins its payment as soon as it is told whose charge it is", async () => {
  const [dispute, created, charge] = renamed(
    [
      anEvent("charge.dispute.created", aDispute({ payment_intent: null }), 200),
      anEvent("payment_intent.created", aPaymentIntent()),
      anEvent("charge.succeeded", aCharge(), 5),
    ],
    "twins",
  );
  await stripe.deliver(dispute);
  await stripe.deliver(created);
  const [[alone], [intent]] = [await found("ch_1_twins"), await found("pi_1_twins")];

  await stripe.deliver(charge);

  const merged = await found("pi_1_twins");
  expect(intent?.id).not.toBe(alone?.id);
  expect(merged).toMatchObject([{ id: alone?.id, state: "DISPUTED", providerId: "pi_1_twins" }]);
  const { node, transactions } = await redress.api.data<Record<string, { id: string; totalCount: number }>>(
    `query ($id: ID!) { node(id: $id) { id } transactions { totalCount } }`,
    { id: intent?.id },
  );
  expect(node).toEqual({ id: alone?.id });
  expect(transactions?.totalCount).toBeGreaterThan(0);
});

test("reports of a charge alone, of its payment and of both at once end as one transaction", async () => {
  const crowds = Array.from({ length: 8 }, (_, index) =>
    renamed(
      [
        anEvent("charge.dispute.created", aDispute({ payment_intent: null }), 200),
        anEvent("refund.created", aRefund({ payment_intent: null }), 150),
        anEvent("payment_intent.created", aPaymentIntent()),
        anEvent("charge.succeeded", aCharge(), 5),
        anEvent(
          "payment_intent.succeeded",
          aPaymentIntent({ status: "succeeded", latest_charge: "ch_1" }),
          5,
        ),
      ],
      `crowd${index}`,
    ),
  );

  const answers = await Promise.all(crowds.flat().map((event) => stripe.deliverUntilTaken(event)));

  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  for (const index of crowds.keys()) {
    const byIntent = await found(`pi_1_crowd${index}`);
    expect(byIntent).toMatchObject([{ state: "DISPUTED", refunded: { amountMinor: 500 } }]);
    expect(await found(`ch_1_crowd${index}`)).toEqual(byIntent);
  }
});

test("a payment told through the API keeps its amount when Stripe's first word of it is a refund", async () => {
  const told = {
    provider: "stripe",
    providerId: "pi_1_old",
    state: "CAPTURED",
    rail: "CARD",
    occurredAt: "2025-11-02T09:00:00.000Z",
    amount: { amountMinor: 2000, currency: "EUR" },
  };
  await redress.api.data(
    `mutation ($input: UpsertTransactionInput!) { upsertTransaction(input: $input) { outcome } }`,
    { input: told },
  );

  await stripe.deliver(renamed(anEvent("refund.created", aRefund()), "old"));

  expect(await found("pi_1_old")).toMatchObject([
    {
      state: "PARTIALLY_REFUNDED",
      rail: "CARD",
      occurredAt: "2025-11-02T09:00:00.000Z",
      amount: { amountMinor: 2000 },
      refunded: { amountMinor: 500 },
    },
  ]);
});

test("what follows Stripe's events cannot be told otherwise, but can be told whom it concerns", async () => {
  await stripe.deliver(renamed(anEvent("charge.succeeded", aCharge()), "fed"));
  const upsert = async (input: object) =>
    (
      await redress.api.data<{ upsertTransaction: object }>(
        `mutation ($input: UpsertTransactionInput!) { upsertTransaction(input: $input) { outcome transaction { state description } userErrors { code field } } }`,
        { input: { provider: "stripe", providerId: "ch_1_fed", ...input } },
      )
    ).upsertTransaction;

  const refused = await upsert({ state: "FAILED" });
  const taken = await upsert({ state: "CAPTURED", description: "Order 77" });

  expect(refused).toMatchObject({ transaction: null, userErrors: [{ code: "CONFLICT", field: ["state"] }] });
  expect(taken).toMatchObject({
    outcome: "UPDATED",
    transaction: { state: "CAPTURED", description: "Order 77" },
  });
});
