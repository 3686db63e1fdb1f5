import { Kind, OperationTypeNode, parse, type OperationDefinitionNode } from "graphql";

export interface OperationToRun {
  readonly operationName: string | null;
  readonly isSubscription: boolean;
}

/**
 * What is to be run of a text, where several operations stand in it by the name that GraphiQL gives. It reads the
 * text a moment after it changed: who is quicker with the play button would run the tab before by its name.
 */
export function operationToRun(query: string, operationName: string | null | undefined): OperationToRun {
  const operations = operationsOf(query);
  const [only, ...others] = operations;
  const meant = others.length === 0 ? only : operations.find(({ name }) => name?.value === operationName);
  return {
    operationName: (meant ? meant.name?.value : operationName) ?? null,
    isSubscription: meant?.operation === OperationTypeNode.SUBSCRIPTION,
  };
}

function operationsOf(query: string): readonly OperationDefinitionNode[] {
  try {
    return parse(query).definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  } catch {
    // The API says what is wrong with it, and where.
    return [];
  }
}
