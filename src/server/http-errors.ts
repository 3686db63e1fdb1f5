import type { FastifyError, FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { InvalidError, NotFoundError, type Refusal } from "../kernel/errors";
import { formatError } from "./error-format";
import { LIMITS, limitError } from "./limits/limits";

const TOO_LARGE = 413;

/** Gives what goes wrong before GraphQL is reached (a body too large, or no JSON) the form of all errors. */
export function answerHttpErrors(http: FastifyInstance, log: Logger): void {
  http.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    const cause = status < 500 ? refusalOf(error, status) : error;
    return reply.code(status).send({ errors: [formatError(cause, request.id, log)] });
  });
  http.setNotFoundHandler((request, reply) => {
    const cause = new NotFoundError("page; the API is at /graphql, GraphiQL at /graphiql");
    return reply.code(404).send({ errors: [formatError(cause, request.id, log)] });
  });
}

function refusalOf({ message }: FastifyError, status: number): Refusal {
  return status === TOO_LARGE
    ? limitError("bytes of body", LIMITS.bodyBytes)
    : new InvalidError("body", message);
}
