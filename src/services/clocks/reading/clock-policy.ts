import { sql, type Sql } from "../../../kernel/database/sql";
import type { Context } from "../../access/actor";

/** The clocks that the caller may see: what the staff are measured by is nothing to customers. */
export function visibleClocks({ actor, inWorkspace }: Context): Sql {
  return actor.kind === "customer" ? sql`${inWorkspace("k")} and false` : inWorkspace("k");
}
