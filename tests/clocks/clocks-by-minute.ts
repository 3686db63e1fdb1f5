import type { ClockMetric } from "../../src/entities/clocks/clock-metric";
import type { ClockState } from "../../src/entities/clocks/clock-enums";
import { MINUTE_MS } from "../../src/services/clocks/calendar/calendar";
import type { CaseStep } from "../../src/services/clocks/engine/case-step";
import type { PolicyRevision, Target } from "../../src/services/clocks/engine/policy";
import { MinuteByMinute } from "./minute-by-minute";
import { SEEN_MINUTES, type EditedCalendar, type Story } from "./random-histories";
import { ToldSoFar, type Ears } from "./told-so-far";

/** What became of a clock. */
export interface Outcome {
  readonly key: string;
  readonly roundFrom: number;
  readonly startedAt: number;
  readonly setAt: number;
  readonly state: ClockState;
  readonly used: number;
  /** Null while nobody can tell, or further away than one looks. */
  readonly startsAt: number | null;
  /** Null while nobody can tell, or further away than one looks. */
  readonly dueAt: number | null;
  readonly warnedAt: readonly number[];
  readonly breachedAt: number | null;
  readonly endedAt: number | null;
}

interface Watched {
  readonly key: string;
  readonly metric: ClockMetric;
  readonly roundFrom: number;
  readonly startedAt: number;
  setAt: number;
  target: Target;
  ears: Ears;
  used: number;
  /** The first minute that counted. */
  firstAt: number | null;
  warned: number;
  readonly warnedAt: number[];
  breachedAt: number | null;
  end: {
    readonly at: number;
    readonly as: "MET" | "CANCELLED" | "REPLACED";
    readonly withCase: boolean;
  } | null;
}

interface Measured {
  readonly policy: PolicyRevision;
  readonly target: Target;
  readonly key: string;
  readonly ears: Ears;
  readonly from: number;
}

/** After these somebody asks anew which policy is for the case. */
const ASKING: ReadonlySet<string> = new Set(["ASSIGNED", "KIND", "PRIORITY", "TAGS", "TRANSACTIONS"]);

/** Slow and obvious: lives through a case minute by minute, and moves the hands of every clock by one if time counts. */
export class ClocksByMinute {
  private readonly told: ToldSoFar;
  private readonly last: number;
  private readonly watched: Watched[] = [];
  private readonly open: ReadonlyMap<string, (at: number) => boolean>;
  /** Why time may not have counted, for every minute that was lived through. */
  private readonly pauses = new Map<number, readonly string[]>();
  private resting: readonly string[] = [];
  private policies: readonly PolicyRevision[] = [];

  constructor(private readonly story: Story) {
    this.told = new ToldSoFar(story.opening);
    this.last = story.from + SEEN_MINUTES * MINUTE_MS;
    this.open = new Map(story.calendars.map((one) => [one.id, openingOf(one, story.from, this.last)]));
    this.live();
  }

  outcomes(): readonly Outcome[] {
    return this.watched.map((clock) => ({
      key: clock.key,
      roundFrom: clock.roundFrom,
      startedAt: clock.startedAt,
      setAt: clock.setAt,
      state: this.stateOf(clock),
      used: clock.used,
      startsAt: this.startOf(clock),
      dueAt: this.dueOf(clock),
      warnedAt: clock.warnedAt,
      breachedAt: clock.breachedAt,
      endedAt: clock.end?.at ?? null,
    }));
  }

  private live(): void {
    const { from, until, steps, revisions } = this.story;
    for (let now = from; now <= until; now += MINUTE_MS) {
      const begins = revisions.some((one) => one.appliesToOpen && one.effectiveFrom === now);
      if (now === from || (begins && !this.told.hasEnded)) this.askForPolicies(now);
      const news = steps.filter(({ at }) => at === now);
      for (const step of news) this.take(step);
      if (news.length > 0) this.resting = this.told.hasEnded ? ["ENDED"] : this.told.pauses;
      this.pauses.set(now, this.resting);
      for (const clock of this.watched) this.look(clock, now);
      if (now < until)
        for (const clock of this.watched)
          if (this.runs(clock) && this.counts(clock.target, now)) count(clock, now);
    }
  }

  private take({ at, happenings }: CaseStep): void {
    const hadEnded = this.told.hasEnded;
    this.told.hear(at, happenings);
    const isReopened = hadEnded && !this.told.hasEnded;
    if (isReopened || happenings.some(({ kind }) => ASKING.has(kind))) this.askForPolicies(at);
    else this.settle(at);
  }

  /** The first policy for service that fits, and all by law, each as it stands now. */
  private askForPolicies(now: number): void {
    const latest = new Map<string, PolicyRevision>();
    for (const one of this.story.revisions) if (one.effectiveFrom <= now) latest.set(one.policyId, one);
    const fitting = [...latest.values()]
      .filter((one) => one.isActive && this.fits(one))
      .toSorted((one, other) => one.position - other.position || (one.policyId < other.policyId ? -1 : 1));
    const service = fitting.filter(({ family }) => family === "SERVICE").slice(0, 1);
    this.policies = [...service, ...fitting.filter(({ family }) => family === "REGULATORY")];
    this.settle(now);
  }

  private fits({ match: { priorities, tags } }: PolicyRevision): boolean {
    if (priorities && !(priorities as readonly string[]).includes(this.told.priority)) return false;
    return !tags || tags.some((tag) => this.told.tags.includes(tag));
  }

