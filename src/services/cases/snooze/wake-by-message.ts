import type { Case } from "../../../entities/cases/case.entity";
import type { Context } from "../../access/actor";
import { moveCase } from "../states/move-case";
import { PARTY_RIGHTS, type Party } from "../parties/party-rights";
import type { Author } from "../record-timeline";
import { wakeHeld } from "./wake-case";

/** What a word of the customer's does to a case in each state, and what a word of another party's. */
const WAKINGS = {
  customer: {
    OPEN: null,
    WAITING_ON_CUSTOMER: { verb: "resume", reason: "CUSTOMER_REPLIED" },
    WAITING_ON_THIRD_PARTY: { verb: "resume", reason: "CUSTOMER_REPLIED" },
    RESOLVED: { verb: "reopen", reason: "CUSTOMER_REPLIED" },
    CLOSED: null,
  },
  other: {
    OPEN: null,
    WAITING_ON_CUSTOMER: null,
    WAITING_ON_THIRD_PARTY: { verb: "resume", reason: "THIRD_PARTY_ANSWERED" },
    RESOLVED: { verb: "reopen", reason: "NEW_FACTS" },
    CLOSED: null,
  },
} as const;

/**
 * The case that is held, woken or reopened if it waited for a word of this party. Whoever writes, a case is not laid
 * aside any more: somebody has to read it.
 */
export function wokenBy(ctx: Context, held: Case, author: Author, party: Party = "CUSTOMER"): Case {
  const awake = wakeHeld(ctx, held, "CUSTOMER_REPLIED", author);
  const waking = WAKINGS[PARTY_RIGHTS[party].speaksForCustomer ? "customer" : "other"][held.state];
  return waking ? moveCase(ctx, awake, { ...waking, author }) : awake;
}
