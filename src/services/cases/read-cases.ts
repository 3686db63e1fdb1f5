import { Case } from "../../entities/cases/case.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table, type Wanted } from "../../kernel/database/table";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import { readById } from "../access/reads";
import { visibleCases } from "./case-policy";

const cases = table(Case);

/** The case of this number, or null when the caller may see none. */
export const findCaseByNumber = query(
  { name: "case:findByNumber", permission: "case:read" },
  (
    ctx: Context,
    { number, wanted }: { readonly number: number; readonly wanted?: Wanted },
  ): Promise<Case | null> =>
    firstRow(
      ctx.db,
      sql`select ${columnsOf(cases, "c", wanted)} from cases c where ${visibleCases(ctx)} and c.number = ${number}`,
    ),
);

/** The cases of these ids that the caller may see. */
export const casesById = readById({ name: "case:byId", permission: "case:read" }, cases, "c", visibleCases);
