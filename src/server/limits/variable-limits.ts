import { Kind, type OperationDefinitionNode } from "graphql";
import { LIMITS, LIMITS_OF_FIELDS, limitError, type VariableLimits } from "./limits";

/** A field that takes more than others does so where it stands alone. */
export function variableLimitsOf({ selectionSet: { selections } }: OperationDefinitionNode): VariableLimits {
  const [only, ...further] = selections;
  const name = only?.kind === Kind.FIELD && further.length === 0 ? only.name.value : "";
  return LIMITS_OF_FIELDS[name] ?? LIMITS;
}

/** Refuses variables that are larger than a mutation needs. */
export function refuseLargeVariables(
  variables: Readonly<Record<string, unknown>>,
  { variablesBytes, listItems }: VariableLimits = LIMITS,
): void {
  const { depth, longestList, mostBytes } = shapeOf(variables);
  // First of all: what walks values by calling itself, JSON.stringify among it, runs out of stack on deep ones.
  if (depth > LIMITS.variablesDepth) throw limitError("levels of variables", LIMITS.variablesDepth);
  if (mostBytes > variablesBytes && Buffer.byteLength(JSON.stringify(variables)) > variablesBytes)
    throw limitError("bytes of variables as JSON", variablesBytes);
  if (longestList > listItems) throw limitError("items in one list", listItems);
}

interface Shape {
  /** Levels of lists and objects below the variables themselves. */
  readonly depth: number;
  readonly longestList: number;
  /** More bytes than the variables can take as JSON; nearly all are so few that none needs to be counted. */
  readonly mostBytes: number;
}

/** A character as JSON, at worst: `\u001f`. */
const CHARACTER_BYTES = 6;
/** A number, a truth value or null as JSON, and around any value quotes, brackets, colon and comma. */
const VALUE_BYTES = 32;

/** Level by level, so that no depth of the variables is too deep to measure. */
function shapeOf(variables: object): Shape {
  let longestList = 0;
  let depth = -1;
  let mostBytes = 0;
  for (let level: object[] = [variables]; level.length > 0; depth += 1) {
    const next: object[] = [];
    for (const part of level) {
      if (Array.isArray(part)) longestList = Math.max(longestList, part.length);
      for (const [key, value] of Object.entries(part) as [string, unknown][]) {
        const characters = key.length + (typeof value === "string" ? value.length : 0);
        mostBytes += VALUE_BYTES + characters * CHARACTER_BYTES;
        if (typeof value === "object" && value !== null) next.push(value);
      }
    }
    level = next;
  }
  return { depth, longestList, mostBytes };
}
