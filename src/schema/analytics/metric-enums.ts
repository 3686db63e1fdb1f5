import { registerEnumType } from "type-graphql";
import { MetricDimension } from "../../entities/analytics/metric-dimension";
import { Measure, MeasureUnit, MetricStep } from "../../entities/analytics/measure";
import { MEASURE_DESCRIPTIONS } from "./measure-descriptions";

registerEnumType(Measure, {
  name: "Measure",
  description: "What can be measured; the guide to metrics has each formula.",
  valuesConfig: Object.fromEntries(
    Object.entries(MEASURE_DESCRIPTIONS).map(([name, description]) => [name, { description }]),
  ),
});

registerEnumType(MeasureUnit, {
  name: "MeasureUnit",
  description: "In what a figure is told.",
  valuesConfig: {
    COUNT: { description: "A number of things." },
    SHARE: { description: "A share: 0.25 is a quarter. A flow may be above 1." },
    SECONDS: { description: "Seconds." },
    MINOR_UNITS: { description: "Minor units of the currency, such as cents." },
    PER_THOUSAND: { description: "For every 1,000." },
    POINTS: { description: "Points of a score." },
  },
});

registerEnumType(MetricStep, {
  name: "MetricStep",
  description: "Steps of time, by the wall clock of the zone.",
  valuesConfig: {
    MINUTE: { description: "Minutes, for the hours that lie behind." },
    HOUR: { description: "Hours." },
    DAY: { description: "Days." },
    WEEK: { description: "Weeks from Monday on." },
    MONTH: { description: "Months." },
    HOUR_OF_WEEK: { description: "The same hour of the same weekday together: a heat map of 168 fields." },
  },
});

registerEnumType(MetricDimension, {
  name: "MetricDimension",
  description: "By what figures are told apart.",
  valuesConfig: {
    CHANNEL: { description: "Where the case began." },
    KIND: { description: "What the case is about, as it stands now." },
    PRIORITY: { description: "How urgent the case is, as it stands now." },
    TEAM: { description: "The team that had the case then." },
    MEMBER: { description: "The member who had the case then." },
    ACTOR: { description: "The member who acted, whoever had the case." },
    TAG: { description: "Tags of the case; it counts with each of them." },
    RAIL: { description: "The network that the money ran over." },
    PROVIDER: { description: "The payment provider." },
    DECLINE_CODE: { description: "Why a payment failed, in the provider's word." },
    CURRENCY: { description: "The currency." },
    CLOCK: { description: "What the clock measures, such as the first response." },
    SURVEY: { description: "The survey." },
    POLICY: { description: "The policy that the clock counts by; none for what was set by hand." },
  },
});
