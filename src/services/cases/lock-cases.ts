import { Case } from "../../entities/cases/case.entity";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import { NotFoundError, VersionConflictError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { visibleCases } from "./case-policy";

const cases = table(Case);

/** Which case, at which version its caller saw it, and the input field that names it. */
interface NamedCase {
  readonly id: Uuid;
  readonly field: string;
  readonly expectedVersion?: number | null | undefined;
}

/**
 * Holds two cases until the transaction ends. In the order of their ids, whichever is named first: two commands
 * about the same two do not wait for each other in a circle.
 */
export async function lockTwoCases(
  ctx: Context,
  one: NamedCase,
  other: NamedCase,
): Promise<readonly [Case, Case]> {
  const rows = await ctx.db.rows<Case>(sql`
    select ${columnsOf(cases, "c")}
    from cases c
    where ${visibleCases(ctx)}
    and c.id = any(${[one.id, other.id]}::uuid[])
    order by c.id
    for no key update`);
  return [found(rows, one), found(rows, other)];
}

function found(rows: readonly Case[], { id, field, expectedVersion }: NamedCase): Case {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new NotFoundError("case", [field]);
  if (expectedVersion != null && row.version !== expectedVersion)
    throw new VersionConflictError("case", expectedVersion, row.version);
  return row;
}
