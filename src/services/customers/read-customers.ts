import type { CustomerSegment } from "../../entities/customers/customer-segment.entity";
import type { CustomerKind } from "../../entities/customers/customer-enums";
import { CustomerIdentity } from "../../entities/customers/customer-identity.entity";
import { Customer } from "../../entities/customers/customer.entity";
import { firstRow } from "../../kernel/database/database";
import { sql, type Sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import { InvalidError } from "../../kernel/errors";
import { safely, safeText } from "../../kernel/firewall/admit";
import type { Raw } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import { factsOf, treeConditions, type FilterTree, type IsAmong } from "../../kernel/paging/filter-tree";
import type { InnerListSpec, ListSpec } from "../../kernel/paging/read-pages";
import type { Batch } from "../../kernel/reads";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import { listOf, listWithin, readById } from "../access/reads";
import { usableFilter } from "../access/saved-filters";
import { visibleCustomers } from "./customer-policy";
import { customersWithTag } from "./customer-tags";
import { identityForm, type IdentityInput } from "./identity-form";
import { standingIdOf } from "./standing-customer";
import { SEGMENTS } from "./segments/read-segments";

const customers = table(Customer);
const identities = table(CustomerIdentity);

interface CustomerFacts {
  readonly kind?: CustomerKind | null;
  readonly tier?: string | null;
  readonly tag?: string | null;
  readonly identity?: Raw<IdentityInput> | null;
  readonly blocked?: boolean | null;
}

export type CustomerFilter = FilterTree<CustomerFacts>;

const ORDERS = { CREATED_AT: "c.created_at", UPDATED_AT: "c.updated_at" } as const;

export interface CustomerListInput {
  /** A saved segment, which the filter narrows further. */
  readonly segmentId?: Uuid | null;
  readonly filter?: CustomerFilter | null;
  readonly orderBy?: {
    readonly field: keyof typeof ORDERS;
    readonly direction?: "ASC" | "DESC" | null;
  } | null;
}

/** The customer that this id means by now, or null when the caller may see none. */
export const findStandingCustomer = query(
  { name: "customer:findStanding", permission: "customer:read" },
  (ctx: Context, { id }: { readonly id: Uuid }): Promise<Customer | null> =>
    firstRow(
      ctx.db,
      sql`
      select ${columnsOf(customers, "c")}
      from customers c
      where ${visibleCustomers(ctx)}
      and c.id = ${standingIdOf(ctx, id)}`,
    ),
);

/** The caller as a customer; null for other callers. */
export const viewersCustomer = query(
  { name: "viewer:customer", permission: "viewer:read" },
  async (ctx: Context): Promise<Customer | null> =>
    ctx.actor.kind === "customer" ? findStandingCustomer.body(ctx, { id: ctx.actor.id }) : null,
);

/** The customers of these ids that the caller may see. */
export const customersById = readById(
  { name: "customer:byId", permission: "customer:read" },
  customers,
  "c",
  visibleCustomers,
);

/** Every identity of each of these customers, oldest first. */
export const identitiesOfCustomers = query(
  { name: "customer:identities", permission: "customer:read" },
  async (
    ctx: Context,
    { ids, wanted }: Batch<null>,
  ): Promise<ReadonlyMap<Uuid, readonly CustomerIdentity[]>> => {
    const rows = await ctx.db.rows<CustomerIdentity>(sql`
      select ${columnsOf(identities, "i", wanted && new Set([...wanted, "customerId"]))}
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

export const customerList = listOf(
  { name: "customer:list", permission: "customer:read" },
  (ctx: Context, input: CustomerListInput): ListSpec<Customer> | Promise<ListSpec<Customer>> =>
    input.segmentId == null
      ? ofWorkspace(ctx, input)
      : usableFilter(ctx, SEGMENTS, input.segmentId).then((segment) => ofSegment(ctx, segment, input)),
);

function ofSegment(ctx: Context, segment: CustomerSegment, input: CustomerListInput): ListSpec<Customer> {
  const list = ofWorkspace(ctx, input);
  const { where, filter } = customersInSegment(ctx, segment.filter as CustomerFilter);
  return { ...list, where: [...list.where, ...where], filter: [filter, list.filter ?? null] };
}

/** The customers that the filter of a segment lets through. */
export function customersInSegment(ctx: Context, filter: CustomerFilter): ListSpec<Customer> {
  return ofWorkspace(ctx, { filter });
}

/** What a customer may not see, it may not sift by either: the answer would tell. */
const STAFF_FILTERS = ["tier", "tag", "blocked"] as const;

function refuseStaffList({ actor }: Context, { filter }: CustomerListInput): void {
  const placed = filter ? factsOf(filter) : [];
  if (actor.kind !== "customer") return;
  for (const { facts, path } of placed) {
    const given = STAFF_FILTERS.find((field) => facts[field] != null);
    if (given)
      throw new InvalidError([...path, given], "Only the staff of the workspace may filter by this.");
  }
}

/** The customers that turned out to be each of these. */
export const customersMergedInto = listWithin(
  { name: "customer:mergedInto", permission: "customer:read" },
  mergedInto,
);

function mergedInto(ctx: Context): InnerListSpec<Customer> {
  return {
    ...ofWorkspace(ctx, {}),
    name: "mergedCustomers",
    where: [visibleCustomers(ctx)],
    parent: "c.merged_into_id",
  };
}

/** Whoever was merged is listed as the one that it became. */
const STANDING = sql`c.merged_into_id is null`;

function ofWorkspace(ctx: Context, { filter, orderBy }: CustomerListInput): ListSpec<Customer> {
  refuseStaffList(ctx, { filter });
  return {
    name: "customers",
    table: customers,
    alias: "c",
    from: sql`customers c`,
    where: [
      visibleCustomers(ctx),
      STANDING,
      ...(filter ? treeConditions(filter, (facts, isAmong) => conditions(ctx, facts, isAmong)) : []),
    ],
    key: { column: ORDERS[orderBy?.field ?? "CREATED_AT"], type: "timestamptz" },
    id: "c.id",
    descending: orderBy?.direction !== "ASC",
    filter,
  };
}

function conditions(
  ctx: Context,
  { kind, tier, tag, identity, blocked }: CustomerFacts,
  isAmong: IsAmong,
): readonly Sql[] {
  const given: Sql[] = [];
  if (kind) given.push(sql`c.kind = ${kind}`);
  if (tier) given.push(sql`c.tier = ${safeText(tier.trim())}`);
  if (blocked != null) given.push(blocked ? sql`c.blocked_at is not null` : sql`c.blocked_at is null`);
  if (tag) given.push(isAmong(sql`c.id`, customersWithTag(ctx, safeText(tag.trim()))));
  if (identity) {
    const form = identityForm(safely(identity), ["filter", "identity"]);
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
