import type { Channel } from "../../../entities/customers/customer-enums";
import type { Uuid } from "../../../kernel/ids";
import { DAY_MS } from "../../clocks/calendar/calendar";
import type { WallClock } from "../../clocks/calendar/wall-clock";
import { outsideQuietHours, type QuietHours } from "./quiet-hours";
import { isInSample } from "./sample";

/** Of one survey, and of the workspace that it is of. All moments are milliseconds since 1970. */
export interface AskingRules {
  readonly surveyId: Uuid;
  /** 0 to 1. */
  readonly sampleShare: number;
  readonly needsConsent: boolean;
  readonly quiet: QuietHours | null;
  /** Between two askings of a customer by this survey. */
  readonly intervalDays: number;
  /** The same by whatever survey. */
  readonly intervalDaysOfAll: number;
  /** When so much time has passed as the survey waits; null when that will never be. */
  readonly afterDelay: (from: number) => number | null;
}

/** One who might be asked. */
export interface Candidate {
  readonly customerId: Uuid;
  readonly isBlocked: boolean;
  readonly hasOptedOut: boolean;
  readonly consentedChannels: readonly Channel[];
  /** The wall clock of its zone around a moment. */
  readonly clockAt: (moment: number) => WallClock;
}

/** When a customer was asked, or will be. */
export interface Asked {
  readonly surveyId: Uuid;
  readonly at: number;
}

/** What happened to the customer. */
export interface Occasion {
  readonly thingId: Uuid;
  readonly happenedAt: number;
  readonly channel: Channel | null;
}

export type NotAsked = "BLOCKED" | "OPTED_OUT" | "NO_CONSENT" | "NOT_IN_SAMPLE" | "NEVER_OPEN" | "TOO_SOON";

export type Asking =
  { readonly isAsked: true; readonly at: number } | { readonly isAsked: false; readonly reason: NotAsked };

/** Whether a customer is asked about something, and when. */
export function decideAsking(
  rules: AskingRules,
  candidate: Candidate,
  { thingId, happenedAt, channel }: Occasion,
  asked: readonly Asked[],
): Asking {
  const objection = objectionTo(rules, candidate, channel);
  if (objection) return not(objection);
  const lot = { surveyId: rules.surveyId, customerId: candidate.customerId, thingId };
  if (!isInSample(lot, rules.sampleShare)) return not("NOT_IN_SAMPLE");
  const delayed = rules.afterDelay(happenedAt);
  if (delayed === null) return not("NEVER_OPEN");
  const at = outsideQuietHours(candidate.clockAt(delayed), rules.quiet, delayed);
  // Later ones count, too: they are planned already.
  const isTooSoon = asked.some((one) => Math.abs(one.at - at) < intervalTo(rules, one));
  return isTooSoon ? not("TOO_SOON") : { isAsked: true, at };
}

/** Why a customer is not to be asked at all; what is asked before every sending, as it may change at any time. */
export function objectionTo(
  { needsConsent }: Pick<AskingRules, "needsConsent">,
  { isBlocked, hasOptedOut, consentedChannels }: Omit<Candidate, "clockAt" | "customerId">,
  channel: Channel | null,
): "BLOCKED" | "OPTED_OUT" | "NO_CONSENT" | null {
  if (isBlocked) return "BLOCKED";
  if (hasOptedOut) return "OPTED_OUT";
  const hasAgreed = channel === null ? consentedChannels.length > 0 : consentedChannels.includes(channel);
  return needsConsent && !hasAgreed ? "NO_CONSENT" : null;
}

/**
 * When one that is due may be sent: now, or later, where somebody was late and it would come too soon after another
 * or in quiet hours. `sent` are those that went out.
 */
export function whenToSend(
  rules: AskingRules,
  { clockAt }: Pick<Candidate, "clockAt">,
  sent: readonly Asked[],
  now: number,
): number {
  const earliest = sent.map((one) => one.at + intervalTo(rules, one));
  const moment = Math.max(now, ...earliest);
  return outsideQuietHours(clockAt(moment), rules.quiet, moment);
}

/** Milliseconds that must lie between asking and that other asking. */
function intervalTo({ surveyId, intervalDays, intervalDaysOfAll }: AskingRules, other: Asked): number {
  const days = other.surveyId === surveyId ? Math.max(intervalDays, intervalDaysOfAll) : intervalDaysOfAll;
  return days * DAY_MS;
}

function not(reason: NotAsked): Asking {
  return { isAsked: false, reason };
}
