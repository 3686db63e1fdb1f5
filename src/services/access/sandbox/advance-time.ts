import { TimeAdvance } from "../../../entities/access/time-advance.entity";
import { Workspace } from "../../../entities/access/workspace.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { columnsOf, table } from "../../../kernel/database/table";
import { BusyError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import { plusSeconds, type Instant } from "../../../kernel/instant";
import { inRealTime } from "../../../kernel/operation";
import type { Context } from "../actor";
import { lockWorkspace } from "../lock-workspace";
import { command } from "../operations";
import type { TimedWorkspace } from "../timed-workspace";
import { LEASE_SECONDS } from "./step-time";
import { targetInstant, type TimeTarget } from "./target-instant";
import { LiveTimeError } from "./time-refusals";

const workspaces = table(Workspace);
const advances = table(TimeAdvance);

export interface BegunAdvance {
  /** As it is when the time has come. */
  readonly workspace: TimedWorkspace;
  /** Who is to take the steps, one after the other, in transactions of their own: \`stepTime\`. */
  readonly runner: Uuid;
}

/** Sets the time of a test workspace on its way. Whoever asks for the same goal again waits for it, too. */
export const advanceTime = command(
  { name: "workspace:advanceTime", permission: "workspace:advanceTime", exact: ["by"] },
  async (ctx: Context, input: TimeTarget): Promise<BegunAdvance> => {
    const known = await lockWorkspace(ctx);
    if (known.mode === "LIVE") throw new LiveTimeError();
    const runner = ctx.newId();
    const underWay = await firstRow<TimeAdvance>(
      ctx.db,
      sql`select ${columnsOf(advances, "a")} from time_advances a where ${ctx.inWorkspace("a")}`,
    );
    if (underWay) {
      if (underWay.toInstant !== input.to)
        throw new BusyError(`The workspace's time is on its way to ${underWay.toInstant} at this moment.`);
      return { workspace: { ...known, now: underWay.toInstant }, runner };
    }
    // As it is now that the row is held: another advance may have come before this one.
    const now = plusSeconds(ctx.realNow(), Number(known.timeAheadMs) / 1000);
    const target = targetInstant(input, now, ctx.realNow());
    setOut(ctx, { from: now, to: target, runner });
    const [workspace] = await ctx.db.rows<Workspace>(sql`
      update workspaces
      set updated_at = ${now}, version = version + 1
      where id = ${ctx.workspaceId}
      returning ${columnsOf(workspaces)}`);
    return { workspace: { ...known, ...workspace, now: target }, runner };
  },
);

function setOut(ctx: Context, { from, to, runner }: { from: Instant; to: Instant; runner: Uuid }): void {
  const advance = {
    id: ctx.newId(),
    fromInstant: from,
    toInstant: to,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    runner,
    leasedUntil: plusSeconds(ctx.realNow(), LEASE_SECONDS),
  };
  ctx.db.write(insertion<TimeAdvance>(inRealTime(ctx), advances, [advance]));
}
