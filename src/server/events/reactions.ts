import type { Reaction } from "../../services/access/reaction";
import { queueWebhooks } from "../../services/webhooks/queue-deliveries";

/** All that Redress does by itself because of events. */
export const REACTIONS: readonly Reaction[] = [queueWebhooks];
