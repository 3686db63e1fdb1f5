import { CaseClocks } from "./case-clocks.resolver";
import { ClockCauseFields, ClockFields, ClockLedgerFields, ClockSpanFields } from "./clock-fields.resolver";
import { ClockResolver } from "./clock.resolver";
import { BusinessCalendarResolver } from "./business-calendar.resolver";
import { BusinessTimeResolver } from "./business-time.resolver";
import { SlaPolicyFields } from "./sla-policy-fields.resolver";
import { SlaPolicyResolver } from "./sla-policy.resolver";
import { SlaPresetResolver } from "./sla-preset.resolver";
import { SlaSimulationCaseResolver, SlaSimulationResolver } from "./sla-simulation.resolver";
import { SlaRevisionFields } from "./sla-policy-revision-fields.resolver";
import { SlaTargetFields } from "./sla-policy-target-fields.resolver";
import { DeadlineResolver } from "./deadline.resolver";
import { CaseEstimate, ResolutionEstimateResolver } from "./resolution-estimate.resolver";

/** Calendars, policies and clocks. */
export const CLOCK_RESOLVERS: readonly NewableFunction[] = [
  BusinessCalendarResolver,
  BusinessTimeResolver,
  CaseClocks,
  ClockCauseFields,
  ClockFields,
  ClockLedgerFields,
  ClockResolver,
  ClockSpanFields,
  SlaPolicyFields,
  SlaPolicyResolver,
  SlaPresetResolver,
  SlaRevisionFields,
  SlaSimulationCaseResolver,
  SlaSimulationResolver,
  SlaTargetFields,
  DeadlineResolver,
  CaseEstimate,
  ResolutionEstimateResolver,
];
