import {
  getArgumentValues,
  Kind,
  visit,
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
} from "graphql";
import type { RequestContext } from "../../resolvers/request-context";
import type { Variables } from "./conditions";

type Given = Readonly<Record<string, unknown>>;

export interface PlannedArguments {
  /** As the document gives them. */
  readonly given: Given;
  /** As the operation takes them: checked, with their ids decoded. */
  readonly taken: unknown;
}

/** The resolver that a relation's declaration made, before reading ahead was put before it. */
export function declaredResolver({ extensions }: GraphQLField<unknown, unknown>): Declared | undefined {
  return extensions["declared"] as Declared | undefined;
}

type Declared = GraphQLFieldResolver<unknown, unknown>;

/** Stands for the context of a request: whoever asks it for what is related is told the arguments. */
const ECHO = {
  related: async (_relation, _row, args) => args,
} satisfies Pick<RequestContext, "related">;

/**
 * Tells the arguments of a field for the variables of a request; null where they are refused. The field
 * itself meets the same refusal, and tells of it at its own place in the answer.
 */
export function plannedArguments(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (variables: Variables) => Promise<PlannedArguments | null> {
  const argumentsFor = async (variables: Variables): Promise<PlannedArguments | null> => {
    try {
      const given: Given = getArgumentValues(field, node, variables);
      if (field.args.length === 0) return { given, taken: null };
      const taken: unknown = await declaredResolver(field)?.({}, given, ECHO, NO_INFO);
      return { given, taken };
    } catch {
      return null;
    }
  };
  if (hasVariables(node)) return argumentsFor;
  let constant: Promise<PlannedArguments | null> | undefined;
  return () => (constant ??= argumentsFor({}));
}

/** No declaration of a relation looks at where in the document it stands. */
const NO_INFO = {} as GraphQLResolveInfo;

function hasVariables(node: FieldNode): boolean {
  let found = false;
  visit(
    { ...node, selectionSet: undefined, directives: [] },
    {
      [Kind.VARIABLE]: () => {
        found = true;
      },
    },
  );
  return found;
}
