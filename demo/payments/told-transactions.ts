import type { DemoTransaction } from "./demo-transaction";
import { TOLD_CRYPTO } from "./told-crypto";
import { TOLD_FAILURES } from "./told-failures";
import { TOLD_PAYMENTS } from "./told-payments";
import { TOLD_RETURNS } from "./told-returns";

/** The transactions that cases speak of. */
export const TOLD_TRANSACTIONS: readonly DemoTransaction[] = [
  ...TOLD_PAYMENTS,
  ...TOLD_CRYPTO,
  ...TOLD_FAILURES,
  ...TOLD_RETURNS,
];
