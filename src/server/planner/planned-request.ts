import type { Asked } from "../../resolvers/request-context";
import type { Variables } from "./conditions";
import type { OperationPlan } from "./read-plan";

/** The plan of a document, and the variables of one request for it. */
export interface PlannedRequest {
  readonly plan: OperationPlan;
  readonly variables: Variables;
}

/** Without a plan every field reads for itself, through loaders. */
export const NOT_PLANNED: PlannedRequest = { plan: new Map(), variables: {} };

const ALL: Asked = { wanted: null, isCounted: false, isEndTold: true, arePlacesTold: true };

/** What is asked of a field at the top: of its rows, where it is a page; of objects of this type, if told. */
export function askedOf({ plan }: PlannedRequest, responseKey: string, typeName?: string): Asked {
  const types = plan.get(responseKey)?.types;
  const [only] = types?.values() ?? [];
  const type = typeName === undefined ? only : types?.get(typeName);
  if (!type || (typeName === undefined && types?.size !== 1)) return ALL;
  const { isCounted, isEndTold, arePlacesTold, rows, wanted } = type;
  if (!rows) return { wanted: isCounted ? null : wanted, isCounted, isEndTold, arePlacesTold };
  const [row] = rows.types.values();
  return { isCounted, isEndTold, arePlacesTold, wanted: rows.types.size === 1 && row ? row.wanted : null };
}
