import {
  PRIORITY_RANKS,
  type CaseKind,
  type CasePriority,
  type CaseState,
} from "../../entities/cases/case-enums";
import { NOTHING_DUE } from "../../entities/cases/case.entity";
import type { Channel } from "../../entities/customers/customer-enums";
import { among } from "../../kernel/database/among";
import { sql, type Sql } from "../../kernel/database/sql";
import { InvalidError } from "../../kernel/errors";
import { safely, safeText } from "../../kernel/firewall/admit";
import type { Raw } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import {
  factsOf,
  treeConditions,
  type FilterTree,
  type IsAmong,
  type PlacedFacts,
} from "../../kernel/paging/filter-tree";
import type { Context } from "../access/actor";
import { LINKS } from "./links/case-links";
import { casesWithTag } from "./case-tags";
import { casesWatchedBy } from "./watching/case-watchers";
import { casesReadBy } from "./reading/unread-messages";
import { fieldCondition, type FieldFilter } from "./fields/field-filter";
import { externalIdForm, type ExternalId } from "./external-id";

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
  readonly assignedToMe?: boolean | null;
  readonly watchedBy?: Uuid | null;
  readonly tag?: string | null;
  readonly snoozed?: boolean | null;
  readonly unread?: boolean | null;
  readonly transactionId?: Uuid | null;
  readonly externalId?: Raw<ExternalId> | null;
  readonly field?: FieldFilter | null;
  readonly nextDueBefore?: Instant | null;
  readonly nextDueAfter?: Instant | null;
  readonly hasBreachedClock?: boolean | null;
  readonly createdAfter?: Instant | null;
  readonly createdBefore?: Instant | null;
}

export type CaseFilter = FilterTree<CaseFacts>;

/** What a customer may not see, it may not sift by either: the answer would tell. */
const STAFF_FILTERS = [
  "priorities",
  "teamId",
  "memberId",
  "unassigned",
  "assignedToMe",
  "watchedBy",
  "tag",
  "snoozed",
  "unread",
  "externalId",
  "nextDueBefore",
  "nextDueAfter",
  "hasBreachedClock",
] as const;

/** The conditions of a filter of cases `c`; refuses one that is too large, or not for the caller to sift by. */
export function caseConditions(ctx: Context, filter: CaseFilter): readonly Sql[] {
  const placed = factsOf(filter);
  if (ctx.actor.kind === "customer") placed.forEach(refuseStaffFacts);
  return treeConditions(filter, (facts, isAmong) => conditions(ctx, facts, isAmong));
}

function refuseStaffFacts({ facts, path }: PlacedFacts<CaseFacts>): void {
  const given = STAFF_FILTERS.find((field) => facts[field] != null);
  if (given) throw new InvalidError([...path, given], "Only the staff of the workspace may filter by this.");
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
  // A machine works on no case, and is no reason to refuse a view that members share with it.
  assignedToMe: (isMine, { actor }) => {
    if (actor.kind !== "member") return sql`not ${isMine}::boolean`;
    return isMine ? sql`c.member_id = ${actor.id}` : sql`c.member_id is distinct from ${actor.id}`;
  },
  watchedBy: (id, ctx, isAmong) => isAmong(sql`c.id`, casesWatchedBy(ctx, id)),
  snoozed: (snoozed) => (snoozed ? sql`c.snoozed_at is not null` : sql`c.snoozed_at is null`),
  // To a machine nothing is new, for the same reason.
  unread: (isUnread, ctx, isAmong) => {
    if (ctx.actor.kind !== "member") return sql`not ${isUnread}::boolean`;
    if (isUnread) return sql`not exists (${casesReadBy(ctx, ctx.actor.id, sql`c.id`)})`;
    return isAmong(sql`c.id`, casesReadBy(ctx, ctx.actor.id));
  },
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
  field: (given, ctx, isAmong) => fieldCondition(ctx, given, isAmong),
  nextDueBefore: (instant) => sql`c.next_due_at < ${instant}`,
  // What is not due at all is not due after anything.
  nextDueAfter: (instant) => sql`c.next_due_at > ${instant} and c.next_due_at < ${NOTHING_DUE}`,
  hasBreachedClock: (hasBreached, ctx, isAmong) =>
    hasBreached
      ? isAmong(sql`c.id`, casesWithBreach(ctx))
      : sql`not exists (${casesWithBreach(ctx)} and k.case_id = c.id)`,
  createdAfter: (instant) => sql`c.created_at > ${instant}`,
  createdBefore: (instant) => sql`c.created_at < ${instant}`,
};

function casesWithBreach({ inWorkspace }: Context): Sql {
  return sql`select k.case_id from clocks k where ${inWorkspace("k")} and k.breached_at is not null`;
}

function conditions(ctx: Context, filter: CaseFacts, isAmong: IsAmong): readonly Sql[] {
  const given = Object.entries(CONDITIONS) as [
    keyof CaseFacts,
    (value: unknown, ctx: Context, isAmong: IsAmong) => Sql,
  ][];
  return given.flatMap(([field, condition]) =>
    filter[field] == null ? [] : [condition(filter[field], ctx, isAmong)],
  );
}
