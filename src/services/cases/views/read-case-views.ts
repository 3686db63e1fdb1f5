import { CaseView } from "../../../entities/cases/case-view.entity";
import { table } from "../../../kernel/database/table";
import { listOf, readById } from "../../access/reads";
import { listedFilters, usableFilters, type SavedFilters } from "../../access/saved-filters";

export const CASE_VIEWS: SavedFilters<CaseView> = { noun: "view", table: table(CaseView) };

/** The views of these ids that the caller may use. */
export const caseViewsById = readById(
  { name: "caseView:byId", permission: "case:read" },
  CASE_VIEWS.table,
  "s",
  usableFilters,
);

/** The views that the caller may use, by name. */
export const caseViewList = listOf({ name: "caseView:list", permission: "case:read" }, (ctx) =>
  listedFilters(ctx, CASE_VIEWS),
);
