/** What one case is to another. */
export const CaseLinkKind = {
  /** Neither before the other. */
  RELATED: "RELATED",
  DUPLICATE_OF: "DUPLICATE_OF",
  CAUSED_BY: "CAUSED_BY",
  FOLLOW_UP_OF: "FOLLOW_UP_OF",
} as const;
export type CaseLinkKind = (typeof CaseLinkKind)[keyof typeof CaseLinkKind];

/** From which of its ends a link is looked at. */
export const CaseLinkDirection = {
  /** This case is it to the other. */
  OUTGOING: "OUTGOING",
  /** The other is it to this one. */
  INCOMING: "INCOMING",
  MUTUAL: "MUTUAL",
} as const;
export type CaseLinkDirection = (typeof CaseLinkDirection)[keyof typeof CaseLinkDirection];
