import { ParkedEvent } from "../../entities/events/parked-event.entity";
import { findRow } from "../../kernel/database/store";
import { sql } from "../../kernel/database/sql";
import { table } from "../../kernel/database/table";
import { NotFoundError } from "../../kernel/errors";
import { publicId, type Uuid } from "../../kernel/ids";
import type { ListSpec } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { listOf, readById } from "../access/reads";

const PARKED = table(ParkedEvent);

/** The parked events of these ids. */
export const parkedEventsById = readById(
  { name: "parkedEvent:byId", permission: "event:manage" },
  PARKED,
  "p",
  ({ inWorkspace }) => inWorkspace("p"),
);

export const parkedEventList = listOf({ name: "parkedEvent:list", permission: "event:manage" }, newestFirst);

interface ParkedEventChoice {
  readonly parkedEventId: Uuid;
}

/** Has an event tried again at once, whether or not it still would be by itself. Safe to repeat. */
export const retryParkedEvent = command(
  { name: "parkedEvent:retry", permission: "event:manage" },
  async (ctx: Context, choice: ParkedEventChoice): Promise<{ readonly parkedEvent: ParkedEvent }> => {
    const held = await heldParked(ctx, choice);
    const nextAttemptAt = ctx.realNow();
    ctx.db.write(sql`
      update parked_events set next_attempt_at = ${nextAttemptAt}
      where ${ctx.inWorkspace()} and id = ${held.id}`);
    return { parkedEvent: { ...held, nextAttemptAt } };
  },
);

/** Gives an event up: the reaction goes without it for good. */
export const discardParkedEvent = command(
  { name: "parkedEvent:discard", permission: "event:manage" },
  async (ctx: Context, choice: ParkedEventChoice): Promise<{ readonly discardedParkedEventId: string }> => {
    const { id } = await heldParked(ctx, choice);
    ctx.db.write(sql`delete from parked_events where ${ctx.inWorkspace()} and id = ${id}`);
    return { discardedParkedEventId: publicId("parked", id) };
  },
);

/** Held, as it may be tried at this moment. */
async function heldParked(ctx: Context, { parkedEventId }: ParkedEventChoice): Promise<ParkedEvent> {
  const held = await findRow(ctx, PARKED, parkedEventId, sql`for update`);
  if (!held) throw new NotFoundError("parked event", ["parkedEventId"]);
  return held;
}

function newestFirst({ inWorkspace }: Context): ListSpec<ParkedEvent> {
  return {
    name: "parkedEvents",
    table: PARKED,
    alias: "p",
    from: sql`parked_events p`,
    where: [inWorkspace("p")],
    key: { column: "p.created_at", type: "timestamptz" },
    id: "p.id",
    descending: true,
  };
}
