import type { CaseView } from "../../entities/cases/case-view.entity";
import { Case } from "../../entities/cases/case.entity";
import { sql } from "../../kernel/database/sql";
import { table } from "../../kernel/database/table";
import { InvalidError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import { factsOf } from "../../kernel/paging/filter-tree";
import type { InnerListSpec, ListSpec } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { listOf, listWithin } from "../access/reads";
import { usableFilter } from "../access/saved-filters";
import { readStandingIds } from "../customers/standing-customer";
import { caseConditions, type CaseFilter } from "./case-filter";
import { CASE_ORDERS, directionOf, type CaseOrder, type CaseOrderField } from "./case-order";
import { assertKnownFields, fieldFiltersIn } from "./fields/filtered-fields";
import { LINKS } from "./links/case-links";
import { listedCases, visibleCases, visibleParticipants } from "./case-policy";
import { CASE_VIEWS } from "./views/read-case-views";

const cases = table(Case);

/** What a customer may not see, it may not sort by either: the answer would tell. */
const STAFF_ORDERS: ReadonlySet<CaseOrderField> = new Set(["PRIORITY", "NEXT_DUE"]);

const NEWEST_FIRST: CaseOrder = { field: "CREATED_AT" };

export interface CaseListInput {
  /** A saved view, which the filter narrows further. */
  readonly viewId?: Uuid | null;
  readonly filter?: CaseFilter | null;
  readonly orderBy?: CaseOrder | null;
}

export const caseList = listOf(
  { name: "case:list", permission: "case:read" },
  (ctx: Context, input: CaseListInput): ListSpec<Case> | Promise<ListSpec<Case>> =>
    input.viewId == null
      ? afterFields(ctx, input, () => ofStanding(ctx, input))
      : usableFilter(ctx, CASE_VIEWS, input.viewId).then((view) =>
          afterFields(ctx, input, () => ofView(ctx, view, input)),
        ),
);

/** At once where no custom field is asked for: the read is to leave with the transaction's beginning. */
function afterFields(
  ctx: Context,
  { filter }: CaseListInput,
  list: () => ListSpec<Case> | Promise<ListSpec<Case>>,
): ListSpec<Case> | Promise<ListSpec<Case>> {
  const filters = filter ? fieldFiltersIn(factsOf(filter)) : [];
  return filters.length === 0 ? list() : assertKnownFields(ctx, filters).then(list);
}

/** Of a merged customer, those of the one that stands; PostgreSQL is to see which that is, and so how rare. */
function ofStanding(ctx: Context, input: CaseListInput): ListSpec<Case> | Promise<ListSpec<Case>> {
  const filter = input.filter ?? {};
  const named = factsOf(filter).flatMap(({ facts }) => facts.customerId ?? []);
  if (named.length === 0) return ofWorkspace(ctx, input, listedCases(ctx));
  return readStandingIds(ctx, named).then((standing) =>
    ofWorkspace(ctx, { ...input, filter: withStanding(filter, standing) }, listedCases(ctx)),
  );
}

function withStanding(filter: CaseFilter, standing: ReadonlyMap<Uuid, Uuid>): CaseFilter {
  const { customerId, and, or, not } = filter;
  const within = (trees: readonly CaseFilter[]): readonly CaseFilter[] =>
    trees.map((tree) => withStanding(tree, standing));
  return {
    ...filter,
    ...(customerId && { customerId: standing.get(customerId) ?? customerId }),
    ...(and && { and: within(and) }),
    ...(or && { or: within(or) }),
    ...(not && { not: withStanding(not, standing) }),
  };
}

/** The cases that a view shows, in its order unless told. */
function ofView(ctx: Context, view: CaseView, { filter, orderBy }: CaseListInput): ListSpec<Case> {
  const order = orderBy ?? { field: view.orderField, direction: view.orderDirection };
  const list = ofWorkspace(ctx, { filter, orderBy: order });
  const viewed = viewedCases(ctx, view.filter as CaseFilter);
  return { ...list, where: [...list.where, ...viewed.where], filter: [viewed.filter, filter ?? null] };
}

/** The cases that the filter of a view lets through. */
export function viewedCases(ctx: Context, filter: CaseFilter): ListSpec<Case> {
  return ofWorkspace(ctx, { filter });
}

/** The cases of each of these customers. */
export const casesOfCustomers = listWithin({ name: "case:ofCustomers", permission: "case:read" }, ofCustomer);

/** The cases about each of these transactions. */
export const casesOfTransactions = listWithin(
  { name: "case:ofTransactions", permission: "case:read" },
  ofTransaction,
);

/** The cases in the queue of each of these teams, the latest change first. */
export const casesOfTeams = listWithin({ name: "case:ofTeams", permission: "case:read" }, ofTeam);

function ofTeam(ctx: Context): InnerListSpec<Case> {
  const orderBy = { field: "UPDATED_AT", direction: "DESC" } as const;
  return { ...ofWorkspace(ctx, { orderBy }), name: "teamCases", parent: "c.team_id" };
}

function ofTransaction(ctx: Context): InnerListSpec<Case> {
  return {
    ...ofWorkspace(ctx, {}),
    name: "transactionCases",
    from: sql`${LINKS} join cases c on c.workspace_id = link.workspace_id and c.id = link.case_id`,
    parent: "link.transaction_id",
  };
}

/** The cases that were merged into each of these. */
export const casesMergedInto = listWithin({ name: "case:mergedInto", permission: "case:read" }, mergedInto);

function mergedInto(ctx: Context): InnerListSpec<Case> {
  const orderBy = { field: "UPDATED_AT", direction: "DESC" } as const;
  return { ...ofWorkspace(ctx, { orderBy }), name: "mergedCases", parent: "c.merged_into_id" };
}

/** The cases of others in which each of these customers takes part. */
export const sharedCasesOfCustomers = listWithin(
  { name: "case:sharedWithCustomers", permission: "case:read" },
  sharedWithCustomer,
);

function sharedWithCustomer(ctx: Context): InnerListSpec<Case> {
  return {
    ...ofWorkspace(ctx, {}),
    name: "sharedCases",
    from: sql`case_participants cp join cases c on c.workspace_id = cp.workspace_id and c.id = cp.case_id`,
    where: [visibleCases(ctx), visibleParticipants(ctx)],
    key: { column: "cp.created_at", type: "timestamptz" },
    id: "cp.case_id",
    parent: "cp.customer_id",
  };
}

function ofCustomer(ctx: Context): InnerListSpec<Case> {
  return { ...ofWorkspace(ctx, {}), name: "customerCases", parent: "c.customer_id" };
}

function refuseStaffOrder({ actor }: Context, orderBy: CaseListInput["orderBy"]): void {
  if (actor.kind === "customer" && orderBy && STAFF_ORDERS.has(orderBy.field))
    throw new InvalidError(["orderBy", "field"], "Only the staff of the workspace may order by this.");
}

function ofWorkspace(
  ctx: Context,
  { filter, orderBy }: CaseListInput,
  visible = visibleCases(ctx),
): ListSpec<Case> {
  refuseStaffOrder(ctx, orderBy);
  const order = orderBy ?? NEWEST_FIRST;
  return {
    name: "cases",
    table: cases,
    alias: "c",
    from: sql`cases c`,
    where: [visible, ...(filter ? caseConditions(ctx, filter) : [])],
    key: CASE_ORDERS[order.field],
    id: "c.id",
    descending: directionOf(order) === "DESC",
    filter,
  };
}
