import fc from "fast-check";

/** What happens to one payment of 2000 cents, and how Stripe behaves where its behaviour is not promised. */
export interface Life {
  readonly failedAttempts: number;
  readonly course:
    | "abandoned"
    | "cancelled"
    | "taken at once"
    | "taken slowly"
    | "refused slowly"
    | "held"
    | "held, then voided"
    | "held, then taken"
    | "held, then taken in part";
  readonly refunds: readonly { readonly amount: number; readonly fate: RefundFate }[];
  readonly dispute:
    "none" | "asked, then dropped" | "open" | "won" | "lost" | "lost, then appealed" | "prevented";
  readonly review: "none" | "open" | "approved";
  /** Seconds between the events of one happening: Stripe often stamps them all with the same one. */
  readonly pause: 0 | 1;
  /** Whether the charge's sum of refunds shrinks when a refund fails. */
  readonly forgetsFailedRefunds: boolean;
  /** Whether letting a hold go is told as a refund as well. */
  readonly tellsReleases: boolean;
  /** How refunds travel to a card; a reversal looks like the release of a hold. */
  readonly refundPath: "refund" | "reversal";
}

type RefundFate = "pending" | "done" | "refused" | "done, then failed" | "called off";

export const lives: fc.Arbitrary<Life> = fc.record({
  failedAttempts: fc.nat(2),
  course: fc.constantFrom(
    "abandoned",
    "cancelled",
    "taken at once",
    "taken slowly",
    "refused slowly",
    "held",
    "held, then voided",
    "held, then taken",
    "held, then taken in part",
  ),
  refunds: fc.array(
    fc.record({
      amount: fc.constantFrom(100, 300, 500, 700),
      fate: fc.constantFrom("pending", "done", "refused", "done, then failed", "called off"),
    }),
    { maxLength: 3 },
  ),
  dispute: fc.constantFrom(
    "none",
    "none",
    "asked, then dropped",
    "open",
    "won",
    "lost",
    "lost, then appealed",
    "prevented",
  ),
  review: fc.constantFrom("none", "none", "open", "approved"),
  pause: fc.constantFrom(0, 1),
  forgetsFailedRefunds: fc.boolean(),
  tellsReleases: fc.boolean(),
  refundPath: fc.constantFrom("refund", "reversal"),
});
