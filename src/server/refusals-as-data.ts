import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from "graphql";
import { ArgumentValidationError } from "type-graphql";
import { ErrorCode, Refusal } from "../kernel/errors";
import type { UserErrorType } from "../schema/user-error.type";

/** Refusals of the request as a whole stay top-level errors; these answer the one mutation. */
const EXPECTED: ReadonlySet<ErrorCode> = new Set([
  ErrorCode.NOT_FOUND,
  ErrorCode.BAD_USER_INPUT,
  ErrorCode.ILLEGAL_STATE,
  ErrorCode.CONFLICT,
  ErrorCode.VERSION_CONFLICT,
]);

/** Lets every mutation answer an expected refusal as `userErrors` of its payload. */
export function answerRefusalsAsData(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}))
    field.resolve = withRefusals(field.resolve ?? defaultFieldResolver);
}

function withRefusals(
  resolve: GraphQLFieldResolver<unknown, unknown>,
): GraphQLFieldResolver<unknown, unknown> {
  return async (source, args, context, info) => {
    try {
      const payload = (await resolve(source, args, context, info)) as object;
      return { userErrors: [], ...payload };
    } catch (error) {
      return { userErrors: userErrorsOf(error) };
    }
  };
}

function userErrorsOf(error: unknown): readonly UserErrorType[] {
  if (error instanceof ArgumentValidationError)
    return error.extensions.validationErrors.flatMap((fault) => shapeErrors(fault, []));
  if (!(error instanceof Refusal) || error.retryable || !EXPECTED.has(error.code)) throw error;
  const { code, message, field, details } = error;
  return [{ code, message, field, details }];
}

interface ShapeFault {
  readonly property: string;
  readonly constraints?: Readonly<Record<string, string>>;
  readonly children?: readonly ShapeFault[];
}

function shapeErrors(
  { property, constraints = {}, children = [] }: ShapeFault,
  path: readonly string[],
): UserErrorType[] {
  const field = [...path, property];
  const own = Object.values(constraints).map((message) => ({
    code: ErrorCode.BAD_USER_INPUT,
    message,
    field,
    details: {},
  }));
  return [...own, ...children.flatMap((child) => shapeErrors(child, field))];
}
