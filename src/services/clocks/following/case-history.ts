import type { CaseKind, CasePriority, CaseState } from "../../../entities/cases/case-enums";
import type { Case } from "../../../entities/cases/case.entity";
import { ActorKind } from "../../../entities/cases/message-enums";
import type { TimelineEntryKind } from "../../../entities/cases/timeline-entry-kind";
import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import type { CaseHappening, CaseOpening, CaseStep } from "../engine/case-step";

/** What of a case its clocks go by. */
export type CaseRow = Pick<
  Case,
  | "id"
  | "version"
  | "createdAt"
  | "kind"
  | "priority"
  | "channel"
  | "teamId"
  | "memberId"
  | "tags"
  | "customerId"
  | "importedAt"
>;

interface Line {
  readonly caseId: Uuid;
  readonly caseVersion: number;
  readonly kind: TimelineEntryKind;
  readonly actorKind: ActorKind;
  readonly at: Instant;
  /** Whether the case's customer reads it, or wrote it. */
  readonly isBetween: boolean;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A part of a case's history: its beginning, where that is among it, and the steps that follow. */
export interface CaseHistory {
  readonly opening: CaseOpening | null;
  readonly steps: readonly CaseStep[];
}

/** How each kind of line reads for clocks; what is not named here is nothing to them. */
const READINGS: { readonly [Kind in TimelineEntryKind]?: (line: Line) => CaseHappening | null } = {
  MESSAGE: ({ actorKind, isBetween, detail }) => {
    if (!isBetween) return null;
    if (actorKind === ActorKind.CUSTOMER) return { kind: "CUSTOMER_WROTE" };
    return {
      kind: "STAFF_WROTE",
      isAutomatic: actorKind === ActorKind.SYSTEM || detail["automatic"] === true,
    };
  },
  // What came with it was said by a customer, who waits.
  SPLIT_OFF: () => ({ kind: "CUSTOMER_WROTE" }),
  STATE_CHANGED: ({ detail }) => ({ kind: "STATE", to: detail["toState"] as CaseState }),
  SNOOZED: () => ({ kind: "SNOOZED" }),
  WOKEN: () => ({ kind: "WOKEN" }),
  ASSIGNMENT_CHANGED: ({ detail }) => ({
    kind: "ASSIGNED",
    teamId: detail["toTeamId"] as Uuid | null,
    memberId: detail["toMemberId"] as Uuid | null,
  }),
  KIND_CHANGED: ({ detail }) => ({ kind: "KIND", to: detail["toKind"] as CaseKind }),
  PRIORITY_CHANGED: ({ detail }) => ({ kind: "PRIORITY", to: detail["toPriority"] as CasePriority }),
  TAGS_CHANGED: ({ detail }) => ({
    kind: "TAGS",
    added: detail["added"] as readonly string[],
    removed: detail["removed"] as readonly string[],
  }),
  OBLIGATION_MET: ({ detail }) => ({ kind: "DUTY_DONE", name: detail["name"] as string }),
  TRANSACTION_LINKED: () => ({ kind: "TRANSACTIONS" }),
  TRANSACTION_UNLINKED: () => ({ kind: "TRANSACTIONS" }),
};

const HEEDED = [...Object.keys(READINGS), "OPENED"];

/** Their columns, of cases `c`. */
export const CASE_ROW = sql`
  c.id, c.version, c.created_at as "createdAt", c.kind, c.priority, c.channel, c.team_id as "teamId",
  c.member_id as "memberId", c.tags, c.customer_id as "customerId", c.imported_at as "importedAt"`;

/** What happened to each of these cases after a version, until the version in which they were read. */
export async function historiesOf(
  ctx: Context,
  cases: readonly CaseRow[],
  after: ReadonlyMap<Uuid, number>,
): Promise<ReadonlyMap<Uuid, CaseHistory>> {
  const lines = await linesOf(ctx, cases, after);
  return new Map(
    cases.map((row) => [row.id, historyOf(row, after.get(row.id) ?? 0, lines.get(row.id) ?? [])]),
  );
}

async function linesOf(
  ctx: Context,
  cases: readonly CaseRow[],
  after: ReadonlyMap<Uuid, number>,
): Promise<ReadonlyMap<Uuid, readonly Line[]>> {
  // A message from elsewhere was written before it was stored, which is what counts for who waits.
  const rows = await ctx.db.rows<Line>(sql`
    select
      t.case_id as "caseId", t.case_version as "caseVersion", t.kind, t.actor_kind as "actorKind", t.detail,
      least(t.occurred_at, m.sent_at) as at,
      t.visibility = 'PUBLIC' or t.audience_id = known.customer_id as "isBetween"
    from unnest(
      ${cases.map(({ id }) => id)}::uuid[],
      ${cases.map(({ id }) => after.get(id) ?? 0)}::integer[],
      ${cases.map(({ version }) => version)}::integer[],
      ${cases.map(({ customerId }) => customerId)}::uuid[]) known(id, after, until, customer_id)
    join case_timeline_entries t on t.case_id = known.id
    left join case_messages m on m.workspace_id = t.workspace_id and m.id = t.message_id
    where ${ctx.inWorkspace("t")}
    and t.case_version > known.after
    and t.case_version <= known.until
    and t.kind = any(${HEEDED}::text[])
    order by t.case_id, t.case_version, t.id`);
  const byCase = new Map<Uuid, Line[]>();
  for (const line of rows) {
    const known = byCase.get(line.caseId);
    if (known) known.push(line);
    else byCase.set(line.caseId, [line]);
  }
  return byCase;
}

function historyOf(row: CaseRow, after: number, lines: readonly Line[]): CaseHistory {
  const steps = stepsOf(lines);
  if (after > 0) return { opening: null, steps };
  // What happens in the first version is a part of the opening, but for what a case was told at its beginning.
  return { opening: openingOf(row, lines), steps: steps.filter(({ version }) => version > 1) };
}

function stepsOf(lines: readonly Line[]): readonly CaseStep[] {
  const steps: { version: number; at: number; happenings: CaseHappening[] }[] = [];
  for (const line of lines) {
    const happening = READINGS[line.kind]?.(line);
    if (!happening) continue;
    const last = steps.at(-1);
    if (last?.version === line.caseVersion) last.happenings.push(happening);
    else steps.push({ version: line.caseVersion, at: Date.parse(line.at), happenings: [happening] });
  }
  return steps;
}

/** The case as it was in its first version: as it is, with all changes taken back. */
function openingOf(row: CaseRow, lines: readonly Line[]): CaseOpening {
  const was = <Value>(kind: TimelineEntryKind, property: string, is: Value): Value => {
    const first = lines.find((line) => line.kind === kind);
    return first ? (first.detail[property] as Value) : is;
  };
  return {
    openedAt: Date.parse(row.createdAt),
    openedBy: lines[0]?.actorKind ?? ActorKind.SYSTEM,
    kind: was("KIND_CHANGED", "fromKind", row.kind),
    priority: was("PRIORITY_CHANGED", "fromPriority", row.priority),
    channel: row.channel,
    teamId: was("ASSIGNMENT_CHANGED", "fromTeamId", row.teamId),
    memberId: was("ASSIGNMENT_CHANGED", "fromMemberId", row.memberId),
    tags: lines.reduceRight(tagsBefore, [...row.tags] as readonly string[]),
  };
}

function tagsBefore(after: readonly string[], { kind, detail }: Line): readonly string[] {
  if (kind !== "TAGS_CHANGED") return after;
  const added = new Set(detail["added"] as readonly string[]);
  return [...after.filter((tag) => !added.has(tag)), ...(detail["removed"] as readonly string[])];
}
