import { CaseMessage } from "../../entities/cases/case-message.entity";
import type { Visibility } from "../../entities/cases/message-enums";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import { pageRequest, type PageArguments } from "../../kernel/paging/page-request";
import { countRowsOf, readPages, type ListSpec, type Page } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import { visibleMessages } from "./case-policy";

const messages = table(CaseMessage);

export interface MessageListInput extends PageArguments {
  /** Messages or notes alone; both unless told. */
  readonly visibility?: Visibility | null;
}

interface Batch {
  readonly ids: readonly Uuid[];
  readonly args: MessageListInput;
}

/** A page of what was said on each of these cases. */
export const messagesOfCases = query(
  { name: "message:ofCases", permission: "case:read" },
  (ctx: Context, { ids, args }: Batch): Promise<ReadonlyMap<Uuid, Page<CaseMessage>>> =>
    readPages<CaseMessage>(ctx, messageList(ctx, args), pageRequest(args), ids),
);

export const countMessagesOfCases = query(
  { name: "message:countOfCases", permission: "case:read" },
  (ctx: Context, { ids, args }: Batch): Promise<ReadonlyMap<Uuid, number>> =>
    countRowsOf(ctx, messageList(ctx, args), ids),
);

/** The messages and notes of these ids that the caller may see. */
export const messagesById = query(
  { name: "message:byId", permission: "case:read" },
  async (
    ctx: Context,
    { ids }: { readonly ids: readonly Uuid[] },
  ): Promise<ReadonlyMap<Uuid, CaseMessage>> => {
    const rows = await ctx.db.rows<CaseMessage>(sql`
      select ${columnsOf(messages, "m")}
      from case_messages m
      where ${visibleMessages(ctx)}
      and m.id = any(${ids}::uuid[])`);
    return new Map(rows.map((row) => [row.id, row]));
  },
);

function messageList(ctx: Context, { visibility }: MessageListInput): ListSpec & { readonly parent: string } {
  return {
    name: "messages",
    columns: columnsOf(messages, "m"),
    from: sql`case_messages m`,
    where: [visibleMessages(ctx), ...(visibility ? [sql`m.visibility = ${visibility}`] : [])],
    key: { column: "m.sent_at", type: "timestamptz" },
    id: "m.id",
    descending: false,
    filter: visibility,
    parent: "m.case_id",
  };
}
