import type { Reaction } from "../../services/events/reaction";

/** All that Redress does by itself because of events. */
export const REACTIONS: readonly Reaction[] = [];
