import { Attachment } from "../../../entities/attachments/attachment.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { InnerListSpec } from "../../../kernel/paging/read-pages";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { listWithin, readById } from "../../access/reads";
import { visibleMessages } from "../case-policy";
import { visibleAttachments } from "./attachment-policy";

const attachments = table(Attachment);

/** The attachments of these ids that the caller may see. */
export const attachmentsById = readById(
  { name: "attachment:byId", permission: "case:read" },
  attachments,
  "a",
  visibleAttachments,
);

/** The files of each of these messages, in their order. */
export const attachmentsOfMessages = query(
  { name: "message:attachments", permission: "case:read" },
  async (ctx: Context, { ids, wanted }: Batch<null>): Promise<ReadonlyMap<Uuid, readonly Attachment[]>> => {
    const rows = await ctx.db.rows<Attachment & { readonly messageId: Uuid }>(sql`
      select ${columnsOf(attachments, "a", wanted && new Set([...wanted, "messageId"]))}
      from attachments a
      where ${visibleAttachments(ctx)}
      and a.message_id = any(${ids}::uuid[])
      order by a.message_id, a.position`);
    const byMessage = new Map<Uuid, Attachment[]>(ids.map((id) => [id, []]));
    for (const row of rows) byMessage.get(row.messageId)?.push(row);
    return byMessage;
  },
);

/** The files of each of these cases, as their messages were written. */
export const attachmentsOfCases = listWithin({ name: "case:attachments", permission: "case:read" }, ofCase);

function ofCase(ctx: Context): InnerListSpec<Attachment> {
  return {
    name: "case.attachments",
    table: attachments,
    alias: "a",
    from: sql`case_messages m join attachments a on a.workspace_id = m.workspace_id and a.message_id = m.id`,
    where: [visibleMessages(ctx)],
    key: { column: "m.sent_at", type: "timestamptz" },
    id: "a.id",
    descending: false,
    parent: "m.case_id",
  };
}
