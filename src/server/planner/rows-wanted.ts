import type { Wanted } from "../../kernel/database/table";
import type { SharedReaches } from "./reaches";
import type { SelectionPlan, TypePlan } from "./read-plan";

/** What is asked of the rows that a relation leads to; those of a page are within it. */
interface RowsWanted {
  readonly wanted: Wanted;
  readonly isCounted: boolean;
  readonly isPaged: boolean;
  readonly isEndTold: boolean;
  readonly arePlacesTold: boolean;
}

const ALL: RowsWanted = {
  wanted: null,
  isCounted: false,
  isPaged: true,
  isEndTold: true,
  arePlacesTold: true,
};

/** What the selections below a relation ask of its rows, all of them together. */
export function rowsWantedBy([first, ...others]: SharedReaches): RowsWanted {
  return others.reduce(
    (sum, { planned }) => both(sum, rowsWanted(planned.selection)),
    rowsWanted(first.planned.selection),
  );
}

function rowsWanted(selection: SelectionPlan | null): RowsWanted {
  const type = onlyType(selection);
  if (!type) return ALL;
  const { isCounted, isPaged, isEndTold, arePlacesTold, rows } = type;
  return {
    isCounted,
    isPaged,
    isEndTold,
    arePlacesTold,
    wanted: rows ? (onlyType(rows)?.wanted ?? null) : type.wanted,
  };
}

function onlyType(selection: SelectionPlan | null): TypePlan | null {
  if (selection?.types.size !== 1) return null;
  const [type] = selection.types.values();
  return type ?? null;
}

function both(one: RowsWanted, other: RowsWanted): RowsWanted {
  return {
    wanted: one.wanted && other.wanted && new Set([...one.wanted, ...other.wanted]),
    isCounted: one.isCounted || other.isCounted,
    isPaged: one.isPaged || other.isPaged,
    isEndTold: one.isEndTold || other.isEndTold,
    arePlacesTold: one.arePlacesTold || other.arePlacesTold,
  };
}
