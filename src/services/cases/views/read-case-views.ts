import { CaseView } from "../../../entities/cases/case-view.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql, type Sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import { NotFoundError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { ListSpec } from "../../../kernel/paging/read-pages";
import type { Context } from "../../access/actor";
import { listOf, readById } from "../../access/reads";

const views = table(CaseView);

/** The views of these ids that the caller may use. */
export const caseViewsById = readById(
  { name: "caseView:byId", permission: "case:read" },
  views,
  "v",
  usableViews,
);

/** The views that the caller may use, by name. */
export const caseViewList = listOf(
  { name: "caseView:list", permission: "case:read" },
  (ctx: Context): ListSpec<CaseView> => ({
    name: "caseViews",
    table: views,
    alias: "v",
    from: sql`case_views v`,
    where: [usableViews(ctx)],
    key: { column: "v.name", type: "text" },
    id: "v.id",
    descending: false,
  }),
);

/** The view; refuses one that the caller may not use. Held until the transaction ends, if it is to be changed. */
export async function usableView(ctx: Context, id: Uuid, lock = sql``): Promise<CaseView> {
  const view = await firstRow<CaseView>(
    ctx.db,
    sql`select ${columnsOf(views, "v")} from case_views v where ${usableViews(ctx)} and v.id = ${id} ${lock}`,
  );
  if (!view) throw new NotFoundError("view", ["viewId"]);
  return view;
}

/** Views are the staff's: those that all share, and one's own. */
function usableViews({ actor, inWorkspace }: Context): Sql {
  if (actor.kind === "customer") return sql`${inWorkspace("v")} and false`;
  if (actor.kind !== "member") return sql`${inWorkspace("v")} and v.member_id is null`;
  return sql`${inWorkspace("v")} and (v.member_id is null or v.member_id = ${actor.id})`;
}
