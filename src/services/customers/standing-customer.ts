import { Customer } from "../../entities/customers/customer.entity";
import { firstRow } from "../../kernel/database/database";
import { sql, type Sql } from "../../kernel/database/sql";
import { findRow } from "../../kernel/database/store";
import { columnsOf, table } from "../../kernel/database/table";
import { ErrorCode, NotFoundError, Refusal } from "../../kernel/errors";
import { publicId, type Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { visibleCustomers } from "./customer-policy";

const customers = table(Customer);

/** What staff decide about a customer, they decide about the one that it became. */
export class CustomerMergedError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly field: readonly string[];
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(mergedIntoId: Uuid, field = "customerId") {
    const mergedInto = publicId("cust", mergedIntoId);
    super(`This customer was merged into ${mergedInto}: go on there.`);
    this.field = [field];
    this.details = { mergedInto };
  }
}

/**
 * The customer that this id means by now, which is not merged before the transaction ends: what is about to name
 * it would stay behind with the merged one. The lock is the one that a foreign key takes anyway.
 */
export async function standingCustomer(ctx: Context, id: Uuid, field = "customerId"): Promise<Customer> {
  const customer = await firstRow<Customer>(
    ctx.db,
    sql`
    select ${columnsOf(customers, "c")}
    from customers c
    where ${visibleCustomers(ctx)}
    and c.id = ${id}
    for key share`,
  );
  if (!customer) throw new NotFoundError("customer", [field]);
  return customer.mergedIntoId ? standingCustomer(ctx, customer.mergedIntoId, field) : customer;
}

/** The same for several, each by the id that was given; one that the workspace does not have is left out. */
export async function standingIds(ctx: Context, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, Uuid>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.rows<Pick<Customer, "id" | "mergedIntoId">>(sql`
    select id, merged_into_id as "mergedIntoId"
    from customers
    where ${ctx.inWorkspace()}
    and id = any(${ids}::uuid[])
    order by id
    for key share`);
  const others = await standingIds(
    ctx,
    rows.flatMap(({ mergedIntoId }) => mergedIntoId ?? []),
  );
  return new Map(rows.map(({ id, mergedIntoId }) => [id, others.get(mergedIntoId ?? id) ?? id]));
}

/** The same for one. */
export async function standingId(ctx: Context, id: Uuid): Promise<Uuid> {
  return (await standingIds(ctx, [id])).get(id) ?? id;
}

/** For reading what goes by these ids; a trace leads there in one step. */
export async function readStandingIds(ctx: Context, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, Uuid>> {
  const rows = await ctx.db.rows<Pick<Customer, "id" | "mergedIntoId">>(sql`
    select id, merged_into_id as "mergedIntoId"
    from customers
    where ${ctx.inWorkspace()}
    and id = any(${ids}::uuid[])`);
  return new Map(rows.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]));
}

/** The same within a condition; nothing where there is none. PostgreSQL cannot know how rare it is. */
export function standingIdOf({ inWorkspace }: Context, id: Uuid): Sql {
  return sql`(
    select coalesce(named.merged_into_id, named.id)
    from customers named
    where ${inWorkspace("named")}
    and named.id = ${id})`;
}

/** Holds the customer that this id means by now, to change it. */
export async function lockStandingCustomer(ctx: Context, id: Uuid, field?: string): Promise<Customer> {
  const customer = await findRow(ctx, customers, id, sql`for no key update`);
  if (!customer) throw new NotFoundError("customer", field ? [field] : null);
  return customer.mergedIntoId ? lockStandingCustomer(ctx, customer.mergedIntoId, field) : customer;
}
