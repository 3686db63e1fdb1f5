import { LIMITS, limitError } from "./limits";

/** Refuses variables that are larger than a mutation needs. */
export function refuseLargeVariables(variables: Readonly<Record<string, unknown>>): void {
  const { depth, longestList } = shapeOf(variables);
  // First of all: what walks values by calling itself, JSON.stringify among it, runs out of stack on deep ones.
  if (depth > LIMITS.variablesDepth) throw limitError("levels of variables", LIMITS.variablesDepth);
  if (Buffer.byteLength(JSON.stringify(variables)) > LIMITS.variablesBytes)
    throw limitError("bytes of variables as JSON", LIMITS.variablesBytes);
  if (longestList > LIMITS.listItems) throw limitError("items in one list", LIMITS.listItems);
}

interface Shape {
  /** Levels of lists and objects below the variables themselves. */
  readonly depth: number;
  readonly longestList: number;
}

/** Level by level, so that no depth of the variables is too deep to measure. */
function shapeOf(variables: object): Shape {
  let level = partsOf([variables]);
  let longestList = 0;
  let depth = 0;
  for (; level.length > 0; level = partsOf(level)) {
    depth += 1;
    for (const part of level) if (Array.isArray(part)) longestList = Math.max(longestList, part.length);
  }
  return { depth, longestList };
}

/** The lists and objects that stand directly within these. */
function partsOf(parents: readonly object[]): readonly object[] {
  return parents.flatMap((parent) =>
    Object.values(parent).filter((part: unknown) => typeof part === "object" && part !== null),
  );
}
