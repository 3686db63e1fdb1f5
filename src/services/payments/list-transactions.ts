import type { MoneyMode } from "../../entities/payments/provider-enums";
import type {
  TransactionKind,
  TransactionRail,
  TransactionState,
} from "../../entities/payments/transaction-enums";
import { Transaction } from "../../entities/payments/transaction.entity";
import { among } from "../../kernel/database/among";
import { sql, type Sql } from "../../kernel/database/sql";
import { table } from "../../kernel/database/table";
import { InvalidError } from "../../kernel/errors";
import { exactJson } from "../../kernel/exact-json";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { factsOf, treeConditions, type FilterTree } from "../../kernel/paging/filter-tree";
import type { InnerListSpec, ListSpec } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { listOf, listWithin } from "../access/reads";
import { readStandingIds, standingIdOf } from "../customers/standing-customer";
import { hasParty, visibleTransactions } from "./transaction-policy";

const transactions = table(Transaction);

interface TransactionFacts {
  readonly kind?: TransactionKind | null;
  readonly mode?: MoneyMode | null;
  readonly states?: readonly TransactionState[] | null;
  readonly rail?: TransactionRail | null;
  readonly provider?: string | null;
  readonly providerId?: string | null;
  readonly customerId?: Uuid | null;
  readonly currency?: string | null;
  readonly amountAtLeast?: bigint | null;
  readonly amountAtMost?: bigint | null;
  readonly createdAfter?: Instant | null;
  readonly createdBefore?: Instant | null;
  readonly occurredAfter?: Instant | null;
  readonly occurredBefore?: Instant | null;
}

export type TransactionFilter = FilterTree<TransactionFacts>;

const ORDERS = {
  CREATED_AT: "t.created_at",
  UPDATED_AT: "t.updated_at",
  OCCURRED_AT: "t.occurred_at",
} as const;

export interface TransactionListInput {
  readonly filter?: TransactionFilter | null;
  readonly orderBy?: {
    readonly field: keyof typeof ORDERS;
    readonly direction?: "ASC" | "DESC" | null;
  } | null;
}

export const transactionList = listOf(
  { name: "transaction:list", permission: "transaction:read" },
  (ctx: Context, input: TransactionListInput) => {
    const named = factsOf(input.filter ?? {}).flatMap(({ facts }) => facts.customerId ?? []);
    if (named.length === 0) return ofWorkspace(ctx, input);
    return ofStanding(ctx, input, named);
  },
);

/** A condition on three columns is read by their indexes only if PostgreSQL sees which customer is meant. */
async function ofStanding(
  ctx: Context,
  input: TransactionListInput,
  named: readonly Uuid[],
): Promise<ListSpec<Transaction>> {
  const standing = await readStandingIds(ctx, named);
  return ofWorkspace(ctx, input, (id) => sql`${standing.get(id) ?? id}::uuid`);
}

/** The transactions in which each of these customers is payer, payee or merchant. */
export const transactionsOfCustomers = listWithin(
  { name: "transaction:ofCustomers", permission: "transaction:read" },
  ofCustomer,
);

/**
 * Each transaction under each of its parties, by an index for each part: asked as one condition with `or`,
 * PostgreSQL walks the workspace instead, as it cannot know how rare a customer is. The branches bear no
 * condition of their own, without which PostgreSQL merges them in the order of their indexes.
 */
const BY_PARTY = sql`(
  select x.*, x.payer_customer_id as party_id, 1 as part from transactions x
  union all
  select x.*, x.payee_customer_id as party_id, 2 as part from transactions x
  union all
  select x.*, x.merchant_customer_id as party_id, 3 as part from transactions x) t`;

/** Whoever has two parts in a transaction has it once. */
const FIRST_PART = sql`(
  t.part = 1
  or t.party_id is distinct from t.payer_customer_id
  and (t.part = 2 or t.party_id is distinct from t.payee_customer_id))`;

