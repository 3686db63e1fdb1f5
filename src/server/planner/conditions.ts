import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type DirectiveNode,
  type FieldNode,
  type SelectionNode,
} from "graphql";

/** The variables of a request, coerced to their types. */
export type Variables = Readonly<Record<string, unknown>>;

/** Whether something is part of the answer, for the variables of a request. */
export type Condition = (variables: Variables) => boolean;

export const ALWAYS: Condition = () => true;

/** The condition that `@skip` and `@include` put on a selection, on top of the one on all around it. */
export function conditionOf({ directives }: SelectionNode, around: Condition): Condition {
  if (!directives?.some(isConditional)) return around;
  const node = { directives };
  return (variables) =>
    around(variables) &&
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.["if"] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.["if"] !== false;
}

/** A field that stands at several places is part of the answer where one of them is. */
export function either(one: Condition, other: Condition): Condition {
  if (one === ALWAYS || other === ALWAYS) return ALWAYS;
  return (variables) => one(variables) || other(variables);
}

export interface ConditionalField {
  readonly node: FieldNode;
  readonly condition: Condition;
}

function isConditional({ name }: DirectiveNode): boolean {
  return name.value === "skip" || name.value === "include";
}
