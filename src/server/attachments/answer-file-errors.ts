import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { NotFoundError, Refusal, type ErrorCode } from "../../kernel/errors";
import { formatError } from "../error-format";

const STATUS: Partial<Readonly<Record<ErrorCode, number>>> = {
  BAD_USER_INPUT: 400,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  LIMIT_EXCEEDED: 413,
  UNAVAILABLE: 503,
};

/** What is still taken of a refused upload, so that its sender comes to read why it was refused. */
const LINGER_BYTES = 1024 * 1024;
const LINGER_MS = 2_000;

/** Answers every fault on a file's way in the words of all other errors. */
export function answerFileErrors(scope: FastifyInstance, log: Logger): void {
  scope.setErrorHandler(async (error: Error & { readonly status?: number }, request, reply) => {
    const { message, extensions = {} } = formatError(error, request.id, log);
    const code = extensions["code"] as ErrorCode;
    if (error instanceof Refusal && error.retryable) void reply.header("retry-after", "1");
    if (!request.raw.complete) {
      void reply.header("connection", "close");
      await lingered(request.raw);
    }
    return reply
      .code(error.status ?? STATUS[code] ?? 500)
      .send({ error: { code, message, requestId: request.id } });
  });
  scope.setNotFoundHandler(() => {
    throw new NotFoundError("file");
  });
}

/** A connection that is closed on somebody who is still sending shows them a broken line, not the answer. */
function lingered(body: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    const timer = setTimeout(resolve, LINGER_MS);
    const done = (): void => {
      clearTimeout(timer);
      body.pause();
      resolve();
    };
    body.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes >= LINGER_BYTES) done();
    });
    for (const end of ["end", "close", "error"]) body.once(end, done);
    if (body.destroyed) done();
  });
}
