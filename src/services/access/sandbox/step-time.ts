import { TimeAdvance } from "../../../entities/access/time-advance.entity";
import { firstRow } from "../../../kernel/database/database";
import { joined, sql, type Sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import { invariant } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import { plusSeconds, type Instant } from "../../../kernel/instant";
import type { Operation } from "../../../kernel/operation";
import { recordEvent } from "../../events/record-event";
import "../access-events";
import type { Actor, Context } from "../actor";
import type { TimedWork } from "../timed-work";

const advances = table(TimeAdvance);

/** Whoever takes no step for so long has died, and another may go on. */
export const LEASE_SECONDS = 5;

/** How much of each kind of work is done in one step. */
const BATCH = 100;

/** What is left: nothing, further steps, or to look again, as another is at it. */
export type StepsLeft = "nothing" | "more" | "busy";

/**
 * Moves the time of a workspace to the next instant at which something falls due, and does what is due then: all of
 * it sees that instant as its time, and what others see then is no earlier. The last step leads to the goal.
 */
export function stepTime(
  works: readonly TimedWork[],
): Operation<Context, { readonly runner: Uuid }, { readonly left: StepsLeft }> {
  const timed = works.filter(isOfWorkspace);
  return {
    kind: "command",
    name: "workspace:stepTime",
    permission: "workspace:advanceTime",
    body: async (ctx, { runner }) => {
      const held = await leased(ctx, runner);
      if (!held) return { left: (await isUnderWay(ctx)) ? "busy" : "nothing" };
      const next = await nextDue(ctx, timed);
      if (next === null || next > held.toInstant) {
        await arrive(ctx, held);
        return { left: "nothing" };
      }
      const then: Context = { ...ctx, now: () => next };
      let done = 0;
      for (const { operation } of timed) done += (await operation.body(then, { limit: BATCH })).done;
      // Somebody else holds what is due.
      if (done === 0) return { left: "busy" };
      await moveTime(ctx, next);
      return { left: "more" };
    },
  };
}

interface OfWorkspace extends TimedWork {
  readonly nextDue: (ctx: Context) => Sql;
}

function isOfWorkspace(work: TimedWork): work is OfWorkspace {
  return work.nextDue !== null;
}

/** Held until the transaction ends: steps are taken one after the other. */
function leased(ctx: Context, runner: Uuid): Promise<TimeAdvance | null> {
  const now = ctx.realNow();
  return firstRow<TimeAdvance>(
    ctx.db,
    sql`
      update time_advances a
      set runner = ${runner}, leased_until = ${plusSeconds(now, LEASE_SECONDS)}
      where ${ctx.inWorkspace("a")}
      and (a.runner = ${runner} or a.leased_until <= ${now})
      returning ${columnsOf(advances, "a")}`,
  );
}

async function isUnderWay(ctx: Context): Promise<boolean> {
  return (
    (await firstRow(ctx.db, sql`select a.id from time_advances a where ${ctx.inWorkspace("a")}`)) !== null
  );
}

async function nextDue(ctx: Context, works: readonly OfWorkspace[]): Promise<Instant | null> {
  if (works.length === 0) return null;
  const each = works.map((work) => sql`select (${work.nextDue(ctx)}) as instant`);
  const row = await firstRow<{ readonly instant: Instant | null }>(
    ctx.db,
    sql`select min(due.instant) as instant from (${joined(each, " union all ")}) due`,
  );
  return row?.instant ?? null;
}

/** Tells the workspace's version. */
async function moveTime(ctx: Context, to: Instant): Promise<number> {
  const aheadMs = Math.max(0, Date.parse(to) - Date.parse(ctx.realNow()));
  const workspace = await firstRow<{ readonly version: number }>(
    ctx.db,
    sql`
      update workspaces
      set time_ahead_ms = greatest(time_ahead_ms, ${aheadMs})
      where id = ${ctx.workspaceId}
      returning version`,
  );
  invariant(workspace, "a workspace was gone while its time was advanced");
  return workspace.version;
}

/** The event is of whoever asked, and of the instant that was asked for. */
async function arrive(
  ctx: Context,
  { id, fromInstant, toInstant, actorKind, actorId }: TimeAdvance,
): Promise<void> {
  ctx.db.write(sql`delete from time_advances where ${ctx.inWorkspace()} and id = ${id}`);
  const version = await moveTime(ctx, toInstant);
  const actor = { ...ctx.actor, kind: actorKind, id: actorId } as Actor;
  recordEvent(
    { ...ctx, actor, now: () => toInstant },
    "workspace.time_advanced",
    { type: "workspace", id: ctx.workspaceId, version },
    { workspaceId: publicId("ws", ctx.workspaceId), from: fromInstant, to: toInstant },
  );
}
