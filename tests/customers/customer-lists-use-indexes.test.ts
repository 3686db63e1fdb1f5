import { Client } from "pg";
import { newUuid } from "../../src/kernel/ids";
import type { Context } from "../../src/services/access/actor";
import { customerList, type CustomerListInput } from "../../src/services/customers/read-customers";
import { planningContext } from "../support/planning-context";
import { cloneDatabase, type TestDatabase } from "../support/test-server";

const ROWS = 60_000;

const FILL = `
  insert into workspaces (id, name, created_at, updated_at)
  select unnest($1::uuid[]), 'filled', now(), now();
`;
const CUSTOMERS = `
  insert into customers (workspace_id, id, created_at, updated_at, kind, tier, tags, blocked_at, block_reason)
  select
    ($1::uuid[])[1 + n % 2],
    gen_random_uuid(),
    now() - n * interval '1 second',
    now() - (n * 7919 % ${ROWS}) * interval '1 second',
    case when n % 100 = 1 then 'MERCHANT' else 'CONSUMER' end,
    case when n % 3000 = 1 then 'platinum' end,
    case when n % 3000 = 1 then array['rare'] when n % 4 = 0 then array['common'] else '{}' end,
    case when n % 3000 = 1 then now() end,
    case when n % 3000 = 1 then 'spam' end
  from generate_series(1, ${ROWS}) n`;
const TAGS = `
  insert into customer_tags (workspace_id, id, created_at, customer_id, tag)
  select workspace_id, gen_random_uuid(), created_at, id, unnest(tags) from customers`;

let database: TestDatabase;
let application: Client;
let workspaceId: string;

beforeAll(async () => {
  database = await cloneDatabase();
  workspaceId = newUuid();
  const workspaces = [newUuid(), workspaceId];
  const superuser = new Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  await superuser.query(FILL, [workspaces]);
  await superuser.query(CUSTOMERS, [workspaces]);
  await superuser.query(TAGS);
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

function planning(plans: string[]): Context {
  return planningContext({ client: application, workspaceId, plans });
}

const FILTERS: readonly NonNullable<CustomerListInput["filter"]>[] = [
  {},
  { kind: "CONSUMER" },
  { kind: "MERCHANT" },
  { tier: "platinum" },
  { tier: "platinum", kind: "MERCHANT" },
  { tag: "rare" },
  { tag: "common" },
  { tag: "absent" },
  { tag: "rare", kind: "CONSUMER" },
  { blocked: true },
  { blocked: false },
  { identity: { kind: "EMAIL", value: "nobody@example.com" } },
];
const ORDERS = (["CREATED_AT", "UPDATED_AT"] as const).flatMap((field) =>
  (["ASC", "DESC"] as const).map((direction) => ({ field, direction })),
);
const COMBINATIONS = FILTERS.flatMap((filter) => ORDERS.map((orderBy) => ({ filter, orderBy })));

test.each(COMBINATIONS)(
  "a page of $filter by $orderBy reads what it shows, and little more",
  async (input) => {
    const plans: string[] = [];

    await customerList.page.body(planning(plans), { args: { ...input, first: 25 } });

    expect(plans).toHaveLength(1);
    expect(plans[0]).not.toMatch(/Seq Scan on customers/);
    expect(rowsThrownAway(plans[0] ?? "")).toBeLessThan(1_000);
  },
);

// A count that ends at its cap may as well read the table from its start.
test.each(FILTERS.filter(isSelective))(
  "the count of %j reads what it counts, and little more",
  async (filter) => {
    const plans: string[] = [];

    await customerList.count.body(planning(plans), { args: { filter } });

    expect(plans).toHaveLength(1);
    expect(plans[0]).not.toMatch(/Seq Scan on customers/);
    expect(rowsThrownAway(plans[0] ?? "")).toBeLessThan(1_000);
  },
);

function isSelective({ kind, tier, tag, identity, blocked }: (typeof FILTERS)[number]): boolean {
  return (
    blocked === true ||
    kind === "MERCHANT" ||
    tier != null ||
    identity != null ||
    tag === "rare" ||
    tag === "absent"
  );
}

function rowsThrownAway(plan: string): number {
  return [...plan.matchAll(/Rows Removed by Filter: (\d+)/g)].reduce(
    (sum, [, rows]) => sum + Number(rows),
    0,
  );
}
