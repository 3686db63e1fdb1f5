import { sql, type Sql } from "../../kernel/database/sql";
import type { Context } from "../access/actor";

/** The customers that the caller may see: staff see all of the workspace, a customer only itself. */
export function visibleCustomers({ actor, inWorkspace }: Context): Sql {
  if (actor.kind !== "customer") return inWorkspace("c");
  return sql`${inWorkspace("c")} and c.id = ${actor.id}`;
}
