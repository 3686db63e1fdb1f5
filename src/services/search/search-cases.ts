import { SearchMatch } from "../../entities/search/search-enums";
import { sql, type Sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import { isStaff, type Context } from "../access/actor";
import { listedCases, visibleCases, visibleMessages } from "../cases/case-policy";
import { rankCases, type FoundText } from "./rank-cases";
import type { ReadQuery } from "./read-query";
import { exactHit, type SearchHit } from "./search-hit";

/** So many of a customer's newest cases, and of each so many of its newest messages, are read for their words. */
const CASES_OF_CUSTOMER = 100;
const MESSAGES_OF_CASE = 50;

/** The cases that the query may mean: by id, by number, by the words of their subject and messages. */
export async function searchCases(ctx: Context, query: ReadQuery): Promise<readonly SearchHit[]> {
  const [named, texts] = await Promise.all([namedCases(ctx, query), foundTexts(ctx, query.text)]);
  return [...named, ...rankCases(texts, query.text)];
}

async function namedCases(ctx: Context, { publicId, caseNumber }: ReadQuery): Promise<readonly SearchHit[]> {
  const prefix = publicId?.prefix;
  if (caseNumber === null && prefix !== "case" && prefix !== "msg") return [];
  const rows = await ctx.db.rows<{ readonly id: Uuid }>(
    sql`select c.id from cases c where ${visibleCases(ctx)} and ${named(ctx, publicId, caseNumber)}`,
  );
  const matchedBy = caseNumber === null ? SearchMatch.ID : SearchMatch.NUMBER;
  return rows.map(({ id }) => exactHit("CASE", id, matchedBy));
}

function named(ctx: Context, publicId: ReadQuery["publicId"], caseNumber: number | null): Sql {
  if (publicId?.prefix === "case") return sql`c.id = ${publicId.uuid}`;
  if (publicId?.prefix === "msg")
    return sql`c.id = (select m.case_id from case_messages m where ${visibleMessages(ctx)} and m.id = ${publicId.uuid})`;
  return sql`c.number = ${caseNumber}`;
}

async function foundTexts(ctx: Context, text: string): Promise<readonly FoundText[]> {
  if (text === "") return [];
  return ctx.db.rows<FoundText>(isStaff(ctx.actor) ? inWorkspaceTexts(ctx, text) : inOwnTexts(ctx, text));
}

/** What the index finds is read once more under the policies: it tells ids alone, of more cases than are answered. */
function inWorkspaceTexts(ctx: Context, text: string): Sql {
  return sql`
    select h.case_id as "caseId", h.message_id as "messageId", h.written_at as "writtenAt", h.found,
      ${onFirstRow(sql`h.weights`)} as weights
    from search_case_texts(${text}) h
    left join cases c on ${visibleCases(ctx)} and c.id = h.case_id and h.message_id is null
    left join case_messages m on ${visibleMessages(ctx)} and m.id = h.message_id
    where c.id is not null
    or m.id is not null`;
}

/** A customer's few texts are read one by one: among all of the workspace's, the newest would not be its own. */
function inOwnTexts(ctx: Context, text: string): Sql {
  return sql`
    select said.*, ${onFirstRow(sql`array_fill(1::real, array[cardinality(asked.terms)])`)} as weights
    from (select search_terms(${text}) as terms) asked
    cross join lateral (
      select c.id, c.subject, c.created_at
      from cases c
      where ${listedCases(ctx)}
      order by c.created_at desc, c.id desc
      limit ${CASES_OF_CUSTOMER}) own
    cross join lateral (
      select own.id as "caseId", null::uuid as "messageId", own.created_at as "writtenAt",
        ${heldTerms(sql`search_vector(null, own.subject)`)} as found
      union all
      (select m.case_id, m.id, m.sent_at, ${heldTerms(sql`search_vector(m.language, m.body)`)}
      from case_messages m
      where ${visibleMessages(ctx)}
      and m.case_id = own.id
      order by m.sent_at desc, m.id desc
      limit ${MESSAGES_OF_CASE})) said
    where said.found > 0`;
}

/** It is the same for all rows, and a list takes the driver long to read. */
function onFirstRow(value: Sql): Sql {
  return sql`case when row_number() over () = 1 then ${value} end`;
}

/** The terms that a text holds, as bits. */
function heldTerms(vector: Sql): Sql {
  return sql`(
    select coalesce(bit_or(1 << (nth - 1)::int), 0)
    from unnest(asked.terms) with ordinality as term(asked_for, nth)
    where ${vector} @@ term.asked_for)::int`;
}
