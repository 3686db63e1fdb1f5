import type { EventReader } from "../../entities/events/event-reader.entity";
import { LoggedEvent } from "../../entities/events/logged-event.entity";
import { ParkedEvent } from "../../entities/events/parked-event.entity";
import { isTransient } from "../../kernel/database/database-errors";
import { firstRow } from "../../kernel/database/database";
import { Refusal } from "../../kernel/errors";
import { sql } from "../../kernel/database/sql";
import { insertion } from "../../kernel/database/store";
import { columnsOf, table } from "../../kernel/database/table";
import { maskCardData } from "../../kernel/firewall/mask-card-data";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { plusSeconds } from "../../kernel/instant";
import type { Operation } from "../../kernel/operation";
import type { Context } from "../access/actor";
import type { Reaction } from "../access/reaction";
import { nextEvents } from "./next-events";

const events = table(LoggedEvent);
const parked = table(ParkedEvent);

const MOST_ERROR_CHARACTERS = 500;

/** Seconds until an event that failed so many times is tried again; after the last it waits for a person. */
const PAUSES: readonly number[] = [5, 30, 300, 1_800, 7_200, 21_600, 43_200];

/** What is left to do: nothing, further events, or to look again, as another process is at it. */
export type Reacted = "done" | "more" | "busy";

/** Lets a reaction take the next events of the workspace, and remembers how far it came, in one transaction. */
export function reactNext(reaction: Reaction): Operation<Context, null, { readonly left: Reacted }> {
  return {
    kind: "command",
    name: `reaction:${reaction.name}`,
    permission: "workspace:write",
    body: async (ctx) => {
      const place = await heldPlace(ctx, reaction.name);
      if (!place) return { left: "busy" };
      const next = await nextEvents(ctx, place.position, reaction.of);
      if (!next) return { left: "done" };
      if (next.events.length > 0) await takeEach(ctx, reaction, next.events);
      ctx.db.write(sql`
        update event_readers set position = ${next.through}
        where ${ctx.inWorkspace()} and reader = ${reaction.name}`);
      return { left: next.areAll ? "done" : "more" };
    },
  };
}

/** Tries parked events again whose time has come; tells how many it tried. */
export function retryParked(
  reactions: readonly Reaction[],
): Operation<Context, { readonly limit: number }, { readonly done: number }> {
  return {
    kind: "command",
    name: "reaction:retryParked",
    permission: "workspace:write",
    body: async (ctx, { limit }) => {
      const due = await ctx.db.rows<ParkedEvent>(sql`
        select ${columnsOf(parked, "p")}
        from parked_events p
        where ${ctx.inWorkspace("p")}
        and p.next_attempt_at <= ${ctx.realNow()}
        order by p.next_attempt_at
        limit ${limit}
        for update skip locked`);
      for (const row of due) await retryOne(ctx, reactions, row);
      return { done: due.length };
    },
  };
}

/** Held, so that two processes do not let one reaction take the same events; null while another has it. */
async function heldPlace(ctx: Context, name: string): Promise<Pick<EventReader, "position"> | null> {
  const held = sql`
    select position from event_readers
    where ${ctx.inWorkspace()} and reader = ${name}
    for update skip locked`;
  const place = await firstRow<Pick<EventReader, "position">>(ctx.db, held);
  if (place) return place;
  // Not there yet, or held by another: where it is there, nothing is inserted, and nobody is waited for.
  await ctx.db.rows(sql`
    insert into event_readers (workspace_id, reader, position)
    values (${ctx.workspaceId}, ${name}, 0)
    on conflict do nothing`);
  return firstRow(ctx.db, held);
}

/** All at once; where that fails each alone, and what fails alone is parked. */
async function takeEach(
  ctx: Context,
  { name, react }: Reaction,
  next: readonly LoggedEvent[],
): Promise<void> {
  if ((await failureOf(ctx, () => react(ctx, next))) === null) return;
  for (const event of next) {
    const failure = await failureOf(ctx, () => react(ctx, [event]));
    if (failure !== null) park(ctx, name, event, failure);
  }
}

async function retryOne(ctx: Context, reactions: readonly Reaction[], row: ParkedEvent): Promise<void> {
  const reaction = reactions.find(({ name }) => name === row.reader);
  const event = await firstRow<LoggedEvent>(
    ctx.db,
    sql`
      select ${columnsOf(events, "e")} from event_log e
      where ${ctx.inWorkspace("e")} and e.position = ${row.position}`,
  );
  const failure =
    reaction && event
      ? await failureOf(ctx, () => reaction.react(ctx, [event]))
      : "The reaction, or the event itself, is not there any more.";
  if (failure === null)
    return ctx.db.write(sql`delete from parked_events where ${ctx.inWorkspace()} and id = ${row.id}`);
  const pause = PAUSES[row.attempts];
  ctx.db.write(sql`
    update parked_events
    set attempts = attempts + 1, error = ${failure},
      next_attempt_at = ${pause === undefined ? null : plusSeconds(ctx.realNow(), pause)}
    where ${ctx.inWorkspace()} and id = ${row.id}`);
}

/** Null when the work was done; else why not, with nothing of it written. A passing fault is the transaction's own. */
async function failureOf(ctx: Context, work: () => Promise<void>): Promise<SafeText | null> {
  try {
    await ctx.db.attempt(work);
    return null;
  } catch (error) {
    if (isTransient(error) || (error instanceof Refusal && error.retryable)) throw error;
    const text = error instanceof Error ? `${error.name}: ${error.message}` : "An unknown fault.";
    return maskCardData(text.slice(0, MOST_ERROR_CHARACTERS)).text as SafeText;
  }
}

function park(ctx: Context, reader: string, event: LoggedEvent, error: SafeText): void {
  const row = {
    id: ctx.newId(),
    reader,
    position: event.position,
    eventId: event.id,
    attempts: 1,
    nextAttemptAt: plusSeconds(ctx.realNow(), PAUSES[0] ?? 0),
    error,
  };
  ctx.db.write(insertion<ParkedEvent>(ctx, parked, [row]));
}
