import { visit, type ASTNode, type FieldNode, type VariableDefinitionNode } from "graphql";
import { exactJson } from "../../kernel/exact-json";
import type { Variables } from "../limits/amounts";

/** By name, as often as they are used within. */
function variablesUsed(node: ASTNode): readonly string[] {
  const used: string[] = [];
  visit(node, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.push(name.value),
  });
  return used;
}

/** Whether all uses of the variable are among these. */
function isUsedOnlyAmong(name: string, some: readonly string[], all: readonly string[]): boolean {
  return countOf(some, name) === countOf(all, name);
}

function countOf(names: readonly string[], name: string): number {
  return names.filter((other) => other === name).length;
}

/** Those that are used for more than the arguments of these fields. */
export function variablesOutside(
  fields: readonly FieldNode[],
  document: ASTNode,
  declared: readonly VariableDefinitionNode[],
): readonly string[] {
  const inside = fields.flatMap(({ arguments: args = [] }) => args.flatMap(variablesUsed));
  const all = variablesUsed(document);
  return declared
    .map(({ variable }) => variable.name.value)
    .filter((name) => !isUsedOnlyAmong(name, inside, all));
}

/** The values of these variables, by their names, as one that is left out is not one that is null. */
export function written(names: readonly string[], variables: Variables): string {
  if (names.length === 0) return "";
  return exactJson(Object.fromEntries(names.map((name) => [name, variables[name]])));
}
