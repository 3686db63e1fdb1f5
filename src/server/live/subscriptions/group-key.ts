import { Kind, visit, type OperationDefinitionNode } from "graphql";
import { exactJson } from "../../../kernel/exact-json";
import type { OpenedSubscription } from "./live-execution";

/**
 * The same for all to whom the same is told: one caller, one document, the same values. Where each of them stands in
 * the log is its own affair, unless the document makes more of it.
 */
export function groupKey({ request, verified, variables }: OpenedSubscription): string {
  const { prepared, viewAs } = request;
  const own = variableOfPlace(prepared.operation);
  const values = Object.entries(variables.coerced ?? {}).filter(([name]) => name !== own);
  return exactJson([
    verified.workspaceId,
    verified.credentialId,
    viewAs ?? null,
    prepared.document.loc?.source.body,
    prepared.operation.name?.value ?? null,
    values,
  ]);
}

/** The variable that is given as `after` at the top, and used for nothing else. */
function variableOfPlace(operation: OperationDefinitionNode): string | null {
  const uses = new Map<string, number>();
  const places: string[] = [];
  visit(operation.selectionSet, {
    [Kind.VARIABLE]: ({ name }) => void uses.set(name.value, (uses.get(name.value) ?? 0) + 1),
    [Kind.ARGUMENT]: ({ name, value }, _key, _parent, _path, ancestors) => {
      // The set, its list of selections, the field, its list of arguments.
      const isAtTop = ancestors.length === 4;
      if (isAtTop && name.value === "after" && value.kind === Kind.VARIABLE) places.push(value.name.value);
    },
  });
  const [place] = places;
  return place !== undefined && uses.get(place) === 1 ? place : null;
}
