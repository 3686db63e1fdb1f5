import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import type { ErrorCode } from "../kernel/errors";
import { InvalidError, NotFoundError, Refusal } from "../kernel/errors";
import { splitPublicId, type Uuid } from "../kernel/ids";
import { ID_PREFIXES } from "../schema/node";
import { receiveStripeEvent, type ReceivedOutcome } from "../services/payments/stripe/receive-stripe-event";
import { formatError } from "./error-format";
import { limitError } from "./limits/limits";
import type { Platform } from "./platform";
import { runAsSystem } from "./run-as-system";
import { withRetries } from "./with-retries";

/** An event holds a whole object; those with many line items are larger than a request to the API may be. */
const BODY_BYTES = 512 * 1024;

const STATUS: Partial<Readonly<Record<ErrorCode, number>>> = {
  BAD_USER_INPUT: 400,
  CARD_DATA_REFUSED: 400,
  NOT_FOUND: 404,
  LIMIT_EXCEEDED: 413,
  CONFLICT: 503,
  UNAVAILABLE: 503,
};

interface Address {
  readonly workspaceId: string;
  readonly connectionId: string;
}

/** Where Stripe sends its events. Anything but a 2xx makes Stripe send the event again, for days. */
export function registerStripeWebhook(http: FastifyInstance, platform: Platform): void {
  http.register(async (scope) => {
    // The signature is over the bytes as they came.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, done) => done(null, body));
    answerErrors(scope, platform.log);
    scope.post<{ Params: Address }>(
      "/providers/stripe/:workspaceId/:connectionId",
      { bodyLimit: BODY_BYTES },
      async ({ params, body, headers }) => {
        const payload = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
        const signature = headers["stripe-signature"];
        const outcome = await receive(platform, params, payload, String(signature ?? ""));
        return { received: true, outcome };
      },
    );
  });
}

async function receive(
  platform: Platform,
  address: Address,
  payload: Buffer,
  signature: string,
): Promise<ReceivedOutcome> {
  const workspaceId = idIn(address.workspaceId, ID_PREFIXES.Workspace);
  const connectionId = idIn(address.connectionId, ID_PREFIXES.ProviderConnection);
  const { outcome } = await withRetries(() =>
    runAsSystem(platform, workspaceId, receiveStripeEvent, { connectionId, payload, signature }),
  );
  return outcome;
}

function idIn(id: string, prefix: string): Uuid {
  const parts = splitPublicId(id);
  if (parts?.prefix !== prefix) throw new NotFoundError("provider connection");
  return parts.uuid;
}

function answerErrors(scope: FastifyInstance, log: Logger): void {
  scope.setErrorHandler(async (error: Error & { readonly statusCode?: number }, request, reply) => {
    const cause = refusalOf(error);
    const { message, extensions = {} } = formatError(cause, request.id, log);
    const code = extensions["code"] as ErrorCode;
    if (cause instanceof Refusal && cause.retryable) void reply.header("retry-after", "1");
    return reply.code(STATUS[code] ?? 500).send({ error: { code, message, requestId: request.id } });
  });
}

/** What fastify refuses before the route is reached, in our own words. */
function refusalOf(error: Error & { readonly statusCode?: number }): Error {
  if (error instanceof Refusal) return error;
  if (error.statusCode === 413) return limitError("bytes of body", BODY_BYTES);
  return error.statusCode === 400 ? new InvalidError("body", error.message) : error;
}
