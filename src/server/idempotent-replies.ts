import { Kind, type DocumentNode, type FormattedExecutionResult } from "graphql";
import { InvalidError, Refusal } from "../kernel/errors";
import type { Secrets } from "../kernel/secrets";
import {
  findReplies,
  keepReply,
  type FoundReply,
  type ReplyKey,
} from "../services/access/idempotent-replies";
import type { Actor, Context } from "../services/access/actor";
import type { ExecutionRequest } from "./execution-request";
import type { Session } from "./session";

const MAX_KEY_LENGTH = 255;

/** Whether the key, if there is one, is as keys have to be. */
export function hasGoodKey({ idempotencyKey: key }: Pick<ExecutionRequest, "idempotencyKey">): boolean {
  return key === null || (key.length > 0 && key.length <= MAX_KEY_LENGTH);
}

/** A request, and who sent it. */
export interface RequestOf {
  readonly request: ExecutionRequest;
  readonly actor: Actor;
}

type Unsigned = Omit<Context, "actor">;

/** What is known of a request by its key. */
export interface Recalled {
  /** What it was answered the first time. */
  readonly reply?: FormattedExecutionResult;
  readonly refusal?: Refusal;
  /** Keeps the first answer, for when the key comes again. */
  readonly keep: (result: FormattedExecutionResult) => void;
}

/** Of a request without a key. */
export const FIRST: Recalled = { keep: () => undefined };

/** Answers a repeated mutation with the reply of its first time, instead of doing it again. */
export class IdempotentReplies {
  constructor(private readonly secrets: Secrets) {}

  async once(
    request: ExecutionRequest,
    { context }: Session,
    execute: () => Promise<FormattedExecutionResult>,
  ): Promise<FormattedExecutionResult> {
    if (!context) return execute();
    const [recalled = FIRST] = await this.recall(context, [{ request, actor: context.actor }]);
    if (recalled.refusal) throw recalled.refusal;
    if (recalled.reply) return recalled.reply;
    const result = await execute();
    recalled.keep(result);
    return result;
  }

  /** What became of each of these requests before. No two of one caller may be sent under one key. */
  async recall(ctx: Unsigned, requests: readonly RequestOf[]): Promise<readonly Recalled[]> {
    const keys = requests.map(({ request, actor }) => this.replyKey(request, actor));
    const asked = keys.filter((key) => key !== null);
    const found = await findReplies(ctx, asked);
    return keys.map((key) => (key ? this.recalled(ctx, key, found[asked.indexOf(key)] ?? null) : FIRST));
  }

  private recalled(ctx: Unsigned, key: ReplyKey, found: FoundReply): Recalled {
    if (found instanceof Refusal) return { refusal: found, keep: () => undefined };
    if (found) return { reply: replayed(this.secrets.open(found)), keep: () => undefined };
    return {
      keep: (result) => {
        // Without data nothing was changed: the request may be tried again under the same key.
        if (result.data) keepReply(ctx, key, this.secrets.seal(JSON.stringify(result)));
      },
    };
  }

  private replyKey(request: ExecutionRequest, actor: Actor): ReplyKey | null {
    const { idempotencyKey: key } = request;
    if (key === null) return null;
    if (!hasGoodKey(request))
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
