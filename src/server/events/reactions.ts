import type { Reaction } from "../../services/access/reaction";
import { dateEvidence } from "../../services/clocks/deadlines/date-evidence";
import { escalate } from "../../services/clocks/escalations/escalate";
import { keepClocks } from "../../services/clocks/following/keep-clocks";
import { countEvents } from "../../services/analytics/counting/count-events";
import { followUpDetractors } from "../../services/feedback/answers/follow-up-detractors";
import { inviteByEvents } from "../../services/feedback/invitations/invite-by-events";
import { queueWebhooks } from "../../services/webhooks/queue-deliveries";

/** All that Redress does by itself because of events. */
export const REACTIONS: readonly Reaction[] = [
  keepClocks,
  dateEvidence,
  escalate,
  queueWebhooks,
  countEvents,
  inviteByEvents,
  followUpDetractors,
];
