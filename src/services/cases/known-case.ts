import { Case } from "../../entities/cases/case.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import type { Context } from "../access/actor";
import type { ExternalId } from "./external-id";

const cases = table(Case);

/**
 * The case of this external id, or null. Holds the external id until the transaction ends, so that two
 * requests that bring the same new one at once do not both take a case number.
 */
export async function knownCase(ctx: Context, { source, id }: ExternalId): Promise<Case | null> {
  ctx.db.write(sql`select pg_advisory_xact_lock(hashtextextended(${keyOfCase(ctx, { source, id })}, 2))`);
  return firstRow<Case>(
    ctx.db,
    sql`
    select ${columnsOf(cases)}
    from cases
    where ${ctx.inWorkspace()}
    and external_source = ${source}
    and external_id = ${id}`,
  );
}

/** What is held of a case that need not be there yet. */
export function keyOfCase({ workspaceId }: Context, { source, id }: ExternalId): string {
  return JSON.stringify(["case", workspaceId, source, id]);
}
