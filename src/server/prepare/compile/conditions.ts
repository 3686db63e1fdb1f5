import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type SelectionNode,
} from "graphql";
import type { Variables } from "../../limits/amounts";

/** The variables that decide which parts of a document are there. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    [Kind.DIRECTIVE]: ({ arguments: given = [] }: DirectiveNode) => {
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/** The document as it is for these variables: no condition is left in it, nor what a condition leaves out. */
export function withoutConditions(document: DocumentNode, variables: Variables): DocumentNode {
  const decide = (node: SelectionNode): SelectionNode | null =>
    isIncluded(node, variables) ? { ...node, directives: [] } : null;
  return visit(document, {
    [Kind.FIELD]: decide,
    [Kind.INLINE_FRAGMENT]: decide,
    [Kind.FRAGMENT_SPREAD]: decide,
  });
}

function isIncluded(node: SelectionNode, variables: Variables): boolean {
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.["if"] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.["if"] !== false
  );
}
