import { ACCOUNTS } from "./accounts";
import { CRYPTO } from "./crypto";
import type { DemoCase } from "./demo-case";
import { DISPUTES } from "./disputes";
import { PAYMENTS } from "./payments";
import { REFUNDS_AND_PAYOUTS } from "./refunds-and-payouts";

/** The oldest first, so that their numbers follow their times. */
export const CASES: readonly DemoCase[] = [
  ...ACCOUNTS,
  ...CRYPTO,
  ...DISPUTES,
  ...PAYMENTS,
  ...REFUNDS_AND_PAYOUTS,
].sort((one, other) => other.hoursAgo - one.hoursAgo);
