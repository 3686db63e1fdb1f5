import { CaseLinkKind, type CaseLinkDirection } from "../../../entities/cases/case-relation-enums";
import { CaseRelation } from "../../../entities/cases/case-relation.entity";
import type { Case } from "../../../entities/cases/case.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { InvalidError, invariant, LimitError } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { EventCatalog } from "../../events/event-catalog";
import { stepCase } from "../step-case";

const relations = table(CaseRelation);

/** Links of one case, whichever of them said so. */
export const MAX_CASE_LINKS = 100;

/** A link as it is stored. */
type Link = Pick<CaseRelation, "caseId" | "otherCaseId" | "kind">;

/** What a case is to another: one and the same whichever of two related cases says so. */
export function linkOf(caseId: Uuid, otherCaseId: Uuid, kind: CaseLinkKind): Link {
  const isTurned = kind === CaseLinkKind.RELATED && otherCaseId < caseId;
  return isTurned ? { caseId: otherCaseId, otherCaseId: caseId, kind } : { caseId, otherCaseId, kind };
}

/** Refuses what would go round in a circle, one day: only one link of a workspace is made at a time. */
export function holdLinks({ db, workspaceId }: Context, kind: CaseLinkKind): void {
  if (kind === CaseLinkKind.RELATED) return;
  const key = JSON.stringify(["case links", workspaceId, kind]);
  db.write(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 3))`);
}

/** Whether the link is there already; refuses one that makes no sense beside those that are. Both cases are held. */
export async function isLinked(ctx: Context, { caseId, otherCaseId, kind }: Link): Promise<boolean> {
  const countOf = (id: Uuid) => sql`(
      select count(*)::int
      from case_relations r
      where ${ctx.inWorkspace("r")}
      and (r.case_id = ${id} or r.other_case_id = ${id}))`;
  const found = await firstRow<{ isKnown: boolean; isCircle: boolean; most: number }>(
    ctx.db,
    sql`
    select
      exists (
        select
        from case_relations r
        where ${ctx.inWorkspace("r")}
        and r.case_id = ${caseId}
        and r.other_case_id = ${otherCaseId}
        and r.kind = ${kind}) as "isKnown",
      exists (
        with recursive beyond (id) as (
          select ${otherCaseId}::uuid
          union
          select r.other_case_id
          from beyond
          join case_relations r on r.case_id = beyond.id
          where ${ctx.inWorkspace("r")}
          and r.kind = ${kind}
          and r.kind <> 'RELATED')
        select
        from beyond
        where beyond.id = ${caseId}) as "isCircle",
      greatest(${countOf(caseId)}, ${countOf(otherCaseId)}) as most`,
  );
  invariant(found, "a select of one row returned none");
  if (found.isKnown) return true;
  if (found.isCircle)
    throw new InvalidError(
      "otherCaseId",
      `That would go round in a circle: the other case is ${kind} this one already, if only by way of further cases.`,
    );
  if (found.most >= MAX_CASE_LINKS) throw new LimitError(`A case has ${MAX_CASE_LINKS} links at most.`);
  return false;
}

const OTHER_END: Readonly<Record<CaseLinkDirection, CaseLinkDirection>> = {
  OUTGOING: "INCOMING",
  INCOMING: "OUTGOING",
  MUTUAL: "MUTUAL",
};

/** Links two cases that are held, and tells of it on both; returns the first as it is then. */
export function link(ctx: Context, held: Case, other: Case, kind: CaseLinkKind): Case {
  const row = { id: ctx.newId(), ...linkOf(held.id, other.id, kind) };
  const direction = kind === CaseLinkKind.RELATED ? "MUTUAL" : "OUTGOING";
  stepCase(ctx, other, {
    change: {},
    entries: [{ kind: "CASE_LINKED", linkKind: kind, direction: OTHER_END[direction], otherCaseId: held.id }],
    event: { type: "case.linked", payload: payloadOf(other, held, kind, OTHER_END[direction]) },
  });
  return stepCase(ctx, held, {
    change: {},
    entries: [{ kind: "CASE_LINKED", linkKind: kind, direction, otherCaseId: other.id }],
    event: { type: "case.linked", payload: payloadOf(held, other, kind, direction) },
    insertion: insertion(ctx, relations, [row]),
  });
}

/** The reverse, where there is such a link. */
export async function unlink(ctx: Context, held: Case, other: Case, kind: CaseLinkKind): Promise<Case> {
  const { caseId, otherCaseId } = linkOf(held.id, other.id, kind);
  const deleted = await ctx.db.rows(sql`
    delete from case_relations
    where ${ctx.inWorkspace()}
    and case_id = ${caseId}
    and other_case_id = ${otherCaseId}
    and kind = ${kind}
    returning id`);
  if (deleted.length === 0) return held;
  const direction = kind === CaseLinkKind.RELATED ? "MUTUAL" : "OUTGOING";
  const step = (one: Case, another: Case, from: CaseLinkDirection): Case =>
    stepCase(ctx, one, {
      change: {},
      entries: [{ kind: "CASE_UNLINKED", linkKind: kind, direction: from, otherCaseId: another.id }],
      event: { type: "case.unlinked", payload: payloadOf(one, another, kind, from) },
    });
  step(other, held, OTHER_END[direction]);
  return step(held, other, direction);
}

function payloadOf(
  { id }: Case,
  other: Case,
  kind: CaseLinkKind,
  direction: CaseLinkDirection,
): EventCatalog["case.linked"] {
  return { caseId: publicId("case", id), otherCaseId: publicId("case", other.id), kind, direction };
}
