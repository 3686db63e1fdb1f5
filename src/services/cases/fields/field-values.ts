import { CaseFieldValue } from "../../../entities/cases/case-field-value.entity";
import { joined, sql, trusted, type Sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { columnsOf, snakeCase, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { VALUE_COLUMNS, type StoredValue } from "./field-value";
import type { SettledField } from "./given-fields";

const values = table(CaseFieldValue);

const REPLACED = joined(
  ["createdAt", ...VALUE_COLUMNS]
    .map(snakeCase)
    .map((column) => sql`${trusted(column)} = excluded.${trusted(column)}`),
  ", ",
);

/** Writes the values of fields of a case, of which there is at least one, in place of those before. */
export function valueInsertion(ctx: Context, caseId: Uuid, settled: readonly SettledField[]): Sql {
  const rows = settled.flatMap(({ field, value }) =>
    value ? [{ id: ctx.newId(), caseId, fieldKey: field.key, ...value }] : [],
  );
  return sql`${insertion(ctx, values, rows)} on conflict (workspace_id, case_id, field_key) do update set ${REPLACED}`;
}

/** Takes away what a case holds in these fields. */
export function valueDeletion(ctx: Context, caseId: Uuid, keys: readonly string[]): Sql {
  return sql`
    delete from case_field_values
    where ${ctx.inWorkspace()}
    and case_id = ${caseId}
    and field_key = any(${keys}::text[])`;
}

/** What a case holds, by key. */
export async function valuesOfCase(ctx: Context, caseId: Uuid): Promise<ReadonlyMap<string, StoredValue>> {
  const rows = await ctx.db.rows<CaseFieldValue>(sql`
    select ${columnsOf(values, "v")}
    from case_field_values v
    where ${ctx.inWorkspace("v")}
    and v.case_id = ${caseId}`);
  return new Map(rows.map((row) => [row.fieldKey, row]));
}
