import { CaseMessage } from "../../../entities/cases/case-message.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import { maskSplitNumbers, mayBePartOfNumber } from "../../../kernel/firewall/split-numbers";
import { publicId } from "../../../kernel/ids";
import type { Redaction } from "../../../kernel/firewall/redaction";
import type { Context } from "../../access/actor";
import { LATEST_OF_AUTHOR, LATEST_OF_CASE, redactedIn, removalOfPart } from "./completed-numbers";
import type { Removal } from "./tell-removal";

const messages = table(CaseMessage);

export interface CompletedNumbers {
  /** The message, without the end of a number that earlier ones began. */
  readonly message: CaseMessage;
  readonly removals: readonly Removal[];
  readonly redactions: readonly Redaction[];
}

/**
 * Masks card numbers that their author wrote in several messages of a case that is held: in the new message, and
 * in the earlier ones, which are changed in the same transaction.
 */
export async function maskCompletedNumbers(ctx: Context, message: CaseMessage): Promise<CompletedNumbers> {
  if (!mayBePartOfNumber(message.body)) return { message, removals: [], redactions: [] };
  const all = [...(await latestOfAuthor(ctx, message)), message].sort(bySent);
  const bodies = maskSplitNumbers(all.map(({ body }) => body));
  const changed = all.flatMap((one, index) => {
    const body = bodies[index] ?? one.body;
    return body === one.body ? [] : [{ ...one, body }];
  });
  const earlier = changed.filter(({ id }) => id !== message.id);
  for (const { id, body } of earlier)
    ctx.db.write(sql`update case_messages set body = ${body} where ${ctx.inWorkspace()} and id = ${id}`);
  return {
    message: changed.find(({ id }) => id === message.id) ?? message,
    removals: changed.map(removalOfPart),
    redactions: changed.map(({ id }) =>
      redactedIn(id === message.id ? ["body"] : ["earlierMessages", publicId("msg", id)]),
    ),
  };
}

async function latestOfAuthor(
  ctx: Context,
  { caseId, authorKind, authorId }: CaseMessage,
): Promise<readonly CaseMessage[]> {
  return ctx.db.rows<CaseMessage>(sql`
    select ${columnsOf(messages, "m")}
    from (
      select *
      from case_messages
      where ${ctx.inWorkspace()}
      and case_id = ${caseId}
      order by sent_at desc, id desc
      limit ${LATEST_OF_CASE}) m
    where m.author_kind = ${authorKind}
    and m.author_id is not distinct from ${authorId}
    order by m.sent_at desc, m.id desc
    limit ${LATEST_OF_AUTHOR}`);
}

function bySent(one: CaseMessage, other: CaseMessage): number {
  return `${one.sentAt} ${one.id}` < `${other.sentAt} ${other.id}` ? -1 : 1;
}
