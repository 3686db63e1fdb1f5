import { Case } from "../../entities/cases/case.entity";
import { updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { Context } from "../access/actor";
import type { EventCatalog, EventType } from "../events/event-catalog";
import { recordEvent, type Aggregate } from "../events/record-event";
import "./case-events";
import { recordTimeline, type Author, type NewEntry } from "./record-timeline";

const cases = table(Case);

/** One thing that happens to a case: what changes, what the timeline says, what the event says. */
interface CaseStep<Type extends EventType> {
  readonly change: Parameters<typeof updateRow<Case>>[3];
  readonly entries: readonly NewEntry[];
  readonly event: { readonly type: Type; readonly payload: EventCatalog[Type] };
  /** The caller, unless told. */
  readonly author?: Author;
}

/**
 * Takes a case that is held one version further. One step is one version and one event, so no two events
 * of a case ever bear the same version; a command in which two things happen takes two steps.
 */
export async function stepCase<Type extends EventType>(
  ctx: Context,
  held: Case,
  { change, entries, event, author = ctx.actor }: CaseStep<Type>,
): Promise<Case> {
  const stepped = await updateRow(ctx, cases, held.id, change);
  await recordTimeline(ctx, stepped, author, entries);
  await recordEvent(ctx, event.type, aggregateOf(stepped), event.payload);
  return stepped;
}

export function aggregateOf({ id, version }: Case): Aggregate {
  return { type: "case", id, version };
}
