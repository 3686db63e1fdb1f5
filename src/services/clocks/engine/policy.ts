import type { CaseKind, CasePriority } from "../../../entities/cases/case-enums";
import type { ClockMetric } from "../../../entities/clocks/clock-metric";
import type { ClockPause, OnTargetChange, PolicyFamily } from "../../../entities/clocks/clock-enums";
import type { Channel, CustomerKind } from "../../../entities/customers/customer-enums";
import type { RiskLevel, TransactionRail } from "../../../entities/payments/transaction-enums";
import type { Uuid } from "../../../kernel/ids";

/** How long something may take, and which time counts. Lengths are in milliseconds. */
export interface ClockRule {
  readonly durationMs: number;
  /** Whose open hours count; null for every hour. */
  readonly calendarId: Uuid | null;
  readonly pausedBy: readonly ClockPause[];
  /** A warning is given when so much is left of the time that counts, the earliest first. */
  readonly warningsMs: readonly number[];
}

/** What a policy asks for in one respect. */
export interface Target extends ClockRule {
  readonly metric: ClockMetric;
  /** What a duty is called; null for what the metric says by itself. */
  readonly name: string | null;
}

/** Amounts of one currency, in its minor units; both ends belong to it. */
export interface AmountRange {
  readonly currency: string;
  readonly fromMinor: string | null;
  readonly toMinor: string | null;
}

/** Which cases a policy is for: every fact that is given has to fit, one of its values is enough. */
export interface PolicyMatch {
  readonly kinds?: readonly CaseKind[];
  readonly priorities?: readonly CasePriority[];
  readonly channels?: readonly Channel[];
  readonly customerTiers?: readonly string[];
  readonly customerKinds?: readonly CustomerKind[];
  readonly amount?: AmountRange;
  readonly riskLevels?: readonly RiskLevel[];
  readonly rails?: readonly TransactionRail[];
  readonly tags?: readonly string[];
  readonly teamIds?: readonly Uuid[];
}

/** A policy as it counts from a moment on, until its next revision does. */
export interface PolicyRevision {
  readonly policyId: Uuid;
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly effectiveFrom: number;
  readonly family: PolicyFamily;
  /** The first that matches counts: the lower, the earlier it is asked. */
  readonly position: number;
  /** False from the moment on at which it was taken out of use. */
  readonly isActive: boolean;
  /** Whether cases that were open then go by it at once, and not only when something about them changes. */
  readonly appliesToOpen: boolean;
  readonly match: PolicyMatch;
  readonly targets: readonly Target[];
  readonly onChange: OnTargetChange;
  /** Whether replies that no person wrote count as replies. */
  readonly automationResponds: boolean;
}
