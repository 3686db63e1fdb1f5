import { Case } from "../../entities/cases/case.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import { visibleCases } from "./case-policy";

const cases = table(Case);

/** The case of this id, or null when the caller may see none. */
export const findCase = query(
  { name: "case:find", permission: "case:read" },
  (ctx: Context, { id }: { readonly id: Uuid }): Promise<Case | null> =>
    firstRow(
      ctx.db,
      sql`select ${columnsOf(cases, "c")} from cases c where ${visibleCases(ctx)} and c.id = ${id}`,
    ),
);

/** The case of this number, or null when the caller may see none. */
export const findCaseByNumber = query(
  { name: "case:findByNumber", permission: "case:read" },
  (ctx: Context, { number }: { readonly number: number }): Promise<Case | null> =>
    firstRow(
      ctx.db,
      sql`select ${columnsOf(cases, "c")} from cases c where ${visibleCases(ctx)} and c.number = ${number}`,
    ),
);

/** The cases of these ids that the caller may see. */
export const casesById = query(
  { name: "case:byId", permission: "case:read" },
  async (ctx: Context, { ids }: { readonly ids: readonly Uuid[] }): Promise<ReadonlyMap<Uuid, Case>> => {
    const rows = await ctx.db.rows<Case>(sql`
      select ${columnsOf(cases, "c")}
      from cases c
      where ${visibleCases(ctx)}
      and c.id = any(${ids}::uuid[])`);
    return new Map(rows.map((row) => [row.id, row]));
  },
);
