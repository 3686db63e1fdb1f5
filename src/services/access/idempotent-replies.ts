import { IdempotentReply } from "../../entities/access/idempotent-reply.entity";
import type { Gathering } from "../../kernel/database/database";
import { sql, type Sql } from "../../kernel/database/sql";
import { insertion } from "../../kernel/database/store";
import { columnsOf, table } from "../../kernel/database/table";
import { BusyError, IdempotencyKeyReusedError, type Refusal } from "../../kernel/errors";
import { plusSeconds } from "../../kernel/instant";
import { inRealTime } from "../../kernel/operation";
import type { Context } from "./actor";

/** A reply is kept this long at least. */
const KEEP_SECONDS = 48 * 3600;

const replies = table(IdempotentReply);

/** Replies are found by who asked, and are the same whoever looks for them. */
type Unsigned = Omit<Context, "actor">;

export interface ReplyKey {
  readonly scope: string;
  readonly fingerprint: string;
}

/** What became of a request with this key before: its reply, nothing yet, or why it cannot be told. */
export type FoundReply = Buffer | null | Refusal;

/**
 * The replies that these keys got before, in their order; null for the first time. Holds the keys until the transaction
 * ends, so that of two requests at once the second is told to wait rather than done as well. No two keys are of one scope.
 */
export async function findReplies(ctx: Unsigned, keys: readonly ReplyKey[]): Promise<readonly FoundReply[]> {
  if (keys.length === 0) return [];
  const scopes = keys.map(({ scope }) => scope);
  // One round trip: the database looks for the replies after it has taken the locks, as they were sent.
  const [holds, known] = await Promise.all([
    ctx.db.rows<{ scope: string; held: boolean }>(sql`
      select scope, pg_try_advisory_xact_lock(hashtextextended(${`${ctx.workspaceId} `} || scope, 0)) as held
      from unnest(${scopes}::text[]) scope`),
    ctx.db.rows<IdempotentReply>(sql`
      select ${columnsOf(replies)}
      from idempotent_replies
      where ${ctx.inWorkspace()}
      and scope = any(${scopes}::text[])`),
  ]);
  const held = new Set(holds.flatMap((hold) => (hold.held ? [hold.scope] : [])));
  const kept = new Map(known.map((reply) => [reply.scope, reply]));
  return keys.map((key) => {
    if (!held.has(key.scope))
      return new BusyError("A request with this idempotency key is still being worked on.");
    return toldBy(kept.get(key.scope), key);
  });
}

function toldBy(kept: IdempotentReply | undefined, { fingerprint }: ReplyKey): FoundReply {
  if (!kept) return null;
  if (kept.fingerprint === fingerprint) return kept.sealedReply;
  return new IdempotencyKeyReusedError(
    "This idempotency key was used before, with another request. Use a new key.",
  );
}

/** Keeps the reply until it is old. */
export function keepReply(ctx: Unsigned, { scope, fingerprint }: ReplyKey, sealedReply: Buffer): void {
  ctx.db.gather(REPLIES, { ctx, reply: { id: ctx.newId(), scope, fingerprint, sealedReply } });
}

interface NewReply {
  readonly ctx: Unsigned;
  readonly reply: Pick<IdempotentReply, "id" | "scope" | "fingerprint" | "sealedReply">;
}

const REPLIES: Gathering<NewReply> = {
  fits: ([first], { ctx }) => first?.ctx === ctx,
  statements: (kept) => {
    const [{ ctx }] = kept as readonly [NewReply];
    const rows = kept.map(({ reply }) => reply);
    return [insertion(inRealTime(ctx), replies, rows), forgettingSomeOld(ctx)];
  },
};

/** A few at a time: the table stays small without a worker, and no request pays for many. */
function forgettingSomeOld(ctx: Unsigned): Sql {
  return sql`
    delete from idempotent_replies
    where ${ctx.inWorkspace()}
    and id in (
      select id
      from idempotent_replies
      where ${ctx.inWorkspace()}
      and created_at < ${plusSeconds(ctx.realNow(), -KEEP_SECONDS)}
      order by created_at
      limit 5
      for update skip locked)`;
}
