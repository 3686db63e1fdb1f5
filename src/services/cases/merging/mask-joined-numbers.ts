import { CaseMessage } from "../../../entities/cases/case-message.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Redaction } from "../../../kernel/firewall/redaction";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import {
  completedNumbers,
  LATEST_OF_CASE,
  redactedIn,
  removalOfPart,
  type PlacedMessage,
} from "../messages/completed-numbers";
import type { Removal } from "../messages/tell-removal";

const messages = table(CaseMessage);

interface JoinedNumbers {
  readonly removals: readonly Removal[];
  readonly redactions: readonly Redaction[];
}

/** Masks card numbers of which parts were written in two cases that are held, and become one conversation. */
export async function maskJoinedNumbers(ctx: Context, one: Uuid, other: Uuid): Promise<JoinedNumbers> {
  const completed = completedNumbers(await newNeighbours(ctx, one, other), areOfTwoCases);
  // Of a message that is a part of several, what is left after the last.
  const last = new Map(completed.flatMap((one) => one.masked).map((message) => [message.id, message]));
  const masked = [...last.values()];
  for (const { id, body } of masked)
    ctx.db.write(sql`update case_messages set body = ${body} where ${ctx.inWorkspace()} and id = ${id}`);
  return {
    removals: masked.map(removalOfPart),
    redactions: masked.map(({ id }) => redactedIn(["earlierMessages", publicId("msg", id)])),
  };
}

/** What stood together before was read together when it came. */
function areOfTwoCases(together: readonly CaseMessage[]): boolean {
  return new Set(together.map(({ caseId }) => caseId)).size > 1;
}

/** The messages, in their common order, that have some of the other case nearby. */
async function newNeighbours(ctx: Context, one: Uuid, other: Uuid): Promise<readonly PlacedMessage[]> {
  return ctx.db.rows<PlacedMessage>(sql`
    select ${columnsOf(messages, "m")}, nearby.place::integer as place
    from (
      select
        id, place,
        bool_or(case_id = ${one}) over around and bool_or(case_id = ${other}) over around as "isMixed"
      from (
        select id, case_id, row_number() over (order by sent_at, id) as place
        from case_messages
        where ${ctx.inWorkspace()}
        and case_id = any(${[one, other]}::uuid[])) said
      window around as (order by place rows between ${LATEST_OF_CASE} preceding and ${LATEST_OF_CASE} following)) nearby
    join case_messages m on m.id = nearby.id
    where ${ctx.inWorkspace("m")}
    and "isMixed"
    order by nearby.place`);
}
