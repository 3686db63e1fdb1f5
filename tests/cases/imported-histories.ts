import fc from "fast-check";
import { sql } from "../../src/kernel/database/sql";
import type { Instant } from "../../src/kernel/instant";
import type { Operation } from "../../src/kernel/operation";
import { runAsSystem } from "../../src/server/run-as-system";
import type { Context } from "../../src/services/access/actor";
import { query } from "../../src/services/access/operations";
import { assignCase } from "../../src/services/cases/assignment/assign-case";
import { changeCase } from "../../src/services/cases/change-case";
import { addNote } from "../../src/services/cases/messages/add-note";
import { replyToCase } from "../../src/services/cases/messages/reply-to-case";
import { CASE_MOVES, type CaseVerb } from "../../src/services/cases/states/case-states";
import { closeCase } from "../../src/services/cases/states/close-case";
import { markCaseWaiting } from "../../src/services/cases/states/mark-case-waiting";
import { reopenCase } from "../../src/services/cases/states/reopen-case";
import { resolveCase } from "../../src/services/cases/states/resolve-case";
import { resumeCase } from "../../src/services/cases/states/resume-case";
import type { World } from "../support/world";
import { changed, runAsMember, uuidOf } from "./desk";

const VERBS = ["inbound", "outbound", "note", "move", "move", "priority", "assign", "tag", "untag"] as const;
const PRIORITIES = ["LOW", "NORMAL", "HIGH", "URGENT"] as const;
const TAGS = ["vip", "fraud", "refund", "late"] as const;

/** What is tried next, how long after the last, and numbers that choose among what is possible then. */
export type Attempt = readonly [verb: (typeof VERBS)[number], seconds: number, one: number, other: number];

export const attempts = fc.array(
  fc.tuple(fc.constantFrom(...VERBS), fc.constantFrom(0, 1, 90, 86_400), fc.nat(999), fc.nat(999)),
  { minLength: 1, maxLength: 18 },
);

export interface Cast {
  readonly customerId: string;
  readonly memberIds: readonly string[];
  readonly teamId: string;
}

/** As `importCases` takes it. */
type Told = Readonly<Record<string, unknown>> & { readonly at: Instant };

interface State {
  state: string;
  priority: (typeof PRIORITIES)[number];
  teamId: string | null;
  memberId: string | null;
  tags: string[];
}

const MOVES: Readonly<Record<CaseVerb, Operation<Context, never, unknown>>> = {
  waitOnCustomer: markCaseWaiting,
  waitOnThirdParty: markCaseWaiting,
  resume: resumeCase,
  resolve: resolveCase,
  close: closeCase,
  reopen: reopenCase,
};

