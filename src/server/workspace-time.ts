import { firstRow, type Asking } from "../kernel/database/database";
import { sql } from "../kernel/database/sql";
import type { Context } from "../services/access/actor";

/** How far the time of a workspace was ahead of the machine's when it was last looked at. */
interface KnownTime {
  readonly aheadMs: number;
  /** Of a live workspace, whose time is the machine's for good. */
  readonly isFixed: boolean;
}

export interface WorkspaceTime {
  /** To begin with, until it is read; null when nothing is known. */
  readonly known: number | null;
  /** Milliseconds, as of this operation. */
  readonly read: Promise<number>;
}

/**
 * How far the workspace's time is ahead of the machine's. It is read in the operation's own transaction, and so is
 * never stale, whichever process moved it. Of a live workspace it is read but once, and for whoever is not known yet:
 * the work must not tell strangers which workspaces there are.
 */
export function workspaceTime(
  ctx: Omit<Context, "actor">,
  { isKnownCaller = true }: { readonly isKnownCaller?: boolean } = {},
): WorkspaceTime {
  const known = ctx.memory.known<KnownTime>(keyOf(ctx));
  if (known?.isFixed && isKnownCaller) return { known: 0, read: Promise.resolve(0) };
  const read = ctx.db.ask(TIMES, ctx);
  // Heard by whoever waits for it, whatever becomes of the operation.
  read.catch(() => undefined);
  return { known: known?.aheadMs ?? null, read };
}

/** All who share a transaction are of one workspace. */
const TIMES: Asking<Omit<Context, "actor">, number> = {
  read: async (db, asked) => {
    const [ctx] = asked as readonly [Omit<Context, "actor">];
    const aheadMs = await readTime({ ...ctx, db });
    return asked.map(() => aheadMs);
  },
};

async function readTime(ctx: Omit<Context, "actor">): Promise<number> {
  const row = await firstRow<{ readonly mode: string; readonly aheadMs: bigint }>(
    ctx.db,
    sql`select mode, time_ahead_ms as "aheadMs" from workspaces where id = ${ctx.workspaceId}`,
  );
  // Not there yet, or nowhere at all: not remembered, as whoever asks may name what it likes.
  if (!row) return 0;
  const time: KnownTime = { aheadMs: Number(row.aheadMs), isFixed: row.mode === "LIVE" };
  ctx.memory.keep(keyOf(ctx), time, 1);
  return time.aheadMs;
}

function keyOf({ workspaceId }: Omit<Context, "actor">): string {
  return `time of ${workspaceId}`;
}
