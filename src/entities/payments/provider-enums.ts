/** A payment provider whose own events Redress can read. */
export const Provider = { STRIPE: "STRIPE" } as const;
export type Provider = (typeof Provider)[keyof typeof Provider];

/** Whether real money is behind a provider's events. The two never mix in one connection. */
export const MoneyMode = { LIVE: "LIVE", TEST: "TEST" } as const;
export type MoneyMode = (typeof MoneyMode)[keyof typeof MoneyMode];

/** What became of an event that a provider sent. */
export const ProviderEventOutcome = {
  /** It made or changed a transaction. */
  APPLIED: "APPLIED",
  /** It told nothing that was not known already, such as one that newer events have overtaken. */
  UNCHANGED: "UNCHANGED",
  /** It is about no transaction. */
  IGNORED: "IGNORED",
  /** It is a test event at a live connection, or the reverse. */
  WRONG_MODE: "WRONG_MODE",
} as const;
export type ProviderEventOutcome = (typeof ProviderEventOutcome)[keyof typeof ProviderEventOutcome];
