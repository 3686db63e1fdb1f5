import { sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { Context } from "./actor";

/** Writes when each key was last used; an older time never replaces a newer one. */
export async function recordKeyUses(
  { db, inWorkspace }: Pick<Context, "db" | "inWorkspace">,
  uses: ReadonlyMap<Uuid, Instant>,
): Promise<void> {
  await db.rows(sql`
    update api_keys k
    set last_used_at = greatest(k.last_used_at, used.at)
    from unnest(${[...uses.keys()]}::uuid[], ${[...uses.values()]}::timestamptz[]) used(id, at)
    where ${inWorkspace("k")}
    and k.id = used.id`);
}
