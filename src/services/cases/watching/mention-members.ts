import type { CaseMessage } from "../../../entities/cases/case-message.entity";
import { MessageMention } from "../../../entities/cases/message-mention.entity";
import { sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { eventInsertion } from "../../events/record-event";
import "../case-events";
import { idsOf } from "../messages/record-message";

const mentions = table(MessageMention);

export const MAX_MENTIONS = 20;

/** Says that a new note calls for these members, of whom there is at least one, each given once. */
export function recordMentions(ctx: Context, note: CaseMessage, memberIds: readonly Uuid[]): void {
  const rows = memberIds.map((memberId) => ({ id: ctx.newId(), messageId: note.id, memberId }));
  const events = rows.map(({ id, memberId }) => ({
    type: "member.mentioned" as const,
    aggregate: { type: "message_mention", id, version: 1 },
    payload: { ...idsOf(note), memberId: publicId("mem", memberId) },
  }));
  ctx.db.write(sql`
    with added as (${insertion(ctx, mentions, rows)})
    ${eventInsertion(ctx, events)}`);
}
