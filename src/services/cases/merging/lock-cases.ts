import { Case } from "../../../entities/cases/case.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import { NotFoundError, VersionConflictError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { visibleCases } from "../case-policy";

const cases = table(Case);

/** Which case, at which version its caller saw it, and the input field that names it. */
interface NamedCase {
  readonly id: Uuid;
  readonly field: string;
  readonly expectedVersion?: number | null | undefined;
}

/**
 * Holds several cases until the transaction ends. In the order of their ids, whichever is named first: two commands
 * about the same ones do not wait for each other in a circle. What the caller may not see is left out.
 */
export async function lockCases(ctx: Context, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, Case>> {
  const rows = await ctx.db.rows<Case>(sql`
    select ${columnsOf(cases, "c")}
    from cases c
    where ${visibleCases(ctx)}
    and c.id = any(${ids}::uuid[])
    order by c.id
    for no key update`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The same for two, of which none may be missing. */
export async function lockTwoCases(
  ctx: Context,
  one: NamedCase,
  other: NamedCase,
): Promise<readonly [Case, Case]> {
  const locked = await lockCases(ctx, [one.id, other.id]);
  return [found(locked, one), found(locked, other)];
}

function found(locked: ReadonlyMap<Uuid, Case>, { id, field, expectedVersion }: NamedCase): Case {
  const row = locked.get(id);
  if (!row) throw new NotFoundError("case", [field]);
  if (expectedVersion != null && row.version !== expectedVersion)
    throw new VersionConflictError("case", expectedVersion, row.version);
  return row;
}
