import { CaseField } from "../../../entities/cases/case-field.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import { InvalidError } from "../../../kernel/errors";
import type { PlacedFacts } from "../../../kernel/paging/filter-tree";
import type { Context } from "../../access/actor";
import type { FieldFilter } from "./field-filter";
import { PARTS } from "./field-value";
import { visibleFields } from "./read-case-fields";

const fields = table(CaseField);

/** A filter by a custom field, and its place in the input. */
interface PlacedFilter {
  readonly filter: FieldFilter;
  readonly path: readonly string[];
}

/** The filters by custom fields that a tree of filters holds. */
export function fieldFiltersIn(
  placed: readonly PlacedFacts<{ readonly field?: FieldFilter | null }>[],
): readonly PlacedFilter[] {
  return placed.flatMap(({ facts, path }) =>
    facts.field ? [{ filter: facts.field, path: [...path, "field"] }] : [],
  );
}

/**
 * Refuses a filter by a custom field that there is not, or by a value of another type: a misspelt key that finds
 * nothing would pass for the answer. Of a field that the caller may not know of it is said that there is none.
 */
export async function assertKnownFields(ctx: Context, filters: readonly PlacedFilter[]): Promise<void> {
  if (filters.length === 0) return;
  const keys = filters.map(({ filter }) => filter.key.trim());
  const rows = await ctx.db.rows<Pick<CaseField, "key" | "type">>(sql`
    select ${columnsOf(fields, "f", new Set(["key", "type"]))}
    from case_fields f
    where ${visibleFields(ctx)}
    and f.key = any(${keys}::text[])`);
  const types = new Map(rows.map(({ key, type }) => [key, type]));
  for (const { filter, path } of filters) {
    const type = types.get(filter.key.trim() as CaseField["key"]);
    if (!type) throw new InvalidError([...path, "key"], "There is no custom field of this key.");
    for (const name of ["equals", "atLeast", "atMost"] as const)
      assertOfType(type, filter[name], [...path, name]);
  }
}

function assertOfType(
  type: CaseField["type"],
  given: object | null | undefined,
  path: readonly string[],
): void {
  const part = PARTS[type];
  const other = Object.entries(given ?? {}).find(([name, value]) => value != null && name !== part);
  if (other)
    throw new InvalidError(
      [...path, other[0]],
      `This custom field is of type ${type}: give a value as \`${part}\`.`,
    );
}
