import type { CustomerKind } from "../../entities/customers/customer-enums";
import { CustomerIdentity } from "../../entities/customers/customer-identity.entity";
import { Customer } from "../../entities/customers/customer.entity";
import { firstRow } from "../../kernel/database/database";
import { sql, type Sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import { InvalidError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import { pageRequest, type PageArguments } from "../../kernel/paging/page-request";
import { countRows, readPage, type ListSpec, type Page } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import { visibleCustomers } from "./customer-policy";
import { hasTag } from "./customer-tags";
import { identityForm, type IdentityInput } from "./identity-form";

const customers = table(Customer);
const identities = table(CustomerIdentity);

export interface CustomerFilter {
  readonly kind?: CustomerKind | null;
  readonly tier?: string | null;
  readonly tag?: string | null;
  readonly identity?: IdentityInput | null;
}

const ORDERS = { CREATED_AT: "c.created_at", UPDATED_AT: "c.updated_at" } as const;

export interface CustomerListInput {
  readonly filter?: CustomerFilter | null;
  readonly orderBy?: { readonly field: keyof typeof ORDERS; readonly direction: "ASC" | "DESC" } | null;
}

/** The customer of this id, or null when the caller may see none. */
export const findCustomer = query(
  { name: "customer:find", permission: "customer:read" },
  (ctx: Context, { id }: { readonly id: Uuid }): Promise<Customer | null> =>
    firstRow(
      ctx.db,
      sql`select ${columnsOf(customers, "c")} from customers c where ${visibleCustomers(ctx)} and c.id = ${id}`,
    ),
);

/** The caller as a customer; null for other callers. */
export const viewersCustomer = query(
  { name: "viewer:customer", permission: "viewer:read" },
  async (ctx: Context): Promise<Customer | null> =>
    ctx.actor.kind === "customer" ? findCustomer.body(ctx, { id: ctx.actor.id }) : null,
);

/** The customers of these ids that the caller may see. */
export const customersById = query(
  { name: "customer:byId", permission: "customer:read" },
  async (ctx: Context, { ids }: { readonly ids: readonly Uuid[] }): Promise<ReadonlyMap<Uuid, Customer>> => {
    const rows = await ctx.db.rows<Customer>(sql`
      select ${columnsOf(customers, "c")}
      from customers c
      where ${visibleCustomers(ctx)}
      and c.id = any(${ids}::uuid[])`);
    return new Map(rows.map((row) => [row.id, row]));
  },
);

/** Every identity of each of these customers, oldest first. */
export const identitiesOfCustomers = query(
  { name: "customer:identities", permission: "customer:read" },
  async (
    ctx: Context,
    { ids }: { readonly ids: readonly Uuid[] },
  ): Promise<ReadonlyMap<Uuid, readonly CustomerIdentity[]>> => {
    const rows = await ctx.db.rows<CustomerIdentity>(sql`
      select ${columnsOf(identities, "i")}
      from customer_identities i
      join customers c on c.workspace_id = i.workspace_id and c.id = i.customer_id
      where ${visibleCustomers(ctx)}
      and i.customer_id = any(${ids}::uuid[])
      order by i.id`);
    const byCustomer = new Map<Uuid, CustomerIdentity[]>(ids.map((id) => [id, []]));
    for (const row of rows) byCustomer.get(row.customerId)?.push(row);
    return byCustomer;
  },
);

export const listCustomers = query(
  { name: "customer:list", permission: "customer:read" },
  (ctx: Context, input: CustomerListInput & PageArguments): Promise<Page<Customer>> =>
    readPage<Customer>(ctx, customerList(ctx, input), pageRequest(input)),
);

export const countCustomers = query(
  { name: "customer:count", permission: "customer:read" },
  (ctx: Context, input: CustomerListInput): Promise<number> => countRows(ctx, customerList(ctx, input)),
);

/** What a customer may not see, it may not sift by either: the answer would tell. */
const STAFF_FILTERS = ["tier", "tag"] as const;

function refuseStaffList({ actor }: Context, { filter }: CustomerListInput): void {
  if (actor.kind !== "customer") return;
  const given = STAFF_FILTERS.find((field) => filter?.[field] != null);
  if (given) throw new InvalidError(["filter", given], "Only the staff of the workspace may filter by this.");
}

function customerList(ctx: Context, { filter, orderBy }: CustomerListInput): ListSpec {
  refuseStaffList(ctx, { filter });
  return {
    name: "customers",
    columns: columnsOf(customers, "c"),
    from: sql`customers c`,
    where: [visibleCustomers(ctx), ...conditions(ctx, filter ?? {})],
    key: { column: ORDERS[orderBy?.field ?? "CREATED_AT"], type: "timestamptz" },
    id: "c.id",
    descending: orderBy?.direction !== "ASC",
    filter,
  };
}

function conditions(ctx: Context, { kind, tier, tag, identity }: CustomerFilter): readonly Sql[] {
  const given: Sql[] = [];
  if (kind) given.push(sql`c.kind = ${kind}`);
  if (tier) given.push(sql`c.tier = ${tier.trim()}`);
  if (tag) given.push(hasTag(ctx, tag.trim()));
  if (identity) {
    const form = identityForm(identity, ["filter", "identity"]);
    given.push(sql`c.id = (
      select i.customer_id
      from customer_identities i
      where ${ctx.inWorkspace("i")}
      and i.kind = ${form.kind}
      and i.source = ${form.source}
      and i.value = ${form.value})`);
  }
  return given;
}
