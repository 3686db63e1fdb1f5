import type { CaseView } from "../../../entities/cases/case-view.entity";
import { publishedFilter } from "../../access/published-filter";

/** Which facts of a filter of cases are ids, and of what. */
const ID_FACTS = {
  customerId: "cust",
  teamId: "team",
  memberId: "mem",
  watchedBy: "mem",
  transactionId: "txn",
} as const;

/** The filter of a view as callers write it. */
export function filterOfView({ filter }: Pick<CaseView, "filter">): Readonly<Record<string, unknown>> {
  return publishedFilter(filter, ID_FACTS);
}
