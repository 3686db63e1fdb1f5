import type { Clock } from "../../../entities/clocks/clock.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { ClockKeeper } from "../engine/clock-keeper";
import { CLOCKS, knownClocks } from "./clock-rows";
import { reckonerFor } from "./clock-world";
import { followCases } from "./follow-cases";
import { renewNextDue, writeClocks, type ChangedClocks } from "./write-clocks";

interface Due {
  readonly caseId: Uuid;
  /** Whether the case did something since that its clocks do not know yet. */
  readonly isBehind: boolean;
}

/** Clocks that fire are small: so many more of them are done at once than of other things. */
const CLOCKS_TO_ONE = 5;

/**
 * Gives the warnings and sets the breaches that are due, the oldest first, each at its own moment however late it is
 * looked for. A case that somebody is changing at this moment is left for the next time: he may be in time.
 */
export const fireClocks = command(
  { name: "clock:fire", permission: "case:write" },
  async (ctx: Context, { limit }: { readonly limit: number }): Promise<{ readonly done: number }> => {
    const due = await heldDue(ctx, limit * CLOCKS_TO_ONE);
    if (due.length === 0) return { done: 0 };
    // What happened before the time was over comes first; what that stopped does not fire.
    const behind = due.filter(({ isBehind }) => isBehind).map(({ caseId }) => caseId);
    if (behind.length > 0) await followCases(ctx, behind);
    const rows = await clocksDue(ctx, [...new Set(due.map(({ caseId }) => caseId))]);
    const known = knownClocks(rows);
    const clocks = [...known.values()].map(({ clock }) => clock);
    const reckoner = await reckonerFor(ctx, [], clocks);
    const now = Date.parse(ctx.now());
    const changed = [...known.values()].map(({ caseId, clock }): ChangedClocks => {
      const keeper = new ClockKeeper([clock], reckoner);
      keeper.heedHours(now + 1);
      keeper.advance(now + 1);
      return { caseId, clocks: keeper.clocks, changes: keeper.changes, quietUntil: null };
    });
    writeClocks(ctx, changed, known, reckoner);
    const relaid = changed.filter(({ changes }) => changes.some(({ kind }) => kind === "RESCHEDULED"));
    renewNextDue(
      ctx,
      relaid.map(({ caseId }) => caseId),
    );
    return { done: due.length };
  },
);

function heldDue(ctx: Context, limit: number): Promise<readonly Due[]> {
  return ctx.db.rows<Due>(sql`
    select k.case_id as "caseId", c.version > h.case_version as "isBehind"
    from clocks k
    join case_clocks h on h.workspace_id = k.workspace_id and h.id = k.case_id
    join cases c on c.workspace_id = k.workspace_id and c.id = k.case_id
    where ${ctx.inWorkspace("k")}
    and k.next_at <= ${ctx.now()}
    order by k.next_at, k.id
    limit ${limit}
    for no key update of h, c skip locked`);
}

function clocksDue(ctx: Context, caseIds: readonly Uuid[]): Promise<readonly Clock[]> {
  return ctx.db.rows<Clock>(sql`
    select ${columnsOf(CLOCKS, "k")}
    from clocks k
    where ${ctx.inWorkspace("k")}
    and k.case_id = any(${caseIds}::uuid[])
    and k.next_at <= ${ctx.now()}
    order by k.next_at, k.id`);
}
