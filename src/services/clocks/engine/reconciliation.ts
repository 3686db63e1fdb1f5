import { OnTargetChange, PolicyFamily } from "../../../entities/clocks/clock-enums";
import { ClockMetric } from "../../../entities/clocks/clock-metric";
import type { Uuid } from "../../../kernel/ids";
import { restReasons, type CaseFacts, type Rest, type RestReason } from "./case-facts";
import type { ClockCause } from "./clock-change";
import type { ClockKeeper } from "./clock-keeper";
import type { ClockRule, PolicyRevision, Target } from "./policy";
import type { ClockEnd, RunningClock } from "./running-clock";
import { trackOf, type Track } from "./tracks";

interface Occasion {
  readonly was: CaseFacts;
  readonly facts: CaseFacts;
  readonly cause: ClockCause;
  readonly newId: () => Uuid;
}

/** Makes the clocks of a case what its facts and its policies say at a moment. */
export class Reconciliation {
  private readonly at: number;
  private readonly reasons: readonly RestReason[];

  constructor(
    private readonly keeper: ClockKeeper,
    private readonly occasion: Occasion,
  ) {
    this.at = occasion.facts.at;
    this.reasons = restReasons(occasion.facts);
  }

  settleAll(policies: readonly PolicyRevision[]): void {
    const unasked = this.keeper.those(
      (clock) =>
        clock.policyId !== null && !clock.ended && !policies.some((policy) => asksFor(policy, clock)),
    );
    for (const clock of unasked) this.keeper.end(clock, this.at, "REPLACED", this.occasion.cause);
    for (const policy of policies) for (const target of policy.targets) this.settle(policy, target);
    this.endWithCase();
  }

  /** Of what was set by hand: a promise to the customer may outlive the case, an estimate of its end does not. */
  private endWithCase(): void {
    const { ended } = this.occasion.facts;
    if (!ended) return;
    for (const clock of this.keeper.those((one) => one.policyId === null && !one.ended)) {
      if (clock.metric === ClockMetric.DEADLINE)
        this.keeper.end(clock, this.at, "CANCELLED", this.occasion.cause);
      if (clock.metric === ClockMetric.ESTIMATED_RESOLUTION)
        this.keeper.end(clock, this.at, ended.isResolved ? "MET" : "CANCELLED", this.occasion.cause);
    }
  }

  private settle(policy: PolicyRevision, target: Target): void {
    const { cause } = this.occasion;
    const track = this.trackOf(target, policy);
    const known = this.keeper.those((clock) => isClockOf(policy, target, clock));
    const open = known.find((clock) => !clock.ended) ?? null;
    const goesOn = track !== null && !track.stopped && track.from === open?.roundFrom;
    if (open && !goesOn) this.keeper.end(open, this.at, this.endOf(open, track), cause);
    if (!track || track.stopped) return;
    const ofRound = known.filter(({ roundFrom }) => roundFrom === track.from);
    const standing = goesOn ? open : this.revived(ofRound);
    // A round that had its clock gets no other, but in place of that one.
    if (!standing && ofRound.some(({ ended }) => ended && ended.as !== "REPLACED")) return;
    const going = (standing && this.fitted(standing, policy, target)) ?? this.started(policy, target, track);
    this.keeper.rest(going, this.at, restFor(going.rule, this.reasons), cause);
  }

  private trackOf(
    asked: Pick<Target, "metric" | "name">,
    { automationResponds }: Pick<RunningClock, "automationResponds">,
  ): Track | null {
    const { facts } = this.occasion;
    return trackOf(asked, facts, automationResponds ? facts.replies.any : facts.replies.human);
  }

  /** How its round ended, by those replies that counted for it, or by those that count now. */
  private endOf(open: RunningClock, track: Track | null): ClockEnd {
    const readings = [this.trackOf(open, open), track];
    const isDone = readings.some((one) => one && (one.from > open.roundFrom || one.stopped?.as === "MET"));
    if (isDone) return "MET";
    return this.occasion.facts.ended ? "CANCELLED" : "REPLACED";
  }

