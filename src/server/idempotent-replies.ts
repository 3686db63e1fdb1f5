import { Kind, type DocumentNode, type FormattedExecutionResult } from "graphql";
import { InvalidError } from "../kernel/errors";
import type { Secrets } from "../kernel/secrets";
import { findReply, keepReply, type ReplyKey } from "../services/access/idempotent-replies";
import type { Actor } from "../services/access/actor";
import type { ExecutionRequest } from "./execution-request";
import type { Session } from "./session";

const MAX_KEY_LENGTH = 255;

/** Answers a repeated mutation with the reply of its first time, instead of doing it again. */
export class IdempotentReplies {
  constructor(private readonly secrets: Secrets) {}

  async once(
    request: ExecutionRequest,
    session: Session,
    execute: () => Promise<FormattedExecutionResult>,
  ): Promise<FormattedExecutionResult> {
    const { context } = session;
    if (request.idempotencyKey === null || !context) return execute();
    const key = this.replyKey(request, context.actor, request.idempotencyKey);
    const kept = await findReply(context, key);
    if (kept) return replayed(this.secrets.open(kept));
    const result = await execute();
    // Without data nothing was changed: the request may be tried again under the same key.
    if (result.data) keepReply(context, key, this.secrets.seal(JSON.stringify(result)));
    return result;
  }

  private replyKey(request: ExecutionRequest, actor: Actor, key: string): ReplyKey {
    if (key.length === 0 || key.length > MAX_KEY_LENGTH)
      throw new InvalidError("Idempotency-Key", `An idempotency key has 1 to ${MAX_KEY_LENGTH} characters.`);
    const { document, operation } = request.prepared;
    const { variables } = request;
    const operationName = operation.name?.value ?? null;
    return {
      scope: this.digest([actor.kind, actor.id, rootFields(document), key]),
      fingerprint: this.digest([document.loc?.source.body, operationName, variables]),
    };
  }

  /** Keyed: whoever steals the table could try all card numbers on a plain hash of a request that held one. */
  private digest(parts: readonly unknown[]): string {
    return this.secrets.hash(JSON.stringify(parts));
  }
}

function replayed(reply: string): FormattedExecutionResult {
  const result = JSON.parse(reply) as FormattedExecutionResult;
  return { ...result, extensions: { ...result.extensions, idempotentReplay: true } };
}

function rootFields(document: DocumentNode): readonly string[] {
  return document.definitions
    .flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
    )
    .map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : "..."));
}
