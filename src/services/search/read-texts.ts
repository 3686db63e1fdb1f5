import { sql } from "../../kernel/database/sql";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import { visibleCases, visibleMessages } from "../cases/case-policy";

interface SearchedText {
  readonly id: Uuid;
  readonly text: SafeText;
}

/** What messages of these ids say, and the subjects of cases of these ids. */
export const searchedTexts = query(
  { name: "search:texts", permission: "case:read" },
  async (ctx: Context, { ids }: { readonly ids: readonly Uuid[] }): Promise<ReadonlyMap<Uuid, SafeText>> => {
    const rows = await ctx.db.rows<SearchedText>(sql`
      select m.id, m.body as text from case_messages m where ${visibleMessages(ctx)} and m.id = any(${ids}::uuid[])
      union all
      select c.id, c.subject from cases c where ${visibleCases(ctx)} and c.id = any(${ids}::uuid[])`);
    return new Map(rows.map(({ id, text }) => [id, text]));
  },
);