  /** Null when it has to start anew. */
  private fitted(open: RunningClock, policy: PolicyRevision, target: Target): RunningClock | null {
    if (goesByAlready(open, policy, target)) return open;
    const to = settingsOf(policy, target);
    if (isSameRule(open.rule, to.rule)) return this.keeper.reassign(open, this.at, to, this.occasion.cause);
    if (policy.onChange === OnTargetChange.KEEP_USED)
      return this.keeper.retarget(open, this.at, to, this.occasion.cause);
    this.keeper.end(open, this.at, "REPLACED", this.occasion.cause);
    return null;
  }

  /** What ended with the case goes on when the case does, or when it is asked for again after that. */
  private revived(ofRound: readonly RunningClock[]): RunningClock | null {
    const { was, facts, cause } = this.occasion;
    const last = ofRound.at(-1);
    if (!last?.ended || last.ended.as === "REPLACED") return null;
    const { at } = last.ended;
    const endedWithCase =
      (was.ended !== null && was.ended.at <= at) ||
      facts.rests.some(({ why, from }) => why === "ENDED" && from === at);
    return endedWithCase ? this.keeper.revive(last, this.at, cause) : null;
  }

  private started(policy: PolicyRevision, target: Target, track: Track): RunningClock {
    const startedAt = policy.onChange === OnTargetChange.RESTART ? this.at : track.from;
    const clock = this.keeper.start(
      {
        id: this.occasion.newId(),
        metric: target.metric,
        name: target.name,
        family: policy.family,
        ...settingsOf(policy, target),
        roundFrom: track.from,
        startedAt,
        setAt: this.at,
        usedMs: 0,
        since: startedAt,
        restsFor: null,
        startsAt: null,
        dueAt: null,
        warned: 0,
        breachedAt: null,
        ended: null,
      },
      this.occasion.cause,
    );
    return this.caughtUp(clock);
  }

  /** With the rests that the case had since the clock began, which may lie before the policy. */
  private caughtUp(clock: RunningClock): RunningClock {
    const { facts, cause } = this.occasion;
    const rests = facts.rests.filter(({ why }) => restFor(clock.rule, [why]) !== null);
    const bounds = rests.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
    return [clock.startedAt, ...bounds]
      .filter((bound) => clock.startedAt <= bound && bound < this.at)
      .toSorted((one, other) => one - other)
      .reduce(
        (known, bound) => this.keeper.rest(known, bound, restFor(clock.rule, reasonsAt(rests, bound)), cause),
        clock,
      );
  }
}

function asksFor(policy: PolicyRevision, clock: RunningClock): boolean {
  return policy.targets.some((target) => isClockOf(policy, target, clock));
}

/** Policies for service take each other's place; a duty by law stands for itself. */
function isClockOf(policy: PolicyRevision, target: Target, clock: RunningClock): boolean {
  return (
    clock.metric === target.metric &&
    clock.name === target.name &&
    (policy.family === PolicyFamily.SERVICE
      ? clock.family === PolicyFamily.SERVICE
      : clock.policyId === policy.policyId)
  );
}

function settingsOf(policy: PolicyRevision, { durationMs, calendarId, pausedBy, warningsMs }: Target) {
  return {
    policyId: policy.policyId,
    policyRevision: policy.revision,
    automationResponds: policy.automationResponds,
    rule: { durationMs, calendarId, pausedBy, warningsMs },
  };
}

function goesByAlready(
  { policyId, policyRevision, automationResponds, rule }: RunningClock,
  policy: PolicyRevision,
  target: Target,
): boolean {
  return (
    policyId === policy.policyId &&
    policyRevision === policy.revision &&
    automationResponds === policy.automationResponds &&
    isSameRule(rule, target)
  );
}

function isSameRule(one: ClockRule, other: ClockRule): boolean {
  return (
    one.durationMs === other.durationMs &&
    one.calendarId === other.calendarId &&
    isSameList(one.pausedBy, other.pausedBy) &&
    isSameList(one.warningsMs, other.warningsMs)
  );
}

function isSameList<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one === other || (one.length === other.length && one.every((item, place) => item === other[place]));
}

/** Why a clock of this rule stands still, of all reasons that there are. */
function restFor({ pausedBy }: ClockRule, reasons: readonly RestReason[]): RestReason | null {
  return reasons.find((why) => why === "ENDED" || pausedBy.includes(why)) ?? null;
}

function reasonsAt(rests: readonly Rest[], at: number): readonly RestReason[] {
  return rests.filter(({ from, to }) => from <= at && at < (to ?? Infinity)).map(({ why }) => why);
}
