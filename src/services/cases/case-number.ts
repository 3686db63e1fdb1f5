import { sql, type Sql } from "../../kernel/database/sql";
import type { Context } from "../access/actor";

/**
 * Takes the workspace's next case number, as a part of the statement that opens the case. Whoever has it holds
 * all other openings of the workspace until the transaction ends (a rollback gives the number back: no gap),
 * so it is taken after everything that can be refused or takes time.
 */
export function nextCaseNumber({ workspaceId }: Context): Sql {
  return sql`
    insert into case_counters as counter (workspace_id, last_number)
    values (${workspaceId}, 1)
    on conflict (workspace_id) do update set last_number = counter.last_number + 1
    returning last_number as number`;
}
