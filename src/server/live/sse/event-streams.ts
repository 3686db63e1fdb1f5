import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { InvalidError, UnavailableError } from "../../../kernel/errors";
import { formatError } from "../../error-format";
import { limitError } from "../../limits/limits";
import { introductionIn, type Admission, type Caller, type Rejection } from "../connections/admission";
import type { Seats } from "../connections/seats";
import type { OperationParams } from "../operations/operation-params";
import type { Operations } from "../operations/operations";
import { EventStream, type EventStreamParts } from "./event-stream";
import { streamParams } from "./stream-params";

const PATH = "/graphql/stream";
const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  // One that were kept for a next request would keep a server that ends waiting for it.
  connection: "close",
  // Proxies would wait for more before they hand anything on.
  "x-accel-buffering": "no",
};
const ACCEPTED = /text\/event-stream|\*\/\*/;

export interface EventStreamsParts extends EventStreamParts {
  readonly operations: Operations;
  readonly admission: Admission;
  readonly seats: Seats;
  readonly log: Logger;
}

/** The event streams of a process. */
export class EventStreams {
  private readonly streams = new Set<EventStream>();
  private isDraining = false;

  constructor(private readonly parts: EventStreamsParts) {}

  register(scope: FastifyInstance): void {
    scope.route({
      url: PATH,
      method: ["GET", "POST"],
      exposeHeadRoute: false,
      handler: async (request, reply) => this.answer(request, reply),
    });
  }

  /** Ends what would go on for ever, one stream after the other; queries and mutations end by themselves. */
  drain(): void {
    this.isDraining = true;
    const all = [...this.streams];
    const { drainMs } = this.parts.limits;
    all.forEach((stream, index) => setTimeout(() => stream.drain(), (drainMs * index) / all.length));
  }

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { admission, seats, operations, log } = this.parts;
    const refuse = (status: number, error: unknown, headers = {}): FastifyReply =>
      reply
        .code(status)
        .headers(headers)
        .send({ errors: [formatError(error, request.id, log)] });
    if (!ACCEPTED.test(request.headers.accept ?? "*/*"))
      return refuse(406, new InvalidError("accept", "Send `accept: text/event-stream`."));
    const params = streamParams(request);
    if (!params) return refuse(400, new InvalidError("query", "Send a GraphQL request with a `query`."));
    if (request.method === "GET" && operations.isMutation(params))
      return refuse(405, new InvalidError("query", "Send mutations by POST."), { allow: "POST" });
    const caller = await admission.admit(introductionIn(request.headers, request.ip), request.id);
    if ("errors" in caller) return reply.code(statusOf(caller)).send({ errors: caller.errors });
    if (this.isDraining) return refuse(503, new UnavailableError("This server is ending: connect again."));
    if (!seats.areLeft)
      return refuse(503, new UnavailableError("Too busy: try again later."), { "retry-after": "5" });
    if (!seats.take(caller.credentialId))
      return refuse(429, limitError("connections", this.parts.limits.connectionsPerCredential));
    this.open(request, reply, caller, params);
    return reply;
  }

  private open({ id }: FastifyRequest, reply: FastifyReply, caller: Caller, params: OperationParams): void {
    const { operations, seats } = this.parts;
    const { raw: response } = reply.hijack();
    const stream = new EventStream(response, caller.expiresAt, this.parts);
    this.streams.add(stream);
    response.on("close", () => {
      this.streams.delete(stream);
      seats.giveBack(caller.credentialId);
    });
    const headers = Object.entries({ ...reply.getHeaders(), ...HEADERS, "x-request-id": id });
    for (const [name, value] of headers) if (value !== undefined) response.setHeader(name, value);
    response.flushHeaders();
    stream.started = operations.start(caller, params, stream, id);
  }
}

const STATUS = { expired: 401, unauthorized: 401, unavailable: 503 } as const;

function statusOf({ kind }: Rejection): number {
  return STATUS[kind];
}
