/** By which figures can be told apart and narrowed. */
export const MetricDimension = {
  CHANNEL: "CHANNEL",
  KIND: "KIND",
  PRIORITY: "PRIORITY",
  /** Who had the case then. */
  TEAM: "TEAM",
  MEMBER: "MEMBER",
  /** The member who acted. */
  ACTOR: "ACTOR",
  TAG: "TAG",
  RAIL: "RAIL",
  PROVIDER: "PROVIDER",
  DECLINE_CODE: "DECLINE_CODE",
  CURRENCY: "CURRENCY",
  CLOCK: "CLOCK",
  SURVEY: "SURVEY",
  POLICY: "POLICY",
} as const;
export type MetricDimension = (typeof MetricDimension)[keyof typeof MetricDimension];
