import {
  Agent as HttpAgent,
  request as requestByHttp,
  type ClientRequest,
  type IncomingMessage,
} from "node:http";
import { Agent as HttpsAgent, request as requestByHttps } from "node:https";
import type { LookupFunction } from "node:net";
import type { WebhookErrorKind } from "../../entities/webhooks/webhook-enums";
import { lookupOfPublic, PrivateAddressError, refusePrivateHost } from "../outbound/public-address";
import { createResolve } from "../outbound/resolve-names";

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WebhookAnswer {
  /** Null where none came. */
  readonly statusCode: number | null;
  /** Null when the receiver took it. */
  readonly error: WebhookErrorKind | null;
  readonly milliseconds: number;
  /** The first kilobyte of its content. */
  readonly answer: string;
  readonly retryAfter: string | undefined;
}

export interface WebhookSenderOptions {
  /** Whether loopback and private addresses are sent to as well. */
  readonly allowsPrivateAddresses: boolean;
  /** For all of it: the name, the connection, the answer. */
  readonly timeoutMs: number;
  /** How names become addresses; must let none through that is not public. */
  readonly lookup?: LookupFunction;
}

const ANSWER_BYTES = 1_024;
/** Beyond this an answer is not worth reading to its end for the sake of its connection. */
const MOST_BYTES = 65_536;
/** Once the status is known, the rest is only for whoever reads the record. */
const CONTENT_MS = 2_000;
/** Shorter than servers usually keep a connection that nobody uses. */
const KEEP_ALIVE_MS = 4_000;

class TimeoutError extends Error {}

/** Sends webhooks: to public addresses alone, never further than where it was sent, bounded in time and size. */
export class WebhookSender {
  private readonly agents = {
    "http:": new HttpAgent({ keepAlive: true, timeout: KEEP_ALIVE_MS }),
    "https:": new HttpsAgent({ keepAlive: true, timeout: KEEP_ALIVE_MS }),
  };

  private readonly lookup: LookupFunction;

  constructor(private readonly options: WebhookSenderOptions) {
    this.lookup = options.lookup ?? lookupOfPublic(createResolve());
  }

  /** Never throws: whatever goes wrong is the answer. */
  async send(request: WebhookRequest): Promise<WebhookAnswer> {
    const startedAt = performance.now();
    const answer = await this.attempt(request, startedAt, true);
    return { ...answer, milliseconds: Math.round(performance.now() - startedAt) };
  }

  close(): void {
    for (const agent of Object.values(this.agents)) agent.destroy();
  }

  private async attempt(
    request: WebhookRequest,
    startedAt: number,
    isReuseAllowed: boolean,
  ): Promise<Omit<WebhookAnswer, "milliseconds">> {
    try {
      return await this.exchange(request, startedAt, isReuseAllowed);
    } catch (error) {
      // The receiver closed a kept connection just as it was used: that is nothing to wait five seconds for.
      if (error instanceof StaleConnectionError) return this.attempt(request, startedAt, false);
      return { statusCode: null, error: kindOf(error), answer: "", retryAfter: undefined };
    }
  }

  private exchange(
    { url: text, headers, body }: WebhookRequest,
    startedAt: number,
    isReuseAllowed: boolean,
  ): Promise<Omit<WebhookAnswer, "milliseconds">> {
    const { lookup } = this;
    const { allowsPrivateAddresses, timeoutMs } = this.options;
    const url = new URL(text);
    if (!allowsPrivateAddresses) refusePrivateHost(url);
    const send = url.protocol === "http:" ? requestByHttp : requestByHttps;
    const agent = this.agents[url.protocol as keyof typeof this.agents];
    const content = Buffer.from(body);
    return new Promise((resolve, reject) => {
      const request = send(url, {
        method: "POST",
        agent: isReuseAllowed ? agent : false,
        headers: { ...headers, "content-length": content.length },
        ...(!allowsPrivateAddresses && { lookup }),
      });
      const left = timeoutMs - (performance.now() - startedAt);
      const timer = setTimeout(
        () => {
          request.destroy();
          // At once: whatever else may have ended the request before has then told nobody.
          reject(new TimeoutError());
        },
        Math.max(0, left),
      );
      request.on("response", (response) => {
        clearTimeout(timer);
        void contentOf(request, response).then((answer) =>
          resolve({ ...judged(response), answer, retryAfter: response.headers["retry-after"] }),
        );
      });
      // Unheard, it would close the connection without an error and without an answer.
      request.on("upgrade", (response, socket) => {
        clearTimeout(timer);
        socket.destroy();
        resolve({ ...judged(response), answer: "", retryAfter: response.headers["retry-after"] });
      });
      request.on("error", (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        const isStale = request.reusedSocket && (error.code === "ECONNRESET" || error.code === "EPIPE");
        reject(isStale ? new StaleConnectionError() : error);
      });
      request.end(content);
    });
  }
}

class StaleConnectionError extends Error {}

/** As much of the content as is kept. It never fails: the status has said already what became of the delivery. */
function contentOf(request: ClientRequest, response: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const kept: Buffer[] = [];
    let size = 0;
    const end = (): void => {
      clearTimeout(timer);
      // What is no text is shown as well as it can be; PostgreSQL's text holds no NUL.
      resolve(Buffer.concat(kept).subarray(0, ANSWER_BYTES).toString("utf8").replaceAll("\0", "\uFFFD"));
    };
    const timer = setTimeout(() => request.destroy(), CONTENT_MS);
    response.on("data", (chunk: Buffer) => {
      if (size < ANSWER_BYTES) kept.push(chunk);
      size += chunk.length;
      if (size > MOST_BYTES) request.destroy();
    });
    response.on("error", end);
    response.on("close", end);
  });
}

function judged({ statusCode = 0 }: IncomingMessage): Pick<WebhookAnswer, "statusCode" | "error"> {
  if (statusCode >= 200 && statusCode < 300) return { statusCode, error: null };
  return { statusCode, error: statusCode >= 300 && statusCode < 400 ? "REDIRECT" : "STATUS" };
}

/** Of asking a name server, and of asking the system. */
const NAME_SYSCALL = /^(query|getaddrinfo)/;
const CERTIFICATE_CODE = /^(CERT_|ERR_TLS_CERT|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH)/;

function kindOf(error: unknown): WebhookErrorKind {
  if (error instanceof TimeoutError) return "TIMEOUT";
  if (error instanceof PrivateAddressError) return "ADDRESS";
  const { code = "", syscall = "" } = error as NodeJS.ErrnoException;
  if (NAME_SYSCALL.test(syscall)) return "NAME";
  return CERTIFICATE_CODE.test(code) ? "CERTIFICATE" : "CONNECTION";
}
