/** What can be searched for. */
export const SearchKind = {
  CASE: "CASE",
  CUSTOMER: "CUSTOMER",
  TRANSACTION: "TRANSACTION",
} as const;
export type SearchKind = (typeof SearchKind)[keyof typeof SearchKind];

/** By what something was found. */
export const SearchMatch = {
  /** The id that this API gave it. */
  ID: "ID",
  /** The number of a case. */
  NUMBER: "NUMBER",
  /** Words of a subject. */
  SUBJECT: "SUBJECT",
  /** Words of a message or a note. */
  MESSAGE: "MESSAGE",
  NAME: "NAME",
  /** An e-mail address, a phone number, a handle, or an id in another system. */
  IDENTITY: "IDENTITY",
  AMOUNT: "AMOUNT",
  /** The last four characters of a card or an account. */
  LAST_FOUR: "LAST_FOUR",
  /** A trace number, a hash on a chain, or an id at the provider. */
  REFERENCE: "REFERENCE",
} as const;
export type SearchMatch = (typeof SearchMatch)[keyof typeof SearchMatch];
