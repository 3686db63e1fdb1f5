/** Stripe sends the id of a related object, or the object itself where the account asked for it. */
export function idOf(reference: string | { readonly id: string } | null | undefined): string | null {
  return typeof reference === "object" ? (reference?.id ?? null) : (reference ?? null);
}

/** Stripe's times are whole seconds since 1970. */
export function instantOf(seconds: number): Date {
  return new Date(seconds * 1000);
}

/** Our word for one of Stripe's; Stripe adds words without notice, so there is always an answer. */
export function translate<Ours, Fallback>(
  table: Readonly<Record<string, Ours>>,
  word: string | null | undefined,
  fallback: Fallback,
): Ours | Fallback {
  return typeof word === "string" && Object.hasOwn(table, word) ? (table[word] as Ours) : fallback;
}

/**
 * The ids by which a transaction goes at Stripe. The payment intent comes first: it outlives its charges.
 */
export function paymentKeys(
  paymentIntentId: string | null,
  chargeId: string | null,
): readonly [string, ...string[]] | null {
  const [first, ...others] = [paymentIntentId, chargeId].filter((id) => id !== null);
  return first === undefined ? null : [first, ...others];
}
