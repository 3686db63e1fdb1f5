import { createHash } from "node:crypto";
import type { Uuid } from "../../../kernel/ids";

/** What lots are drawn for: the same always has the same lot, whoever draws it, and whenever. */
export interface Lot {
  readonly surveyId: Uuid;
  readonly customerId: Uuid;
  /** What happened to the customer: a case, a transaction. */
  readonly thingId: Uuid;
}

/** Whether it is among the share that is asked. Among more of them are all that are among fewer. */
export function isInSample({ surveyId, customerId, thingId }: Lot, share: number): boolean {
  const drawn = createHash("sha256").update(`${surveyId} ${customerId} ${thingId}`).digest().readUIntBE(0, 6);
  return drawn / 2 ** 48 < share;
}
