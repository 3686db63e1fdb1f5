import { joined, sql, type Sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { visibleCases } from "../../cases/case-policy";

export interface NamedCases {
  readonly caseIds: readonly Uuid[];
  /** The cases of these clocks. */
  readonly clockIds: readonly Uuid[];
}

/**
 * Holds cases with their clocks until the transaction ends, for whoever is about to do several things to them: in the
 * order in which everybody holds them, whichever comes first in what is done. Those that the caller may not see are
 * left alone. Nobody waits for it but the next statement.
 */
export function holdCases(ctx: Context, named: NamedCases): void {
  const ids = sql`array(${joined(idsOf(ctx, named), " union all ")} order by id)`;
  // One who waits for a case must not hold clocks that came to be after another had looked for them in vain.
  ctx.db.write(sql`
    select pg_advisory_xact_lock(hashtextextended(id::text, 4))
    from unnest(${ids}) with ordinality named(id, place)
    order by place`);
  ctx.db.write(sql`
    select
    from case_clocks h
    where ${ctx.inWorkspace("h")}
    and h.id = any(${ids})
    order by h.id
    for no key update`);
  ctx.db.write(sql`
    select
    from cases c
    where ${ctx.inWorkspace("c")}
    and c.id = any(${ids})
    order by c.id
    for no key update`);
}

function idsOf(ctx: Context, { caseIds, clockIds }: NamedCases): readonly Sql[] {
  // What is said on a case that was merged is heard by the one that it was merged into.
  const ofCases = sql`
    select unnest(array[c.id, c.merged_into_id]) as id
    from cases c
    where ${visibleCases(ctx)}
    and c.id = any(${caseIds}::uuid[])`;
  if (clockIds.length === 0) return [ofCases];
  return [
    ofCases,
    sql`
    select c.id
    from clocks k
    join cases c on c.workspace_id = k.workspace_id and c.id = k.case_id
    where ${ctx.inWorkspace("k")}
    and k.id = any(${clockIds}::uuid[])
    and ${visibleCases(ctx)}`,
  ];
}
