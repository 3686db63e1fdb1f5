import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { NotFoundError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";

/** When the message arrived, among all messages; refuses one that is not on this case. */
export async function arrivalOf(ctx: Context, caseId: Uuid, messageId: Uuid, field: string): Promise<bigint> {
  const message = await firstRow<{ arrival: bigint }>(
    ctx.db,
    sql`select m.arrival from case_messages m where ${ctx.inWorkspace("m")} and m.case_id = ${caseId} and m.id = ${messageId}`,
  );
  if (!message) throw new NotFoundError("message on this case", [field]);
  return message.arrival;
}
