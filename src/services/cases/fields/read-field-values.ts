import type { CaseFieldType } from "../../../entities/cases/case-field-enums";
import { CaseFieldValue } from "../../../entities/cases/case-field-value.entity";
import { NOTHING, sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Batch } from "../../../kernel/reads";
import { isStaff, type Context } from "../../access/actor";
import { query } from "../../access/operations";
import { visibleCases } from "../case-policy";
import { visibleFields } from "./read-case-fields";

const values = table(CaseFieldValue);

/** A value with what is to be known of its field. */
export interface SeenFieldValue extends CaseFieldValue {
  readonly key: SafeText;
  readonly label: SafeText;
  readonly type: CaseFieldType;
}

/** What each of these cases holds in its custom fields, by key; retired ones among them. */
export const fieldsOfCases = query(
  { name: "case:fields", permission: "case:read" },
  async (ctx: Context, { ids }: Batch<null>): Promise<ReadonlyMap<Uuid, readonly SeenFieldValue[]>> => {
    const ofVisibleCase = isStaff(ctx.actor)
      ? NOTHING
      : sql`and exists (select from cases c where ${visibleCases(ctx)} and c.id = v.case_id)`;
    const rows = await ctx.db.rows<SeenFieldValue>(sql`
      select ${columnsOf(values, "v")}, f.key, f.label, f.type
      from case_field_values v
      join case_fields f on f.workspace_id = v.workspace_id and f.key = v.field_key
      where ${ctx.inWorkspace("v")}
      and ${visibleFields(ctx)}
      and v.case_id = any(${ids}::uuid[]) ${ofVisibleCase}
      order by f.key`);
    const byCase = new Map<Uuid, SeenFieldValue[]>(ids.map((id) => [id, []]));
    for (const row of rows) byCase.get(row.caseId)?.push(row);
    return byCase;
  },
);
