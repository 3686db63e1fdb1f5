import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from "graphql";
import { ErrorCode, Refusal } from "../kernel/errors";
import type { UserErrorType } from "../schema/user-error.type";
import { InvalidShapeError, type ShapeFault } from "./validate-input";

/** Refusals of the request as a whole stay top-level errors; these answer the one mutation. */
const EXPECTED: ReadonlySet<ErrorCode> = new Set([
  ErrorCode.NOT_FOUND,
  ErrorCode.BAD_USER_INPUT,
  ErrorCode.CARD_DATA_REFUSED,
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
      return { userErrors: [], redactions: [], ...payload };
    } catch (error) {
      return { userErrors: userErrorsOf(error), redactions: [] };
    }
  };
}

function userErrorsOf(error: unknown): readonly UserErrorType[] {
  if (error instanceof InvalidShapeError) return error.faults.map((fault) => userError(error.code, fault));
  if (!(error instanceof Refusal) || error.retryable || !EXPECTED.has(error.code)) throw error;
  const { code, message, field, details } = error;
  return [{ code, message, field, details }];
}

function userError(code: ErrorCode, { field, message }: ShapeFault): UserErrorType {
  return { code, message, field, details: {} };
}
