import { IdempotentReply } from "../../entities/access/idempotent-reply.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { insertion } from "../../kernel/database/store";
import { columnsOf, table } from "../../kernel/database/table";
import { BusyError, IdempotencyKeyReusedError } from "../../kernel/errors";
import { plusSeconds } from "../../kernel/instant";
import { inRealTime } from "../../kernel/operation";
import type { Context } from "./actor";

/** A reply is kept this long at least. */
const KEEP_SECONDS = 48 * 3600;

const replies = table(IdempotentReply);

export interface ReplyKey {
  readonly scope: string;
  readonly fingerprint: string;
}

/**
 * The reply that this key got before, or null the first time. Holds the key until the transaction ends,
 * so that of two requests at once the second is told to wait rather than done as well.
 */
export async function findReply(ctx: Context, { scope, fingerprint }: ReplyKey): Promise<Buffer | null> {
  const lock = sql`select pg_try_advisory_xact_lock(hashtextextended(${`${ctx.workspaceId} ${scope}`}, 0)) as held`;
  const find = sql`select ${columnsOf(replies)} from idempotent_replies where ${ctx.inWorkspace()} and scope = ${scope}`;
  // One round trip: the database looks for the reply after it has taken the lock, as they were sent.
  const [held, kept] = await Promise.all([
    firstRow<{ held: boolean }>(ctx.db, lock),
    firstRow<IdempotentReply>(ctx.db, find),
  ]);
  if (!held?.held) throw new BusyError("A request with this idempotency key is still being worked on.");
  if (!kept) return null;
  if (kept.fingerprint !== fingerprint)
    throw new IdempotencyKeyReusedError(
      "This idempotency key was used before, with another request. Use a new key.",
    );
  return kept.sealedReply;
}

export function keepReply(ctx: Context, { scope, fingerprint }: ReplyKey, sealedReply: Buffer): void {
  ctx.db.write(insertion(inRealTime(ctx), replies, [{ id: ctx.newId(), scope, fingerprint, sealedReply }]));
  forgetSomeOld(ctx);
}

/** A few at a time: the table stays small without a worker, and no request pays for many. */
function forgetSomeOld(ctx: Context): void {
  ctx.db.write(sql`
    delete from idempotent_replies
    where ${ctx.inWorkspace()}
    and id in (
      select id
      from idempotent_replies
      where ${ctx.inWorkspace()}
      and created_at < ${plusSeconds(ctx.realNow(), -KEEP_SECONDS)}
      order by created_at
      limit 5
      for update skip locked)`);
}
