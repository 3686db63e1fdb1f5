import { randomUUID } from "node:crypto";
import { OperationTypeNode, type FormattedExecutionResult, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { ErrorCode } from "../../../kernel/errors";
import { formatError } from "../../error-format";
import type { Executor } from "../../executor";
import type { Caller } from "../connections/admission";
import type { LiveOperations, LiveRequest, StreamEnd, Subscriber, Subscription } from "../live-operations";
import type { OperationParams } from "./operation-params";

export interface StartedOperation extends Subscription {
  /** Whether it goes on until somebody stops it; if not, it ends by itself soon and should be let. */
  readonly isLive: boolean;
}

export interface OperationsParts {
  readonly executor: Pick<Executor, "prepare" | "execute">;
  readonly live: LiveOperations;
  readonly log: Logger;
}

/** Starts operations of every kind; a query or a mutation is a stream of one message. */
export class Operations {
  private readonly answers = new Set<Promise<unknown>>();

  constructor(private readonly parts: OperationsParts) {}

  isMutation({ query, operationName }: OperationParams): boolean {
    const prepared = this.parts.executor.prepare({ query, operationName });
    return !("fault" in prepared) && prepared.kind === OperationTypeNode.MUTATION;
  }

  /** Resolves when every query and mutation that was started has ended, whether or not its answer is wanted. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.answers);
  }

  start(
    caller: Caller,
    { query, operationName, variables, idempotencyKey, lastEventId }: OperationParams,
    subscriber: Subscriber,
    requestId: string = randomUUID(),
  ): StartedOperation {
    const { executor, live, log } = this.parts;
    const prepared = executor.prepare({ query, operationName });
    if ("fault" in prepared) {
      const errors = prepared.errors.map((error) => formatError(error, requestId, log));
      return answerOnce(Promise.resolve({ errors }), caller, subscriber);
    }
    const { credential, viewAs } = caller;
    const request: LiveRequest = { prepared, variables, credential, viewAs, idempotencyKey, requestId };
    if (prepared.kind !== OperationTypeNode.SUBSCRIPTION)
      return answerOnce(this.noted(executor.execute(request)), caller, subscriber);
    const resumed = lastEventId === null ? request : { ...request, lastEventId };
    const subscription = live.subscribe(resumed, subscriber);
    return {
      isLive: true,
      resume: () => subscription.resume(),
      stop: () => subscription.stop(),
    };
  }

  private noted<Answer>(answer: Promise<Answer>): Promise<Answer> {
    this.answers.add(answer);
    void answer.finally(() => this.answers.delete(answer));
    return answer;
  }
}

/** What is executed is not called back when nobody wants the answer any more: a change may have been made. */
function answerOnce(
  answer: Promise<FormattedExecutionResult>,
  caller: Caller,
  subscriber: Subscriber,
): StartedOperation {
  let isWanted = true;
  void answer.then((result) => {
    if (!isWanted) return;
    isWanted = false;
    const end = endOf(result, caller);
    if (end.kind === "complete")
      subscriber.take([{ cursor: null, json: Buffer.from(JSON.stringify(result)) }]);
    subscriber.end(end);
  });
  return { isLive: false, resume: () => undefined, stop: () => void (isWanted = false) };
}

/** Without `data` nothing was executed. A credential that stopped to be good ends its connection. */
function endOf(result: FormattedExecutionResult, { credential }: Caller): StreamEnd {
  const { errors } = result;
  if (!errors || "data" in result) return { kind: "complete" };
  const isRevoked = credential.kind !== "none" && errors.some(isUnauthenticated);
  return isRevoked ? { kind: "revoked" } : { kind: "error", errors };
}

function isUnauthenticated({ extensions }: GraphQLFormattedError): boolean {
  return extensions?.["code"] === ErrorCode.UNAUTHENTICATED;
}
