import { CaseField } from "../../../entities/cases/case-field.entity";
import { sql, type Sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { ListSpec } from "../../../kernel/paging/read-pages";
import type { Context } from "../../access/actor";
import { listOf, readById } from "../../access/reads";

const fields = table(CaseField);

/** The custom fields of these ids that the caller may know of. */
export const caseFieldsById = readById(
  { name: "caseField:byId", permission: "case:read" },
  fields,
  "f",
  visibleFields,
);

/** The custom fields that cases have, by key. */
export const caseFieldList = listOf(
  { name: "caseField:list", permission: "case:read" },
  (ctx: Context, { includeRetired }: { readonly includeRetired?: boolean | null }): ListSpec<CaseField> => ({
    name: "caseFields",
    table: fields,
    alias: "f",
    from: sql`case_fields f`,
    where: [visibleFields(ctx), ...(includeRetired ? [] : [sql`f.retired_at is null`])],
    key: { column: "f.key", type: "text" },
    id: "f.id",
    descending: false,
    filter: includeRetired ?? false,
  }),
);

/** Of the custom fields those that the caller may know of: customers those that they read on their cases. */
export function visibleFields({ actor, inWorkspace }: Context): Sql {
  return actor.kind === "customer" ? sql`${inWorkspace("f")} and f.is_public` : inWorkspace("f");
}

/** The custom fields of these keys that take values. */
export async function usableFields(ctx: Context, keys: readonly string[]): Promise<readonly CaseField[]> {
  if (keys.length === 0) return [];
  return ctx.db.rows<CaseField>(sql`
    select ${columnsOf(fields, "f")}
    from case_fields f
    where ${visibleFields(ctx)}
    and f.key = any(${keys}::text[])
    and f.retired_at is null`);
}
