import fc from "fast-check";
import { ClockKeeper } from "../../src/services/clocks/engine/clock-keeper";
import {
  followOpening,
  followPolicies,
  followStep,
  type ClockWorld,
  type Followed,
  type FollowedCase,
} from "../../src/services/clocks/engine/follow-case";
import type { ClockChange } from "../../src/services/clocks/engine/clock-change";
import { ledgerOf } from "../../src/services/clocks/engine/ledger";
import { reckonerOf } from "../../src/services/clocks/engine/reckoner";
import { stateAt, usedAt, type RunningClock } from "../../src/services/clocks/engine/running-clock";
import { openIntervals } from "../../src/services/clocks/calendar/business-time";
import { MINUTE_MS } from "../../src/services/clocks/calendar/calendar";
import type { Timetable } from "../../src/services/clocks/calendar/timetable";
import { timetableOf, versionOf } from "./calendars";
import { ClocksByMinute, type Outcome } from "./clocks-by-minute";
import { SEEN_MINUTES, someStory, type Story } from "./random-histories";

interface Told {
  readonly clocks: readonly RunningClock[];
  readonly changes: readonly ClockChange[];
}

/** One story, told to the engine in this way or that. */
class Telling {
  private readonly timetables: ReadonlyMap<string, Timetable>;
  private readonly world: ClockWorld;
  private ids = 0;

  constructor(private readonly story: Story) {
    this.timetables = new Map(
      story.calendars.map(({ id, first, edit }) => [
        id,
        timetableOf([versionOf(first), ...(edit ? [versionOf(edit.hours, edit.at)] : [])]),
      ]),
    );
    this.world = {
      revisions: story.revisions,
      reckoner: reckonerOf((id) => this.timetables.get(id)!),
      circumstancesAt: () => ({ customerKind: "CONSUMER", customerTier: null, transactions: [] }),
      newId: () => `clock ${(this.ids += 1)}`,
    };
  }

  /** `between` is done to the case before each step: it is told when that one comes. */
  tell(between: (followed: FollowedCase, next: number) => Followed): Told {
    const { opening, steps, until } = this.story;
    const changes: ClockChange[] = [];
    const keep = (followed: Followed): FollowedCase => {
      changes.push(...followed.changes);
      return followed.case;
    };
    let known = keep(followOpening(this.world, opening));
    for (const step of steps.filter(({ at }) => at <= until)) {
      known = keep(between(known, step.at));
      known = keep(followStep(this.world, known, step));
    }
    known = keep(between(known, until));
    known = keep(this.timePasses(known, until));
    return { clocks: known.clocks, changes };
  }

  /** As whoever looks for what is due does it, at that moment. */
  timePasses(known: FollowedCase, at: number): Followed {
    const looked = followPolicies(this.world, known, at);
    const keeper = new ClockKeeper(looked.case.clocks, this.world.reckoner);
    keeper.advance(at + 1);
    return {
      case: { ...looked.case, clocks: keeper.clocks },
      changes: [...looked.changes, ...keeper.changes],
    };
  }

  outcomesOf({ clocks, changes }: Told): readonly Outcome[] {
    const { from, until } = this.story;
    const horizon = from + SEEN_MINUTES * MINUTE_MS;
    return clocks.map((clock) => ({
      key: clock.family === "SERVICE" ? clock.metric : `${clock.metric} by ${clock.policyId}`,
      roundFrom: clock.roundFrom,
      startedAt: clock.startedAt,
      setAt: clock.setAt,
      state: stateAt(clock, until),
      used: usedAt(clock, until, this.world.reckoner),
      startsAt: clock.startsAt !== null && clock.startsAt < horizon ? clock.startsAt : null,
      dueAt: clock.dueAt !== null && clock.dueAt < horizon && isDue(clock) ? clock.dueAt : null,
      warnedAt: changes
        .filter((change) => change.clock.id === clock.id && change.kind === "WARNED")
        .map(({ at }) => at),
      breachedAt: clock.breachedAt,
      endedAt: clock.ended?.at ?? null,
    }));
  }

  ledgerOf({ id }: RunningClock, changes: readonly ClockChange[]) {
    return ledgerOf(
      changes.filter(({ clock }) => clock.id === id),
      this.story.until,
      (calendarId, from, to) => openIntervals(this.timetables.get(calendarId)!, { from, to }, 100_000),
    );
  }
}

const inOneGo = (known: FollowedCase): Followed => ({ case: known, changes: [] });

/** As a case is kept between one step and the next. */
const throughJson = (known: FollowedCase): Followed => ({
  case: JSON.parse(JSON.stringify(known)) as FollowedCase,
  changes: [],
});

function isDue({ ended, breachedAt }: RunningClock): boolean {
  return ended === null || breachedAt !== null;
}

/** As a worker that looks for what is due at the story's moments, between one step and the next. */
function withWorker(telling: Telling, looks: readonly number[]) {
  const left = [...looks];
  return (known: FollowedCase, next: number): Followed => {
    let followed: Followed = { case: known, changes: [] };
    while (left[0] !== undefined && left[0] < next) {
      const { case: looked, changes } = telling.timePasses(followed.case, left.shift()!);
      followed = { case: looked, changes: [...followed.changes, ...changes] };
    }
    return followed;
  };
}

function inOrder(outcomes: readonly Outcome[]): readonly Outcome[] {
  const place = ({ key, roundFrom, startedAt, setAt, endedAt }: Outcome): string =>
    JSON.stringify([key, roundFrom, startedAt, setAt, endedAt]);
  return outcomes.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
}

test("clocks say what one finds who lives through the case minute by minute, however its history is told", () => {
  const property = fc.property(someStory, (story) => {
    const telling = new Telling(story);
    const told = telling.tell(inOneGo);
    const outcomes = inOrder(telling.outcomesOf(told));

    expect(outcomes).toEqual(inOrder(new ClocksByMinute(story).outcomes()));
    for (const between of [throughJson, withWorker(telling, story.looks)])
      expect(inOrder(telling.outcomesOf(telling.tell(between)))).toEqual(outcomes);
    for (const clock of told.clocks) assertLedger(telling, clock, told.changes, story.until);
  });

  fc.assert(property, { numRuns: Number(process.env["REDRESS_CALENDARS"] ?? 60) });
});

/** Span joins span, from the clock's start to its end, and those that counted are the time that it used. */
function assertLedger(
  telling: Telling,
  clock: RunningClock,
  changes: readonly ClockChange[],
  until: number,
): void {
  const spans = telling.ledgerOf(clock, changes);
  const end = clock.ended?.at ?? until;
  const bounds = [clock.startedAt, ...spans.flatMap(({ from, to }) => [from, to]), end];
  const gaps = bounds.filter((bound, place) => place % 2 === 1 && bound !== bounds[place - 1]);
  const counted = spans.filter(({ kind }) => kind === "COUNTED");
  const used = telling.outcomesOf({ clocks: [clock], changes })[0]!.used;

  expect(gaps).toEqual([]);
  expect(spans.every(({ from, to }) => from < to)).toBe(true);
  expect(counted.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(used);
}
