import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type OperationDefinitionNode,
  type ValidationRule,
} from "graphql";
import { fragmentsOf, type Fragments } from "./fragments";
import { LIMITS, limitError } from "./limits";
import {
  aliasesOf,
  depthOf,
  directivesIn,
  longestListIn,
  repeatsIn,
  rootFieldsOf,
} from "./operation-measures";

interface Limit<Measured> {
  readonly name: string;
  readonly most: (measured: Measured) => number;
  readonly measure: (measured: Measured, fragments: Fragments) => number;
}

const OF_OPERATION: readonly Limit<OperationDefinitionNode>[] = [
  { name: "levels of depth", most: () => LIMITS.depth, measure: depthOf },
  { name: "aliases", most: () => LIMITS.aliases, measure: aliasesOf },
  {
    name: "root fields",
    most: ({ operation }) => LIMITS.rootFields[operation],
    measure: rootFieldsOf,
  },
];

const OF_DOCUMENT: readonly Limit<DocumentNode>[] = [
  { name: "repeats of one response key", most: () => LIMITS.repeatsOfOneKey, measure: repeatsIn },
  { name: "directives", most: () => LIMITS.directives, measure: directivesIn },
  { name: "items in one list", most: () => LIMITS.listItems, measure: longestListIn },
];

/** Refuses a document that is larger than an honest client needs, before anything is read for it. */
export const WithinLimitsRule: ValidationRule = (context) => ({
  Document(document) {
    const fragments = fragmentsOf(document);
    const operations = document.definitions.filter(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    );
    const excesses = [
      ...OF_DOCUMENT.flatMap((limit) => excess(limit, document, fragments)),
      ...operations.flatMap((operation) =>
        OF_OPERATION.flatMap((limit) => excess(limit, operation, fragments)),
      ),
    ];
    excesses.forEach((error) => context.reportError(error));
  },
});

function excess<Measured extends DocumentNode | OperationDefinitionNode>(
  { name, most, measure }: Limit<Measured>,
  measured: Measured,
  fragments: Fragments,
): readonly GraphQLError[] {
  if (measure(measured, fragments) <= most(measured)) return [];
  const originalError = limitError(name, most(measured));
  const nodes = measured.kind === Kind.DOCUMENT ? [] : [measured];
  return [new GraphQLError(originalError.message, { nodes, originalError })];
}
