import { world, type World } from "../support/world";
import { counted } from "./counted";

/** The largest amount there is. */
const MOST = "9223372036854775807";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

async function pay(providerId: string): Promise<void> {
  const amount = { amountMinor: MOST, currency: "JPY" };
  const input = { provider: "till", providerId, state: "CAPTURED", rail: "CARD", amount };
  const { upsertTransaction } = await redress.api.data<{ upsertTransaction: { userErrors: unknown } }>(
    "mutation ($input: UpsertTransactionInput!) { upsertTransaction(input: $input) { userErrors { message } } }",
    { input },
  );
  expect(upsertTransaction.userErrors).toEqual([]);
}

test("amounts that come to more than 64 bits are added up, and the figures go on", async () => {
  await pay("one");
  await pay("two");
  await counted(redress);
  await pay("three");
  await counted(redress);

  const query = {
    measures: ["CAPTURED_AMOUNT", "TRANSACTION_AMOUNT"],
    filter: { currencies: ["JPY"] },
    period: { lastDays: 30 },
  };
  const { metrics, metricsCheck } = await redress.api.data<{ metrics: unknown; metricsCheck: unknown }>(
    `query ($query: MetricQuery!) {
      metrics(query: $query) { rows { figures { value count } } }
      metricsCheck { differentRows staleSources }
    }`,
    { query },
  );

  const figure = { value: expect.closeTo(3 * Number(MOST), -6) as number, count: 3 };
  expect(metrics).toEqual({ rows: [{ figures: [figure, figure] }] });
  expect(metricsCheck).toEqual({ differentRows: 0, staleSources: 0 });
});
