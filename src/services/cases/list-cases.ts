import {
  PRIORITY_RANKS,
  type CaseKind,
  type CasePriority,
  type CaseState,
} from "../../entities/cases/case-enums";
import { Case } from "../../entities/cases/case.entity";
import type { Channel } from "../../entities/customers/customer-enums";
import { among } from "../../kernel/database/among";
import { sql, type Sql } from "../../kernel/database/sql";
import { table } from "../../kernel/database/table";
import { InvalidError } from "../../kernel/errors";
import { safely, safeText } from "../../kernel/firewall/admit";
import type { Raw } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { factsOf, treeConditions, type FilterTree, type IsAmong } from "../../kernel/paging/filter-tree";
import type { InnerListSpec, ListSpec } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { listOf, listWithin } from "../access/reads";
import { LINKS } from "./case-links";
import { listedCases, visibleCases, visibleParticipants } from "./case-policy";
import { casesWithTag } from "./case-tags";
import { watchedBy } from "./case-watchers";
import { externalIdForm, type ExternalId } from "./external-id";

const cases = table(Case);

/** Which cases; all that is given holds at once. */
interface CaseFacts {
  readonly states?: readonly CaseState[] | null;
  readonly kinds?: readonly CaseKind[] | null;
  readonly priorities?: readonly CasePriority[] | null;
  readonly channel?: Channel | null;
  readonly customerId?: Uuid | null;
  readonly teamId?: Uuid | null;
  readonly memberId?: Uuid | null;
  readonly unassigned?: boolean | null;
  readonly watchedBy?: Uuid | null;
  readonly tag?: string | null;
  readonly snoozed?: boolean | null;
  readonly transactionId?: Uuid | null;
  readonly externalId?: Raw<ExternalId> | null;
  readonly createdAfter?: Instant | null;
  readonly createdBefore?: Instant | null;
}

export type CaseFilter = FilterTree<CaseFacts>;

const ORDERS = {
  CREATED_AT: { column: "c.created_at", type: "timestamptz" },
  UPDATED_AT: { column: "c.updated_at", type: "timestamptz" },
  PRIORITY: { column: "c.priority_rank", type: "integer" },
} as const;

export interface CaseListInput {
  readonly filter?: CaseFilter | null;
  readonly orderBy?: { readonly field: keyof typeof ORDERS; readonly direction: "ASC" | "DESC" } | null;
}

export const caseList = listOf(
  { name: "case:list", permission: "case:read" },
  (ctx: Context, input: CaseListInput): ListSpec<Case> => ofWorkspace(ctx, input, listedCases(ctx)),
);

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

/** What a customer may not see, it may not sort or sift by either: the answer would tell. */
const STAFF_FILTERS = [
  "priorities",
  "teamId",
  "memberId",
  "unassigned",
  "watchedBy",
  "tag",
  "snoozed",
  "externalId",
] as const;

function refuseStaffList({ actor }: Context, { filter, orderBy }: CaseListInput): void {
  const placed = filter ? factsOf(filter) : [];
  if (actor.kind !== "customer") return;
  for (const { facts, path } of placed) {
    const given = STAFF_FILTERS.find((field) => facts[field] != null);
    if (given)
      throw new InvalidError([...path, given], "Only the staff of the workspace may filter by this.");
  }
  if (orderBy?.field === "PRIORITY")
    throw new InvalidError(["orderBy", "field"], "Only the staff of the workspace may order by this.");
}

function ofWorkspace(
  ctx: Context,
  { filter, orderBy }: CaseListInput,
  visible = visibleCases(ctx),
): ListSpec<Case> {
  refuseStaffList(ctx, { filter, orderBy });
  return {
    name: "cases",
    table: cases,
    alias: "c",
    from: sql`cases c`,
    where: [
      visible,
      ...(filter ? treeConditions(filter, (facts, isAmong) => conditions(ctx, facts, isAmong)) : []),
    ],
    key: ORDERS[orderBy?.field ?? "CREATED_AT"],
    id: "c.id",
    descending: orderBy?.direction !== "ASC",
    filter,
  };
}

/** One condition for each field of a filter that is given. */
const CONDITIONS: {
  readonly [Field in keyof CaseFacts]-?: (
    value: NonNullable<CaseFacts[Field]>,
    ctx: Context,
    isAmong: IsAmong,
  ) => Sql;
} = {
  states: (states) => among(sql`c.state`, states),
  kinds: (kinds) => among(sql`c.kind`, kinds),
  // By its number, which the index of the order by priority bears.
  priorities: (priorities) =>
    sql`c.priority_rank = any(${priorities.map((word) => PRIORITY_RANKS[word])}::int[])`,
  channel: (channel) => sql`c.channel = ${channel}`,
  customerId: (id) => sql`c.customer_id = ${id}`,
  teamId: (id) => sql`c.team_id = ${id}`,
  memberId: (id) => sql`c.member_id = ${id}`,
  unassigned: (unassigned) => (unassigned ? sql`c.member_id is null` : sql`c.member_id is not null`),
  watchedBy: (id, ctx) => watchedBy(ctx, id),
  snoozed: (snoozed) => (snoozed ? sql`c.snoozed_at is not null` : sql`c.snoozed_at is null`),
  tag: (tag, ctx, isAmong) => isAmong(sql`c.id`, casesWithTag(ctx, safeText(tag.trim()))),
  transactionId: (id, { inWorkspace }, isAmong) =>
    isAmong(
      sql`c.id`,
      sql`
      select link.case_id
      from ${LINKS}
      where ${inWorkspace("link")}
      and link.transaction_id = (
        select coalesce(t.merged_into_id, t.id) from transactions t where ${inWorkspace("t")} and t.id = ${id})`,
    ),
  externalId: (given) => {
    const { source, id } = externalIdForm(safely(given), ["filter", "externalId"]);
    return sql`c.external_source = ${source} and c.external_id = ${id}`;
  },
  createdAfter: (instant) => sql`c.created_at > ${instant}`,
  createdBefore: (instant) => sql`c.created_at < ${instant}`,
};

function conditions(ctx: Context, filter: CaseFacts, isAmong: IsAmong): readonly Sql[] {
  const given = Object.entries(CONDITIONS) as [
    keyof CaseFacts,
    (value: unknown, ctx: Context, isAmong: IsAmong) => Sql,
  ][];
  return given.flatMap(([field, condition]) =>
    filter[field] == null ? [] : [condition(filter[field], ctx, isAmong)],
  );
}
