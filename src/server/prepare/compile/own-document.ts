import {
  Kind,
  visit,
  type DocumentNode,
  type FragmentSpreadNode,
  type OperationDefinitionNode,
} from "graphql";
import { fragmentsOf } from "../../limits/fragments";

/** One operation of a document, and the fragments that it reaches. */
export function ownDocument(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const fragments = fragmentsOf(document);
  const reached = new Set<DocumentNode["definitions"][number]>();
  const reach = (definition: DocumentNode["definitions"][number] | undefined): void => {
    if (!definition || reached.has(definition)) return;
    reached.add(definition);
    visit(definition, {
      [Kind.FRAGMENT_SPREAD]: ({ name }: FragmentSpreadNode) => reach(fragments.get(name.value)),
    });
  };
  reach(operation);
  return { ...document, definitions: [...reached] };
}
