import { CaseMessage } from "../../../entities/cases/case-message.entity";
import type { Visibility } from "../../../entities/cases/message-enums";
import { sql } from "../../../kernel/database/sql";
import { table } from "../../../kernel/database/table";
import type { InnerListSpec } from "../../../kernel/paging/read-pages";
import type { Context } from "../../access/actor";
import { listWithin, readById } from "../../access/reads";
import { visibleMessages } from "../case-policy";

const messages = table(CaseMessage);

export interface MessageListInput {
  /** Messages or notes alone; both unless told. */
  readonly visibility?: Visibility | null;
}

/** What was said on each of these cases. */
export const messagesOfCases = listWithin({ name: "message:ofCases", permission: "case:read" }, ofCase);

/** The messages and notes of these ids that the caller may see. */
export const messagesById = readById(
  { name: "message:byId", permission: "case:read" },
  messages,
  "m",
  visibleMessages,
);

function ofCase(ctx: Context, { visibility }: MessageListInput): InnerListSpec<CaseMessage> {
  return {
    name: "messages",
    table: messages,
    alias: "m",
    from: sql`case_messages m`,
    where: [visibleMessages(ctx), ...(visibility ? [sql`m.visibility = ${visibility}`] : [])],
    key: { column: "m.sent_at", type: "timestamptz" },
    id: "m.id",
    descending: false,
    filter: visibility,
    parent: "m.case_id",
  };
}
