import { DeclineText } from "../../../entities/payments/decline-text.entity";
import type { CustomerLanguage } from "../../../entities/payments/decline-enums";
import { firstRow } from "../../../kernel/database/database";
import { sql, type Sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { ListSpec } from "../../../kernel/paging/read-pages";
import type { Context } from "../../access/actor";
import { listOf, readById } from "../../access/reads";

const texts = table(DeclineText);

/** The own texts of these ids. */
export const declineTextsById = readById(
  { name: "declineText:byId", permission: "workspace:read" },
  texts,
  "d",
  ({ inWorkspace }) => inWorkspace("d"),
);

/** The workspace's own texts, the oldest first. */
export const declineTextList = listOf(
  { name: "declineText:list", permission: "workspace:read" },
  ({ inWorkspace }: Context): ListSpec<DeclineText> => ({
    name: "declineTexts",
    table: texts,
    alias: "d",
    from: sql`decline_texts d`,
    where: [inWorkspace("d")],
    key: { column: "d.created_at", type: "timestamptz" },
    id: "d.id",
    descending: false,
  }),
);

/** The own texts of one language as one JSON object, by what they are for; null where there are none. */
export function ownTextsIn({ inWorkspace }: Context, language: CustomerLanguage): Sql {
  return sql`(
    select jsonb_object_agg(d.subject, d.text)
    from decline_texts d
    where ${inWorkspace("d")}
    and d.language = ${language})`;
}

/** The own text for this subject, held until the transaction ends; null where there is none. */
export function lockOwnText(
  ctx: Context,
  language: CustomerLanguage,
  subject: string,
): Promise<DeclineText | null> {
  return firstRow(
    ctx.db,
    sql`
    select ${columnsOf(texts)}
    from decline_texts
    where ${ctx.inWorkspace()}
    and language = ${language}
    and subject = ${subject}
    for no key update`,
  );
}
