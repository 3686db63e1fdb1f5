import { Client } from "pg";
import { newUuid } from "../../src/kernel/ids";
import type { Actor, Context } from "../../src/services/access/actor";
import { PERMISSIONS_OF_CUSTOMER } from "../../src/services/access/permissions";
import {
  transactionList,
  transactionsOfCustomers,
  type TransactionListInput,
} from "../../src/services/payments/list-transactions";
import { planningContext } from "../support/planning-context";
import { cloneDatabase, type TestDatabase } from "../support/test-server";

const ROWS = 60_000;

const CUSTOMERS = `
  insert into customers (workspace_id, id, created_at, updated_at, kind)
  select ($1::uuid[])[2], unnest($2::uuid[]), now(), now(), 'CONSUMER'`;
/** Of every thing that is filtered by there is a rare one and a common one. */
const TRANSACTIONS = `
  insert into transactions (workspace_id, id, created_at, updated_at, kind, direction, mode, state, rail, provider,
    provider_id, payer_customer_id, merchant_customer_id, currency, amount_minor, captured_minor, refunded_minor,
    refund_pending_minor, disputed_minor, reversed_minor, occurred_at, facts_at)
  select
    ($1::uuid[])[1 + n % 2],
    gen_random_uuid(),
    now() - n * interval '1 second',
    now() - (n * 7919 % ${ROWS}) * interval '1 second',
    case when n % 3000 = 1 then 'PAYOUT' else 'PAYMENT' end,
    'IN',
    case when n % 3000 = 1 then 'TEST' else 'LIVE' end,
    case when n % 3000 = 1 then 'DISPUTED' when n % 4 = 1 then 'PENDING' else 'CAPTURED' end,
    case when n % 3000 = 1 then 'CRYPTO' else 'CARD' end,
    case when n % 3000 = 1 then 'tiny' else 'stripe' end,
    'p' || n,
    case when n % 3000 = 1 then ($2::uuid[])[1] end,
    case when n % 2 = 1 then ($2::uuid[])[2] end,
    case when n % 3000 = 1 then 'JPY' else 'EUR' end,
    n % 10000, 0, 0, 0, 0, 0,
    now() - (n * 7907 % ${ROWS}) * interval '1 second',
    now()
  from generate_series(1, ${ROWS}) n`;
const KEYS = `
  insert into transaction_keys (workspace_id, id, created_at, transaction_id, provider, value)
  select workspace_id, gen_random_uuid(), created_at, id, provider, provider_id from transactions`;

const [other, workspaceId, rarePayer, busyMerchant] = [newUuid(), newUuid(), newUuid(), newUuid()];

let database: TestDatabase;
let application: Client;

beforeAll(async () => {
  database = await cloneDatabase();
  const superuser = new Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  await superuser.query(
    "insert into workspaces (id, name, created_at, updated_at) select unnest($1::uuid[]), 'filled', now(), now()",
    [[other, workspaceId]],
  );
  await superuser.query("set session_replication_role = replica");
  await superuser.query(CUSTOMERS, [
    [other, workspaceId],
    [rarePayer, busyMerchant],
  ]);
  await superuser.query(TRANSACTIONS, [
    [other, workspaceId],
    [rarePayer, busyMerchant],
  ]);
  await superuser.query(KEYS);
  await superuser.query("vacuum analyze");
  await superuser.end();
  application = new Client({ connectionString: database.applicationUrl });
  await application.connect();
  await application.query("select set_config('app.workspace_id', $1, false)", [workspaceId]);
}, 120_000);

afterAll(async () => {
  await application.end();
  await database.drop();
});

function planning(plans: string[], actor?: Actor): Context {
  return planningContext({ client: application, workspaceId, plans, ...(actor && { actor }) });
}

const FILTERS: readonly NonNullable<TransactionListInput["filter"]>[] = [
  {},
  { kind: "PAYMENT" },
  { kind: "PAYOUT" },
  { mode: "TEST" },
  { states: ["DISPUTED"] },
  { states: ["DISPUTED", "ON_HOLD"] },
  { states: ["CAPTURED", "PENDING"] },
  { rail: "CRYPTO" },
  { provider: "tiny" },
  { provider: "stripe" },
  { provider: "stripe", providerId: "p77" },
  { customerId: rarePayer },
  { customerId: busyMerchant },
  { currency: "JPY" },
  { currency: "EUR", amountAtLeast: 9_998n },
];
const ORDERS = (["CREATED_AT", "UPDATED_AT", "OCCURRED_AT"] as const).map((field) => ({
  field,
  direction: "DESC" as const,
}));
const shown = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
const COMBINATIONS = FILTERS.flatMap((filter) =>
  ORDERS.map((orderBy) => [`${shown(filter)} by ${orderBy.field}`, { filter, orderBy }] as const),
);

test.each(COMBINATIONS)("a page of %s reads what it shows, and little more", async (_, input) => {
  const plans: string[] = [];

  await transactionList.page.body(planning(plans), { args: { ...input, first: 25 } });

  expect(plans[0]).not.toMatch(/Seq Scan on transactions/);
  expect(rowsThrownAway(plans[0] ?? "")).toBeLessThan(1_000);
});

test("the transactions of a customer among several are read by the customer, however rare", async () => {
  const plans: string[] = [];
  const ids = [rarePayer, busyMerchant];

  await transactionsOfCustomers.pages.body(planning(plans), { ids, args: { first: 25 } });
  await transactionsOfCustomers.counts.body(planning(plans), { ids: [rarePayer], args: {} });

  for (const plan of plans) {
    expect(plan).not.toMatch(/Seq Scan on transactions/);
    expect(rowsThrownAway(plan)).toBeLessThan(1_000);
  }
});

test("what a customer's token may see is found by the customer", async () => {
  const plans: string[] = [];
  const payer: Actor = { kind: "customer", id: rarePayer, permissions: PERMISSIONS_OF_CUSTOMER };

  await transactionList.page.body(planning(plans, payer), { args: { first: 25 } });

  expect(plans[0]).toMatch(/Bitmap Index Scan on transactions_by_payer/);
  expect(rowsThrownAway(plans[0] ?? "")).toBeLessThan(1_000);
});

function rowsThrownAway(plan: string): number {
  return [...plan.matchAll(/Rows Removed by Filter: (\d+)/g)].reduce(
    (sum, [, rows]) => sum + Number(rows),
    0,
  );
}
