import { ACCOUNTS } from "./accounts";
import { CRYPTO } from "./crypto";
import type { DemoCase } from "./demo-case";
import { DISPUTES } from "./disputes";
import { FAILED_PAYMENTS } from "./failed-payments";
import { FAULTS_AND_OPINIONS } from "./faults-and-opinions";
import { LATE_PAYMENTS } from "./late-payments";
import { REFUNDS_AND_PAYOUTS } from "./refunds-and-payouts";

/** The oldest first, so that their numbers follow their times. */
export const CASES: readonly DemoCase[] = [
  ...ACCOUNTS,
  ...CRYPTO,
  ...DISPUTES,
  ...FAILED_PAYMENTS,
  ...FAULTS_AND_OPINIONS,
  ...LATE_PAYMENTS,
  ...REFUNDS_AND_PAYOUTS,
].sort((one, other) => other.hoursAgo - one.hoursAgo);
