import { Case } from "../../entities/cases/case.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import { NotFoundError, VersionConflictError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { visibleCases } from "./case-policy";
import { refuseMerged } from "./merging/refuse-merged";

const cases = table(Case);

/** Which case a command is about, and at which version its caller saw it. */
export interface CaseReference {
  readonly caseId: Uuid;
  readonly expectedVersion?: number | null;
}

/**
 * Holds the case until the transaction ends: everything that is decided from it is still true when it is
 * written, and its versions follow each other in the order of the commits. A case that the caller may not
 * see is not there, whatever version is expected.
 */
export async function lockCase(ctx: Context, { caseId, expectedVersion }: CaseReference): Promise<Case> {
  const row = (await ctx.held?.take<Case>(caseId)) ?? (await heldCase(ctx, caseId));
  if (!row) throw new NotFoundError("case", ["caseId"]);
  if (expectedVersion != null && row.version !== expectedVersion)
    throw new VersionConflictError("case", expectedVersion, row.version);
  return row;
}

async function heldCase(ctx: Context, caseId: Uuid): Promise<Case | null> {
  return firstRow<Case>(
    ctx.db,
    sql`
    select ${columnsOf(cases, "c")}
    from cases c
    where ${visibleCases(ctx)}
    and c.id = ${caseId}
    for no key update`,
  );
}

/**
 * Holds several at once for commands about one each, but those that somebody else holds or that go on as another:
 * nobody is waited for by all.
 */
export async function lockFreeCases(ctx: Context, caseIds: readonly Uuid[]): Promise<readonly Case[]> {
  return ctx.db.rows<Case>(sql`
    select ${columnsOf(cases, "c")}
    from cases c
    where ${visibleCases(ctx)}
    and c.id = any(${caseIds}::uuid[])
    and c.merged_into_id is null
    for no key update skip locked`);
}

/** The same for what its customers say on it: if it was merged into another, that other one hears it. */
export async function lockStandingCase(ctx: Context, reference: CaseReference): Promise<Case> {
  const row = await lockCase(ctx, reference);
  return row.mergedIntoId ? lockStandingCase(ctx, { caseId: row.mergedIntoId }) : row;
}

/** The same for what nobody does on a case that goes on as another. */
export async function lockUnmergedCase(ctx: Context, reference: CaseReference): Promise<Case> {
  const row = await lockCase(ctx, reference);
  await refuseMerged(ctx, row);
  return row;
}
