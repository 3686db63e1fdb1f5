export const CustomerKind = {
  /** A person who pays or is paid. */
  CONSUMER: "CONSUMER",
  /** A business that takes payments. */
  MERCHANT: "MERCHANT",
} as const;
export type CustomerKind = (typeof CustomerKind)[keyof typeof CustomerKind];

export const IdentityKind = {
  EMAIL: "EMAIL",
  /** E.164, `+14155550123`. */
  PHONE: "PHONE",
  /** A handle on a social network; `source` names the network. */
  SOCIAL: "SOCIAL",
  /** An address on a blockchain; `source` names the chain. */
  WALLET_ADDRESS: "WALLET_ADDRESS",
  /** The id in another system; `source` names the system. */
  EXTERNAL: "EXTERNAL",
} as const;
export type IdentityKind = (typeof IdentityKind)[keyof typeof IdentityKind];

/** Ways to reach a customer, and ways in which a case begins. */
export const Channel = {
  EMAIL: "EMAIL",
  CHAT: "CHAT",
  PHONE: "PHONE",
  SOCIAL: "SOCIAL",
  IN_APP: "IN_APP",
  PORTAL: "PORTAL",
  BRANCH: "BRANCH",
  API: "API",
} as const;
export type Channel = (typeof Channel)[keyof typeof Channel];
