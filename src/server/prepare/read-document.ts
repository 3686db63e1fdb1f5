import {
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { WithinLimitsRule } from "../limits/document-limits";
import { LIMITS, limitError } from "../limits/limits";

const RULES = [...specifiedRules, WithinLimitsRule];

/** The document, or all that is wrong with it. */
export function readDocument(schema: GraphQLSchema, text: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(text, { maxTokens: LIMITS.tokens });
    const faults = validate(schema, document, RULES);
    return faults.length === 0 ? document : faults.map(validationFailure);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return [isTokenLimit(error) ? tokenLimit() : parseFailure(error)];
  }
}

/** graphql's parser gives up with a syntax error like any other. */
function isTokenLimit({ message }: GraphQLError): boolean {
  return /Document contains more tha[nt] \d+ tokens/.test(message);
}

function tokenLimit(): GraphQLError {
  const originalError = limitError("tokens", LIMITS.tokens);
  return new GraphQLError(originalError.message, { originalError });
}

function parseFailure(error: GraphQLError): GraphQLError {
  const { message, source, positions } = error;
  const extensions = { code: "GRAPHQL_PARSE_FAILED" };
  return new GraphQLError(message, { source, positions, originalError: error, extensions });
}

function validationFailure(error: GraphQLError): GraphQLError {
  const { message, nodes, originalError } = error;
  const extensions = { code: "GRAPHQL_VALIDATION_FAILED" };
  return new GraphQLError(message, { nodes, originalError: originalError ?? error, extensions });
}
