import {
  Kind,
  OperationTypeNode,
  valueFromAST,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { splitPublicId, type Uuid } from "../../kernel/ids";
import type { JointCommand } from "../../resolvers/joint-command";
import type { Variables } from "../limits/amounts";
import { variablesOutside, written } from "./variables-used";

/** The one command of a mutation, that may be done together with others. */
export interface PlannedJointCommand {
  readonly command: JointCommand;
  /** What it is about; null where that is not named as it should be, and where it is to be done alone. */
  readonly aboutOf: (variables: Variables) => Uuid | null;
  /** The same for requests that differ in the command's input alone. */
  readonly questionOf: (variables: Variables) => string;
}

/** Null of any operation but a mutation of one such command. */
export function plannedJointCommand(
  schema: GraphQLSchema,
  document: DocumentNode,
  { operation, selectionSet, variableDefinitions = [] }: OperationDefinitionNode,
): PlannedJointCommand | null {
  const [node, ...others] = selectionSet.selections;
  if (operation !== OperationTypeNode.MUTATION || node?.kind !== Kind.FIELD || others.length > 0) return null;
  const field = schema.getMutationType()?.getFields()[node.name.value];
  const command = field?.extensions["jointCommand"] as JointCommand | undefined;
  const type = field?.args.find(({ name }) => name === "input")?.type;
  const input = node.arguments?.find(({ name }) => name.value === "input")?.value;
  if (!command || !type || !input) return null;
  const asked = variablesOutside([node], document, variableDefinitions);
  return {
    command,
    aboutOf: (variables) => {
      const value = valueFromAST(input, type, variables) as
        Readonly<Record<string, unknown>> | null | undefined;
      if (command.aloneWith.some((name) => value?.[name] != null)) return null;
      const [property, prefix] = command.about;
      const about = value?.[property];
      const id = typeof about === "string" ? splitPublicId(about) : null;
      return id?.prefix === prefix ? id.uuid : null;
    },
    questionOf: (variables) => written(asked, variables),
  };
}
