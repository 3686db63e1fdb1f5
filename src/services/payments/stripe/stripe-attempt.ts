import type { AttemptStatus } from "../transaction-part";

/** How far along an attempt is, for telling which of two snapshots of one second is the newer one. */
export const ATTEMPT_RANKS: Readonly<Record<AttemptStatus, number>> = {
  WAITING: 0,
  PROCESSING: 10,
  AUTHORISED: 20,
  FAILED: 30,
  CANCELLED: 40,
  // Up to 52: a charge goes on through its refunds.
  CAPTURED: 50,
};
