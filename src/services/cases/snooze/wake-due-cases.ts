import { Case } from "../../../entities/cases/case.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import type { TimedWork } from "../../access/timed-work";
import { wakeHeld } from "./wake-case";

const cases = table(Case);

/**
 * Wakes the cases of the workspace whose snooze is over, the longest overdue first. One that somebody is changing
 * at this moment is left for the next time, so that processes which do this at once share the work.
 */
const wakeDueCases = command(
  { name: "case:wakeDue", permission: "case:write" },
  async (ctx: Context, { limit }: { readonly limit: number }): Promise<{ readonly done: number }> => {
    const due = await ctx.db.rows<Case>(sql`
      select ${columnsOf(cases, "c")}
      from cases c
      where ${ctx.inWorkspace("c")}
      and c.snoozed_until <= ${ctx.now()}
      order by c.snoozed_until, c.id
      limit ${limit}
      for no key update skip locked`);
    for (const held of due) wakeHeld(ctx, held, "DUE");
    return { done: due.length };
  },
);

export const WAKING_CASES: TimedWork = {
  name: "wakeCases",
  operation: wakeDueCases,
  nextDue: (ctx) => sql`
    select c.snoozed_until
    from cases c
    where ${ctx.inWorkspace("c")}
    and c.snoozed_until is not null
    order by c.snoozed_until
    limit 1`,
};
