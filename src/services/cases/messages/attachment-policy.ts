import { sql, type Sql } from "../../../kernel/database/sql";
import type { Context } from "../../access/actor";
import { visibleMessages } from "../case-policy";

/** The attachments that the caller may see: those of messages that it may read, and its own that no message has yet. */
export function visibleAttachments(ctx: Context): Sql {
  const { actor, inWorkspace } = ctx;
  return sql`${inWorkspace("a")}
    and (
      a.message_id is null and a.uploader_kind = ${actor.kind} and a.uploader_id = ${actor.id}
      or exists (select from case_messages m where ${visibleMessages(ctx)} and m.id = a.message_id))`;
}
