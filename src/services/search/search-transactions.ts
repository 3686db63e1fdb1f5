import { SearchMatch } from "../../entities/search/search-enums";
import { some, sql, type Sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import { isStaff, type Context } from "../access/actor";
import { visibleTransactions } from "../payments/transaction-policy";
import type { ReadQuery } from "./read-query";
import { exactHit, type SearchHit } from "./search-hit";

/** Of each way to mean a transaction so many are answered, the newest first. */
const MOST = 50;

/** One way in which a query may mean transactions `t`, and how sure it is. */
interface Way {
  readonly matchedBy: SearchMatch;
  readonly rank: number;
  readonly where: Sql;
}

/** The transactions that the query may mean: by id, reference, amount, or the last four of what paid. */
export async function searchTransactions(ctx: Context, query: ReadQuery): Promise<readonly SearchHit[]> {
  const ways = [...byId(query), ...byReference(ctx, query), ...byAmount(query), ...byLastFour(ctx, query)];
  const found = await Promise.all(ways.map((way) => foundBy(ctx, way)));
  return found.flat();
}

async function foundBy(ctx: Context, { matchedBy, rank, where }: Way): Promise<readonly SearchHit[]> {
  // Planned for its values: whether an index by party or by what is asked for serves best, hangs on them.
  const rows = await ctx.db.rows<{ readonly id: Uuid }>(
    sql`
      select t.id
      from transactions t
      where ${visibleTransactions(ctx)}
      and ${where}
      order by t.occurred_at desc, t.id desc
      limit ${MOST}`.plannedForValues(),
  );
  return rows.map(({ id }) => exactHit("TRANSACTION", id, matchedBy, rank));
}

function byId({ publicId }: ReadQuery): readonly Way[] {
  if (publicId?.prefix !== "txn") return [];
  return [{ matchedBy: SearchMatch.ID, rank: 1, where: sql`t.id = ${publicId.uuid}` }];
}

function byReference(ctx: Context, { reference }: ReadQuery): readonly Way[] {
  if (reference === null) return [];
  const way = { matchedBy: SearchMatch.REFERENCE, rank: 1 };
  const spellings = [...new Set([reference, reference.toUpperCase(), reference.toLowerCase()])];
  const byTrace = { ...way, where: sql`t.trace_number = any(${spellings}::text[])` };
  // Ids at the provider are no business of customers.
  if (!isStaff(ctx.actor)) return [byTrace];
  const among = (ids: Sql): Way => ({ ...way, where: sql`t.id in (${ids})` });
  return [
    byTrace,
    among(
      sql`select k.transaction_id from transaction_keys k where ${ctx.inWorkspace("k")} and k.value = ${reference}`,
    ),
    among(
      sql`select p.transaction_id from transaction_parts p where ${ctx.inWorkspace("p")} and p.provider_id = ${reference}`,
    ),
    byMethod(reference, way),
  ];
}

function byAmount({ amounts }: ReadQuery): readonly Way[] {
  if (amounts.length === 0) return [];
  const currenciesOf = new Map<bigint, string[]>(amounts.map(({ amountMinor }) => [amountMinor, []]));
  for (const { amountMinor, currency } of amounts) currenciesOf.get(amountMinor)?.push(currency);
  const each = [...currenciesOf].map(
    ([minor, currencies]) =>
      sql`t.amount_minor = ${minor.toString()}::bigint and t.currency = any(${currencies}::text[])`,
  );
  return [{ matchedBy: SearchMatch.AMOUNT, rank: 0.9, where: some(each) }];
}

function byLastFour(ctx: Context, { lastFour }: ReadQuery): readonly Way[] {
  if (lastFour === null) return [];
  const way = { matchedBy: SearchMatch.LAST_FOUR, rank: 0.9 };
  if (isStaff(ctx.actor)) return [byMethod(lastFour, way)];
  return [
    {
      ...way,
      where: sql`${lastFour} in (t.method ->> 'lastFour', right(t.method ->> 'maskedAccount', 4))`,
    },
  ];
}

/** What lies within the method is found by a function that an index serves, and read again under the policy. */
function byMethod(word: string, way: Pick<Way, "matchedBy" | "rank">): Way {
  const found = sql`array(select found.transaction_id from search_methods(${word}) found)`;
  return { ...way, where: sql`t.id = any(${found})` };
}
