/** Which way a message went. */
export const MessageDirection = {
  /** From the customer. */
  INBOUND: "INBOUND",
  /** From the staff. */
  OUTBOUND: "OUTBOUND",
} as const;
export type MessageDirection = (typeof MessageDirection)[keyof typeof MessageDirection];

/** Who may read it. */
export const Visibility = {
  /** All who take part in the case, and the staff. */
  PUBLIC: "PUBLIC",
  /** One who takes part in the case, and the staff. */
  PRIVATE: "PRIVATE",
  /** Staff alone. */
  INTERNAL: "INTERNAL",
} as const;
export type Visibility = (typeof Visibility)[keyof typeof Visibility];

/** What kind of caller did something; the values are those of the callers themselves. */
export const ActorKind = {
  MEMBER: "member",
  API_KEY: "apiKey",
  CUSTOMER: "customer",
  SYSTEM: "system",
} as const;
export type ActorKind = (typeof ActorKind)[keyof typeof ActorKind];
