import type { PolicyFamily } from "../../../entities/clocks/clock-enums";
import { ClockPause } from "../../../entities/clocks/clock-enums";
import { ClockMetric } from "../../../entities/clocks/clock-metric";
import { InvalidError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { MoneyAmount } from "../../../kernel/money";
import type { Uuid } from "../../../kernel/ids";
import { HORIZON_MS } from "../calendar/business-time";
import { POLICY_METRICS } from "../engine/tracks";
import { storedCost } from "./breach-cost";
import { storedEscalations, type GivenEscalation } from "./given-escalations";
import type { SpecTarget } from "./policy-spec";
import { targetDuration } from "./target-duration";
import type { UsableCalendars } from "./usable-calendars";

/** One of both. */
export interface GivenWarning {
  /** Of the target, that is used by then. */
  readonly share?: number | null;
  /** What is left then of the time that counts. */
  readonly before?: string | null;
}

/** What a policy asks for in one respect, as somebody gives it. */
export interface GivenTarget {
  readonly metric: ClockMetric;
  readonly name?: SafeText | null;
  readonly duration: string;
  readonly inBusinessTime: boolean;
  readonly calendarId?: Uuid | null;
  readonly pausedBy?: readonly ClockPause[] | null;
  readonly warnings?: readonly GivenWarning[] | null;
  readonly escalations?: readonly GivenEscalation[] | null;
  readonly breachCost?: MoneyAmount | null;
}

/** Laws do not wait for anybody; a promise of service waits for its customer, if nobody says otherwise. */
export const PAUSED_BY: Readonly<Record<PolicyFamily, readonly ClockPause[]>> = {
  SERVICE: [ClockPause.WAITING_ON_CUSTOMER],
  REGULATORY: [],
};

/** As they are stored; refuses what could not be meant, naming its place. */
export function storedTargets(
  given: readonly GivenTarget[],
  family: PolicyFamily,
  calendars: UsableCalendars,
): readonly SpecTarget[] {
  const named = given.map((target, place) => ({ target, path: ["targets", String(place)] }));
  for (const { target, path } of named) refuseNaming(target, path);
  refuseTwice(given);
  return named.map(({ target, path }) => storedTarget(target, path, family, calendars));
}

function refuseNaming({ metric, name }: GivenTarget, path: readonly string[]): void {
  if (!POLICY_METRICS.includes(metric))
    throw new InvalidError(
      [...path, "metric"],
      `This is set on a case by itself; a policy sets targets for ${POLICY_METRICS.join(", ")}.`,
    );
  if (metric === ClockMetric.OBLIGATION && name == null)
    throw new InvalidError([...path, "name"], "Say what the duty is called: a policy may ask for several.");
  if (metric !== ClockMetric.OBLIGATION && name != null)
    throw new InvalidError([...path, "name"], "Only an OBLIGATION has a name of its own.");
}

function refuseTwice(given: readonly GivenTarget[]): void {
  const seen = new Set<string>();
  for (const [place, { metric, name }] of given.entries()) {
    const key = JSON.stringify([metric, name?.trim().toLowerCase() ?? null]);
    const what = name == null ? "metric" : "name";
    if (seen.has(key)) throw new InvalidError(["targets", String(place), what], "This is asked for twice.");
    seen.add(key);
  }
}

function storedTarget(
  given: GivenTarget,
  path: readonly string[],
  family: PolicyFamily,
  calendars: UsableCalendars,
): SpecTarget {
  const { metric, name = null, inBusinessTime, pausedBy } = given;
  const durationMs = knownDuration(given, path);
  const calendarId = inBusinessTime ? calendars.calendarFor(given, durationMs, path) : null;
  if (!inBusinessTime && given.calendarId != null)
    throw new InvalidError(
      [...path, "calendarId"],
      "A calendar goes with `inBusinessTime: true`; otherwise every hour counts.",
    );
  const warned = storedWarnings(given, durationMs, path);
  return {
    metric,
    name: name?.trim() ?? null,
    durationMs,
    calendarId,
    pausedBy: Object.values(ClockPause).filter((pause) => (pausedBy ?? PAUSED_BY[family]).includes(pause)),
    warningsMs: warned.toSorted((one, other) => other - one),
    escalations: storedEscalations(given.escalations ?? [], warned, path),
    ...(given.breachCost && { breachCost: storedCost(given.breachCost, path) }),
  };
}

function knownDuration({ duration, inBusinessTime }: GivenTarget, path: readonly string[]): number {
  const at = [...path, "duration"];
  const durationMs = targetDuration(duration, inBusinessTime);
  if (durationMs === null)
    throw new InvalidError(
      at,
      inBusinessTime
        ? "Give hours, minutes and seconds, such as PT8H30M: a day of work is not as long everywhere."
        : "Give weeks, days, hours, minutes and seconds, such as P30D or PT4H.",
    );
  if (durationMs === 0) throw new InvalidError(at, "A target of no time cannot be met.");
  if (durationMs > HORIZON_MS) throw new InvalidError(at, "A target is ten years at most.");
  return durationMs;
}

/** How much is left at each warning, in the order in which they were given. */
function storedWarnings(
  { warnings, inBusinessTime }: GivenTarget,
  durationMs: number,
  path: readonly string[],
): readonly number[] {
  const left = (warnings ?? []).map((warning, place) => {
    const at = [...path, "warnings", String(place)];
    const { share, before } = warning;
    if (share == null) return leftBefore(before ?? "", inBusinessTime, durationMs, [...at, "before"]);
    if (!(share > 0 && share < 1))
      throw new InvalidError([...at, "share"], "It is a share of the target: more than 0, less than 1.");
    return Math.min(Math.max(Math.round(durationMs * (1 - share)), 1), durationMs - 1);
  });
  const again = left.findIndex((one, place) => left.indexOf(one) !== place);
  if (again >= 0)
    throw new InvalidError(
      [...path, "warnings", String(again)],
      "There is a warning at this moment already.",
    );
  return left;
}

function leftBefore(
  before: string,
  inBusinessTime: boolean,
  durationMs: number,
  at: readonly string[],
): number {
  const left = targetDuration(before, inBusinessTime);
  if (left === null || left === 0)
    throw new InvalidError(at, "Say how long before the end, in the same time as the target, e.g. PT30M.");
  if (left >= durationMs)
    throw new InvalidError(at, "This is as long as the target or longer: the warning would come at once.");
  return left;
}
