import type { LoggedEvent } from "../../entities/events/logged-event.entity";
import type { EventType } from "../events/event-catalog";
import type { Context } from "./actor";

/** What some events have in common. */
export type EventsOf =
  | { readonly types: readonly EventType[] }
  | { readonly otherThan: readonly EventType[] }
  | { readonly aggregateType: string };

/** For what is wanted as things stand; null for all. Asked in the transaction in which they are read. */
export type EventsWanted = (ctx: Context) => Promise<EventsOf | null>;

/**
 * What Redress does because of events. Its place in the log is kept with what it wrote, in one transaction: each
 * event of a workspace has its effect exactly once, in the order of the log. A reaction never touches the network.
 */
export interface Reaction {
  /** Under which its place is kept; never changed. */
  readonly name: string;
  /** Which events it is for; all unless told. The others are passed over unread. */
  readonly of?: EventsOf | EventsWanted;
  /**
   * Takes the next events of the context's workspace, at most some hundreds, the caller being Redress itself. When it
   * throws, nothing that it wrote stays; each event is then tried alone, and one that fails still is parked.
   */
  readonly react: (ctx: Context, events: readonly LoggedEvent[]) => Promise<void>;
}