/** Lets a history happen by the commands of every day, at its own times, and tells it as an importer would. */
export async function played(
  redress: World,
  { customerId, memberIds, teamId }: Cast,
  caseId: string,
  tries: readonly Attempt[],
): Promise<readonly Told[]> {
  const is: State = { state: "OPEN", priority: "NORMAL", teamId: null, memberId: null, tags: [] };
  const history: Told[] = [];
  const { workspace, clock } = redress;
  const id = uuidOf(caseId);
  for (const [verb, seconds, one, other] of tries) {
    clock.advance(seconds);
    const at = clock.now();
    const byMemberId = pick(memberIds, one);
    const as = <Input>(operation: Operation<Context, Input, unknown>, input: Input): Promise<unknown> =>
      runAsMember(redress, workspace, byMemberId, operation, input);
    const tell = (what: object, by: object = { byMemberId }): void =>
      void history.push({ at, ...by, ...what });
    const isClosed = is.state === "CLOSED";
    if (verb === "inbound" && !isClosed) {
      const body = `Where is it? ${one}`;
      const isPrivate = other % 3 === 0;
      await changed(redress.api, "receiveMessage", {
        caseId,
        body,
        isPrivate,
        externalId: { source: "play", id: `${caseId} ${history.length}` },
        sentAt: at,
      });
      tell({ message: { direction: "INBOUND", body, isPrivate } }, { byCustomer: true });
      if (is.state !== "OPEN")
        tell({ stateChanged: { to: "OPEN", reason: "CUSTOMER_REPLIED" } }, { byCustomer: true });
      is.state = "OPEN";
    }
    if (verb === "outbound" && !isClosed) {
      const body = `On its way. ${one}`;
      const isPrivate = other % 3 === 0;
      await as(replyToCase, { caseId: id, body, privateWith: isPrivate ? uuidOf(customerId) : null });
      tell({ message: { direction: "OUTBOUND", body, isPrivate } });
    }
    if (verb === "note") {
      await as(addNote, { caseId: id, body: `Ask finance. ${one}` });
      tell({ note: { body: `Ask finance. ${one}` } });
    }
    if (verb === "move") {
      const legal = CASE_MOVES.filter(({ from }) => (from as readonly string[]).includes(is.state));
      const { verb: name, to, reasons } = pick(legal, one);
      const reason = pick(reasons, other);
      const waitingOn = name === "waitOnCustomer" ? "CUSTOMER" : "THIRD_PARTY";
      const waits = name.startsWith("waitOn");
      await as(MOVES[name], { caseId: id, reason, ...(waits && { waitingOn }) } as never);
      tell({ stateChanged: { to, reason } });
      is.state = to;
    }
    if (verb === "priority") {
      const to = pick(
        PRIORITIES.filter((priority) => priority !== is.priority),
        one,
      );
      await as(changeCase, { caseId: id, priority: to });
      tell({ priorityChanged: { to } });
      is.priority = to;
    }
    if (verb === "assign") {
      const next = { teamId: one % 2 ? teamId : null, memberId: other % 3 ? pick(memberIds, other) : null };
      if (next.teamId === is.teamId && next.memberId === is.memberId) continue;
      await as(assignCase, {
        caseId: id,
        teamId: next.teamId && uuidOf(next.teamId),
        memberId: next.memberId && uuidOf(next.memberId),
      });
      tell({ assigned: next });
      Object.assign(is, next);
    }
    const missing = TAGS.filter((tag) => !is.tags.includes(tag));
    if (verb === "tag" && missing.length > 0) {
      const tag = pick(missing, one);
      await as(changeCase, { caseId: id, addTags: [tag] });
      tell({ tagsChanged: { added: [tag] } });
      is.tags.push(tag);
    }
    if (verb === "untag" && is.tags.length > 0) {
      const tag = pick(is.tags, one);
      await as(changeCase, { caseId: id, removeTags: [tag] });
      tell({ tagsChanged: { removed: [tag] } });
      is.tags = is.tags.filter((each) => each !== tag);
    }
  }
  return history;
}

function pick<T>(of: readonly T[], number: number): T {
  return of[number % of.length] as T;
}

interface Seen {
  readonly facts: unknown;
  readonly timeline: unknown;
  readonly messages: unknown;
}

/** All that a case and its history say, but for ids, and for when and whence they came. */
export function seen(redress: World, caseId: string): Promise<Seen> {
  const id = uuidOf(caseId);
  const read = query({ name: "test:seen", permission: "case:read" }, async (ctx: Context): Promise<Seen> => ({
    facts: await ctx.db.rows(sql`
      select subject, kind, priority, priority_rank, channel, state, state_reason, customer_id, team_id, member_id, tags,
        version, last_message_at, resolved_at, closed_at, created_at, updated_at,
        array(select t.tag from case_tags t where ${ctx.inWorkspace("t")} and t.case_id = c.id order by 1) as found_by
      from cases c where ${ctx.inWorkspace("c")} and id = ${id}`),
    timeline: await ctx.db.rows(sql`
      select e.case_version, e.kind, e.visibility, e.audience_id, e.actor_kind, e.actor_id, e.occurred_at, e.detail, m.body
      from case_timeline_entries e
      left join case_messages m on m.workspace_id = e.workspace_id and m.id = e.message_id
      where ${ctx.inWorkspace("e")} and e.case_id = ${id}
      order by e.case_version, e.id`),
    messages: await ctx.db.rows(sql`
      select direction, visibility, audience_id, channel, author_kind, author_id, body, language, sent_at
      from case_messages where ${ctx.inWorkspace()} and case_id = ${id}
      order by arrival`),
  }));
  return runAsSystem(redress.platform, redress.workspace.id, read, null);
}