  private settle(now: number): void {
    const asked = this.policies.flatMap((policy) =>
      policy.targets.map((target) => ({ policy, target, key: keyOf(policy, target) })),
    );
    for (const clock of this.watched)
      if (!clock.end && !asked.some(({ key }) => key === clock.key)) this.end(clock, now, "REPLACED");
    for (const { policy, target, key } of asked) {
      const ears = policy.automationResponds ? "all" : "persons";
      const from = this.told.waitsSince(target.metric, ears);
      this.settleStanding(now, key, ears, from);
      if (from !== null) this.measure(now, { policy, target, key, ears, from });
    }
  }

  /** Ends the clock of a round that is over. */
  private settleStanding(now: number, key: string, ears: Ears, from: number | null): void {
    const clock = this.watched.find((one) => one.key === key && !one.end);
    if (!clock || clock.roundFrom === from) return;
    const { metric, roundFrom } = clock;
    const isDone =
      this.told.isDone(metric, clock.ears, roundFrom) || this.told.isDone(metric, ears, roundFrom);
    if (isDone) this.end(clock, now, "MET");
    else this.end(clock, now, this.told.hasEnded ? "CANCELLED" : "REPLACED");
  }

  private measure(now: number, { policy, target, key, ears, from }: Measured): void {
    const ofRound = this.watched.filter((one) => one.key === key && one.roundFrom === from);
    const known = ofRound.find(({ end }) => end === null || end.as !== "REPLACED");
    if (known?.end && !known.end.withCase) return;
    // What ended with the case goes on with it.
    if (known) known.end = null;
    if (known) known.ears = ears;
    if (known && isSame(known.target, target)) return;
    if (known && policy.onChange === "KEEP_USED") return this.setTarget(known, now, target);
    if (known) this.end(known, now, "REPLACED");
    const startedAt = policy.onChange === "RESTART" ? now : from;
    const clock: Watched = {
      key,
      metric: target.metric,
      roundFrom: from,
      startedAt,
      setAt: now,
      target,
      ears,
      used: 0,
      firstAt: null,
      warned: 0,
      warnedAt: [],
      breachedAt: null,
      end: null,
    };
    for (let then = startedAt; then < now; then += MINUTE_MS)
      if (!rests(target, this.pauses.get(then)!) && this.counts(target, then)) count(clock, then);
    this.setTarget(clock, now, target);
    this.watched.push(clock);
  }

  /** Of the warnings whose time is over already, the last says it all. */
  private setTarget(clock: Watched, now: number, target: Target): void {
    const over = target.warningsMs.filter((left) => target.durationMs - left <= clock.used).length;
    Object.assign(clock, { target, setAt: now, warned: Math.max(over - 1, 0) });
  }

  private look(clock: Watched, now: number): void {
    if (!this.runs(clock) || clock.breachedAt !== null) return;
    const { durationMs, warningsMs } = clock.target;
    if (clock.used >= durationMs) return void (clock.breachedAt = now);
    const over = warningsMs.filter((left) => durationMs - left <= clock.used).length;
    if (over > clock.warned) clock.warnedAt.push(now);
    clock.warned = Math.max(over, clock.warned);
  }

  private end(clock: Watched, at: number, as: "MET" | "CANCELLED" | "REPLACED"): void {
    clock.end = { at, as, withCase: as !== "REPLACED" && this.told.hasEnded };
  }

  private runs(clock: Watched): boolean {
    return !clock.end && !rests(clock.target, this.resting);
  }

  private counts({ calendarId }: Target, now: number): boolean {
    return calendarId === null || this.open.get(calendarId)!(now);
  }

  private stateOf(clock: Watched): ClockState {
    if (clock.end?.as === "MET") return clock.breachedAt === null ? "MET" : "MET_LATE";
    if (clock.breachedAt !== null) return "BREACHED";
    if (clock.end) return "CANCELLED";
    if (!this.runs(clock)) return "PAUSED";
    if (clock.used === 0 && !this.counts(clock.target, this.story.until)) return "PENDING";
    return clock.warned > 0 ? "WARNED" : "RUNNING";
  }

  /** When it began to count, or will if nothing else happens. */
  private startOf(clock: Watched): number | null {
    if (clock.firstAt !== null || !this.runs(clock)) return clock.firstAt;
    for (let now = this.story.until; now < this.last; now += MINUTE_MS)
      if (this.counts(clock.target, now)) return now;
    return null;
  }

  /** Goes on as if nothing else happened. */
  private dueOf(clock: Watched): number | null {
    if (clock.breachedAt !== null) return clock.breachedAt;
    if (!this.runs(clock)) return null;
    let used = clock.used;
    for (let now = this.story.until; now < this.last; now += MINUTE_MS) {
      if (used >= clock.target.durationMs) return now;
      if (this.counts(clock.target, now)) used += MINUTE_MS;
    }
    return null;
  }
}

function count(clock: Watched, minute: number): void {
  clock.firstAt ??= minute;
  clock.used += MINUTE_MS;
}

function openingOf({ first, edit }: EditedCalendar, from: number, last: number): (at: number) => boolean {
  const before = new MinuteByMinute(first, from, last);
  if (!edit) return (at) => before.isOpen(at);
  const since = new MinuteByMinute(edit.hours, from, last);
  return (at) => (at < edit.at ? before : since).isOpen(at);
}

/** One policy for service takes the place of another; each law stands for itself. */
function keyOf({ family, policyId }: PolicyRevision, { metric }: Target): string {
  return family === "SERVICE" ? metric : `${metric} by ${policyId}`;
}

function rests({ pausedBy }: Target, pauses: readonly string[]): boolean {
  return pauses.includes("ENDED") || pausedBy.some((why) => pauses.includes(why));
}

function isSame(one: Target, other: Target): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
