import type { SavedFilter } from "../../entities/access/saved-filter";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { InvalidError, LimitError, VersionConflictError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "./actor";
import { usableFilter, type SavedFilters } from "./saved-filters";

/** That one caller may use; a list of more is no help. */
const MOST_FILTERS = 200;

/** Whose own a new one is, null for all; refuses a machine's own, and one too many. */
export async function ownerOfNew<Row extends SavedFilter>(
  ctx: Context,
  { noun, table }: SavedFilters<Row>,
  isShared: boolean,
): Promise<Uuid | null> {
  if (!isShared && ctx.actor.kind !== "member")
    throw new InvalidError(
      "isShared",
      `Only a member has ${noun}s of its own; an API key saves shared ones.`,
    );
  const memberId = isShared ? null : ctx.actor.id;
  const present = await firstRow<{ count: number }>(
    ctx.db,
    sql`
    select count(*)::int as count
    from ${table.name}
    where ${ctx.inWorkspace()}
    and member_id is not distinct from ${memberId}`,
  );
  if ((present?.count ?? 0) >= MOST_FILTERS)
    throw new LimitError(`There are ${MOST_FILTERS} ${noun}s at most, of each member and of all.`);
  return memberId;
}

/** The one to change, held until the transaction ends. */
export async function heldFilter<Row extends SavedFilter>(
  ctx: Context,
  filters: SavedFilters<Row>,
  { id, expectedVersion }: { readonly id: Uuid; readonly expectedVersion?: number | null | undefined },
): Promise<Row> {
  const known = await usableFilter(ctx, filters, id, sql`for no key update`);
  if (expectedVersion != null && known.version !== expectedVersion)
    throw new VersionConflictError(filters.noun, expectedVersion, known.version);
  return known;
}
