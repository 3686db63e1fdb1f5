import { sql, type Sql } from "../../kernel/database/sql";
import type { Context } from "../access/actor";

/** The cases that the caller may see: staff see all of the workspace, a customer only its own. */
export function visibleCases({ actor, inWorkspace }: Context): Sql {
  if (actor.kind !== "customer") return inWorkspace("c");
  return sql`${inWorkspace("c")} and c.customer_id = ${actor.id}`;
}

/** The messages that the caller may see: a customer sees the public ones of its own cases, and no note. */
export function visibleMessages(ctx: Context): Sql {
  return visibleParts(ctx, "m");
}

/** The lines of timelines that the caller may see, by the same rule. */
export function visibleEntries(ctx: Context): Sql {
  return visibleParts(ctx, "e");
}

/** The links of the cases that the caller may see. */
export function visibleLinks(ctx: Context): Sql {
  if (ctx.actor.kind !== "customer") return ctx.inWorkspace("ct");
  return sql`${ctx.inWorkspace("ct")}
    and exists (select from cases c where ${visibleCases(ctx)} and c.id = ct.case_id)`;
}

function visibleParts(ctx: Context, alias: "m" | "e"): Sql {
  if (ctx.actor.kind !== "customer") return ctx.inWorkspace(alias);
  const part = alias === "m" ? sql`m.case_id` : sql`e.case_id`;
  const visibility = alias === "m" ? sql`m.visibility` : sql`e.visibility`;
  return sql`${ctx.inWorkspace(alias)}
    and ${visibility} = 'PUBLIC'
    and exists (select from cases c where ${visibleCases(ctx)} and c.id = ${part})`;
}
