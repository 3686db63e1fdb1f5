import { sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { Context } from "./actor";

/**
 * Writes when each key was last used; an older time never replaces a newer one. A key that is being
 * changed right now is passed over: nobody shall wait, or be undone by a deadlock, for such a fact.
 */
export async function recordKeyUses(
  { db, inWorkspace }: Pick<Context, "db" | "inWorkspace">,
  uses: ReadonlyMap<Uuid, Instant>,
): Promise<void> {
  await db.rows(sql`
    with free as (
      select f.id
      from api_keys f
      where ${inWorkspace("f")}
      and f.id = any(${[...uses.keys()]}::uuid[])
      for no key update skip locked)
    update api_keys k
    set last_used_at = greatest(k.last_used_at, used.at)
    from free
    join unnest(${[...uses.keys()]}::uuid[], ${[...uses.values()]}::timestamptz[]) used(id, at) on used.id = free.id
    where ${inWorkspace("k")}
    and k.id = free.id`);
}