function ofCustomer(ctx: Context, input: TransactionListInput): InnerListSpec<Transaction> {
  const list = ofWorkspace(ctx, input);
  return {
    ...list,
    name: "customer.transactions",
    from: BY_PARTY,
    where: [...list.where, FIRST_PART],
    parent: "t.party_id",
  };
}

/** What a customer may not see, it may not sift by either: the answer would tell. */
function refuseStaffFilter({ actor }: Context, filter: TransactionFilter): void {
  const placed = factsOf(filter);
  if (actor.kind !== "customer") return;
  for (const { facts, path } of placed) {
    if (facts.providerId != null)
      throw new InvalidError([...path, "providerId"], "Only the staff of the workspace may filter by this.");
    if (facts.customerId != null && facts.customerId !== actor.id)
      throw new InvalidError(
        [...path, "customerId"],
        "Only the staff of the workspace may filter by another customer.",
      );
  }
}

function ofWorkspace(
  ctx: Context,
  { filter, orderBy }: TransactionListInput,
  standingId: (id: Uuid) => Sql = (id) => standingIdOf(ctx, id),
): ListSpec<Transaction> {
  refuseStaffFilter(ctx, filter ?? {});
  return {
    name: "transactions",
    table: transactions,
    alias: "t",
    from: sql`transactions t`,
    where: [
      visibleTransactions(ctx),
      ...treeConditions(filter ?? {}, (facts) => conditions(ctx, facts, standingId)),
    ],
    key: { column: ORDERS[orderBy?.field ?? "CREATED_AT"], type: "timestamptz" },
    id: "t.id",
    descending: orderBy?.direction !== "ASC",
    filter: filter && withoutBigints(filter),
  };
}

function conditions(ctx: Context, filter: TransactionFacts, standingId: (id: Uuid) => Sql): readonly Sql[] {
  const { currency, amountAtLeast, amountAtMost, providerId, provider, customerId } = filter;
  if ((amountAtLeast ?? amountAtMost) != null && !currency)
    throw new InvalidError(["filter", "currency"], "An amount means nothing without its currency.");
  if (providerId && !provider)
    throw new InvalidError(["filter", "provider"], "An id at a provider means nothing without the provider.");
  const given: Sql[] = [];
  const add = (value: unknown, condition: Sql): void => {
    if (value != null) given.push(condition);
  };
  add(filter.kind, sql`t.kind = ${filter.kind}`);
  add(filter.mode, sql`t.mode = ${filter.mode}`);
  add(filter.states, among(sql`t.state`, filter.states ?? []));
  add(filter.rail, sql`t.rail = ${filter.rail}`);
  add(provider, sql`t.provider = ${provider}`);
  add(providerId, goesBy(ctx, filter));
  if (customerId != null) given.push(hasParty(standingId(customerId)));
  add(currency, sql`t.currency = ${currency}`);
  add(amountAtLeast, sql`t.amount_minor >= ${amountAtLeast}`);
  add(amountAtMost, sql`t.amount_minor <= ${amountAtMost}`);
  add(filter.createdAfter, sql`t.created_at > ${filter.createdAfter}`);
  add(filter.createdBefore, sql`t.created_at < ${filter.createdBefore}`);
  add(filter.occurredAfter, sql`t.occurred_at > ${filter.occurredAfter}`);
  add(filter.occurredBefore, sql`t.occurred_at < ${filter.occurredBefore}`);
  return given;
}

/** Any of the ids by which the provider knows it. */
function goesBy(ctx: Context, { provider, providerId }: TransactionFacts): Sql {
  return sql`t.id = (
    select k.transaction_id
    from transaction_keys k
    where ${ctx.inWorkspace("k")}
    and k.provider = ${provider}
    and k.value = ${providerId})`;
}

/** A cursor is bound to its filter as JSON, which has no bigint. */
function withoutBigints(filter: TransactionFilter): unknown {
  return JSON.parse(exactJson(filter));
}
