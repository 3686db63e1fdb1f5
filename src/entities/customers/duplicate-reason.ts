/** What speaks for two customers being one. */
export const DuplicateReason = {
  /** Mail to either address arrives in one mailbox. */
  SAME_MAILBOX: "SAME_MAILBOX",
  /** One number, dialled in different ways. */
  SAME_PHONE: "SAME_PHONE",
  /** One address, on different chains. */
  SAME_WALLET: "SAME_WALLET",
  /** Cards of one brand with the same last four digits and expiry. */
  SAME_CARD: "SAME_CARD",
  /** The same words, in any order and with any accents. */
  SAME_NAME: "SAME_NAME",
  /** A letter or two apart. */
  SIMILAR_NAME: "SIMILAR_NAME",
  /** The same language and time zone, which alone says nothing. */
  SAME_REGION: "SAME_REGION",
} as const;
export type DuplicateReason = (typeof DuplicateReason)[keyof typeof DuplicateReason];
