import type { GraphQLFormattedError } from "graphql";
import type { ExecutionRequest } from "../execution-request";

/** One message of a subscription: the JSON text of its ExecutionResult, and the cursor after it. */
export interface LiveMessage {
  /** Null for what cannot be resumed, such as presence. */
  readonly cursor: string | null;
  /** Encoded once, and shared by all who get it: never written to. */
  readonly json: Buffer;
}

/** Why a stream is over. */
export type StreamEnd =
  | { readonly kind: "complete" }
  /** Refused or failed; formatted as every error. */
  | { readonly kind: "error"; readonly errors: readonly GraphQLFormattedError[] }
  /** The credential or the process is no longer good for anything: the whole connection closes. */
  | { readonly kind: "revoked" | "expired" | "draining" | "overloaded" };

/** Where a transport's subscriber takes its messages. Its methods are called synchronously, never re-entrantly. */
export interface Subscriber {
  /** Takes messages, in order, all of them; false when no more is wanted until `subscription.resume()`. */
  take(messages: readonly LiveMessage[]): boolean;
  /** Called at most once, and not after `subscription.stop()`; nothing is taken after it. */
  end(reason: StreamEnd): void;
}

/** What a transport holds of one subscription. */
export interface Subscription {
  /** There is room again. Without effect unless `take` returned false. */
  resume(): void;
  /** Nobody listens any more. May be called twice, and after the end. */
  stop(): void;
}

export interface LiveRequest extends ExecutionRequest {
  /** The cursor after the last message that was received: what came later is replayed first. */
  readonly lastEventId?: string;
}

/** Runs subscriptions, whichever transport carries them. */
export interface LiveOperations {
  /** Returns before anything is taken or ended: what is wrong with the request is told by `end`. */
  subscribe(request: LiveRequest, subscriber: Subscriber): Subscription;
}
