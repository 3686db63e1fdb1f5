import type { MetricDimension } from "../../../entities/analytics/metric-dimension";

/** The column of each dimension among the facts; tags are several, and a fact counts with each of them. */
export const DIMENSION_COLUMNS: Readonly<Record<MetricDimension, string>> = {
  CHANNEL: "channel",
  KIND: "kind",
  PRIORITY: "priority",
  TEAM: "team",
  MEMBER: "member",
  ACTOR: "actor",
  TAG: "tags",
  RAIL: "rail",
  PROVIDER: "provider",
  DECLINE_CODE: "decline_code",
  CURRENCY: "currency",
  CLOCK: "clock",
  SURVEY: "survey",
  POLICY: "policy",
};

/** Dimensions whose values are ids, with the prefixes under which these are published. */
export const ID_DIMENSIONS: Partial<Readonly<Record<MetricDimension, string>>> = {
  TEAM: "team",
  MEMBER: "mem",
  ACTOR: "mem",
  SURVEY: "survey",
  POLICY: "sla",
};
