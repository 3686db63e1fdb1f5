import { GraphQLInputObjectType, type GraphQLSchema } from "graphql";
import { buildSchemaSync, type NonEmptyArray } from "type-graphql";
import { neverSubscribed } from "../resolvers/live-field";
import { ONE_OF_INPUTS } from "../schema/one-of";
import { installFields, readAheadBelowRoots } from "./planner/install-fields";
import { resolveTypesAtOnce } from "./resolve-types-at-once";
import { RESOLVERS } from "./resolvers";
import { publishIds } from "./node-ids";
import { answerRefusalsAsData } from "./refusals-as-data";
import { rememberRules } from "./remembered-rules";
import { guardStaffOnlyFields } from "./staff-only-fields";
import { validateInput } from "./validate-input";

/** What the schema library wants before it builds subscriptions; ours follow the event log. */
const NO_PUB_SUB = { publish: neverSubscribed, subscribe: neverSubscribed };

/** What is read first in every tool that shows a schema. */
const DESCRIPTION = `A support desk for digital payments. Begin at \`cases\`, \`customers\`, \`transactions\` or \`search\`; \`caseByNumber\` opens what people call by its number.

What a mutation refuses it answers in \`userErrors\`, with a code and the field concerned; \`errors\` tells what was wrong with the request itself.

Lists are pages: \`first\` and \`after\`, or \`last\` and \`before\`. Ids begin with what they name, such as \`case_\`; amounts are in the currency's own minor units; times are UTC.`;

/** The whole published schema, ready to execute: one for all servers of a process, as it takes long to build. */
export function apiSchema(): GraphQLSchema {
  return SCHEMA;
}

function built(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: RESOLVERS as unknown as NonEmptyArray<NewableFunction>,
    validateFn: (input) => validateInput(input),
    validate: true,
    pubSub: NO_PUB_SUB,
  });
  schema.description = DESCRIPTION;
  resolveTypesAtOnce(schema);
  installFields(schema);
  publishIds(schema);
  guardStaffOnlyFields(schema);
  answerRefusalsAsData(schema);
  readAheadBelowRoots(schema);
  markOneOf(schema);
  rememberRules();
  return schema;
}

/** type-graphql cannot say `@oneOf` yet. */
function markOneOf(schema: GraphQLSchema): void {
  for (const name of ONE_OF_INPUTS) {
    const type = schema.getType(name);
    if (type instanceof GraphQLInputObjectType) type.isOneOf = true;
  }
}

const SCHEMA = built();
