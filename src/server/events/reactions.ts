import type { Reaction } from "../../services/access/reaction";
import { keepClocks } from "../../services/clocks/following/keep-clocks";
import { queueWebhooks } from "../../services/webhooks/queue-deliveries";

/** All that Redress does by itself because of events. */
export const REACTIONS: readonly Reaction[] = [keepClocks, queueWebhooks];
