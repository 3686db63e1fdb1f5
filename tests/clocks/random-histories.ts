import fc from "fast-check";
import { ActorKind } from "../../src/entities/cases/message-enums";
import { ClockPause, OnTargetChange, PolicyFamily } from "../../src/entities/clocks/clock-enums";
import { ClockMetric } from "../../src/entities/clocks/clock-metric";
import type { Uuid } from "../../src/kernel/ids";
import { MINUTE_MS } from "../../src/services/clocks/calendar/calendar";
import type { CaseOpening, CaseStep } from "../../src/services/clocks/engine/case-step";
import type { PolicyRevision, Target } from "../../src/services/clocks/engine/policy";
import type { PlainCalendar } from "./minute-by-minute";
import { DUTY, PRIORITIES, someDeeds, stepsFrom, TAGS, TEAMS } from "./random-deeds";
import { someMidnight, someOverrides, someWeek, someZone } from "./random-calendars";

const DAY_MINUTES = 1_440;

/** A history's days, and those beyond it in which what runs may fall due. */
export const LIFE_MINUTES = 4 * DAY_MINUTES;
export const SEEN_MINUTES = 7 * DAY_MINUTES;

/** A calendar that gets other hours at a moment, or never. */
export interface EditedCalendar {
  readonly id: Uuid;
  readonly first: PlainCalendar;
  readonly edit: { readonly at: number; readonly hours: PlainCalendar } | null;
}

export interface Story {
  readonly from: number;
  readonly until: number;
  readonly calendars: readonly EditedCalendar[];
  readonly revisions: readonly PolicyRevision[];
  readonly opening: CaseOpening;
  readonly steps: readonly CaseStep[];
  /** When somebody looks for what is due. */
  readonly looks: readonly number[];
}

const METRICS = [
  ClockMetric.FIRST_RESPONSE,
  ClockMetric.NEXT_RESPONSE,
  ClockMetric.PERIODIC_UPDATE,
  ClockMetric.FIRST_RESOLUTION,
  ClockMetric.TOTAL_RESOLUTION,
  ClockMetric.SPEED_OF_ANSWER,
  ClockMetric.HAND_OFF_WAIT,
  ClockMetric.OBLIGATION,
] as const;

const CALENDAR_IDS = ["calendar one", "calendar two"] as const;

const someMinute = fc.integer({ min: 0, max: LIFE_MINUTES });

const someTarget: fc.Arbitrary<Target> = fc
  .record({
    metric: fc.constantFrom(...METRICS),
    minutes: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 60, max: 1_500 })),
    calendarId: fc.constantFrom(...CALENDAR_IDS, null),
    pausedBy: fc.subarray(Object.values(ClockPause)),
    warnings: fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { maxLength: 3 }),
  })
  .map(({ metric, minutes, calendarId, pausedBy, warnings }) => ({
    metric,
    name: metric === ClockMetric.OBLIGATION ? DUTY : null,
    durationMs: minutes * MINUTE_MS,
    calendarId,
    pausedBy,
    warningsMs: warnings
      .filter((left) => left < minutes)
      .toSorted((one, other) => other - one)
      .map((left) => left * MINUTE_MS),
  }));

const someTargets = fc.uniqueArray(someTarget, {
  selector: ({ metric }) => metric,
  minLength: 1,
  maxLength: 5,
});

const someRevision = fc.record({
  minute: someMinute,
  position: fc.integer({ min: 1, max: 3 }),
  isActive: fc.oneof({ arbitrary: fc.constant(true), weight: 7 }, fc.constant(false)),
  appliesToOpen: fc.boolean(),
  match: fc.oneof(
    fc.constant({}),
    fc.record({ priorities: fc.subarray(PRIORITIES, { minLength: 1 }) }),
    fc.record({ tags: fc.subarray([...TAGS], { minLength: 1 }) }),
  ),
  targets: someTargets,
  onChange: fc.constantFrom(...Object.values(OnTargetChange)),
  automationResponds: fc.boolean(),
});

/** Its first revision counts since ever. */
const somePolicy = fc.record({
  family: fc.constantFrom(PolicyFamily.SERVICE, PolicyFamily.SERVICE, PolicyFamily.REGULATORY),
  revisions: fc.array(someRevision, { minLength: 1, maxLength: 3 }),
});

type Policy = typeof somePolicy extends fc.Arbitrary<infer Value> ? Value : never;

function revisionsFrom(from: number, policies: readonly Policy[]): readonly PolicyRevision[] {
  return policies.flatMap(({ family, revisions }, policy) =>
    revisions
      .toSorted((one, other) => one.minute - other.minute)
      .map(({ minute, ...rest }, place): PolicyRevision => ({
        ...rest,
        policyId: `policy ${policy}`,
        revision: place + 1,
        effectiveFrom: place === 0 ? 0 : from + minute * MINUTE_MS,
        family,
      })),
  );
}

export const someStory: fc.Arbitrary<Story> = someMidnight.chain((midnight) => {
  const hours = fc.record({ zone: someZone, week: someWeek, overrides: someOverrides(midnight) });
  const edit = fc.option(fc.record({ minute: someMinute, hours }), { nil: null });
  return fc
    .record({
      opened: fc.integer({ min: -DAY_MINUTES, max: DAY_MINUTES }),
      life: fc.oneof(someMinute, fc.constant(LIFE_MINUTES)),
      calendars: fc.tuple(fc.record({ first: hours, edit }), fc.record({ first: hours, edit })),
      policies: fc.array(somePolicy, { minLength: 1, maxLength: 3 }),
      openedBy: fc.constantFrom(ActorKind.CUSTOMER, ActorKind.MEMBER, ActorKind.API_KEY),
      priority: fc.constantFrom(...PRIORITIES),
      tags: fc.subarray([...TAGS]),
      teamId: fc.constantFrom(...TEAMS),
      memberId: fc.constantFrom(null, null, null, "member"),
      deeds: someDeeds,
      looks: fc.array(someMinute, { maxLength: 6 }),
    })
    .map(({ opened, life, calendars, policies, deeds, looks, ...opening }) => {
      const from = midnight + opened * MINUTE_MS;
      const until = from + life * MINUTE_MS;
      return {
        from,
        until,
        calendars: calendars.map(({ first, edit: later }, place) => ({
          id: CALENDAR_IDS[place] as Uuid,
          first,
          edit: later && { at: from + later.minute * MINUTE_MS, hours: later.hours },
        })),
        revisions: revisionsFrom(from, policies),
        opening: { ...opening, openedAt: from, kind: "QUESTION", channel: "PORTAL" },
        steps: stepsFrom(from, until, deeds),
        looks: looks
          .map((minute) => from + minute * MINUTE_MS)
          .filter((look) => look < until)
          .toSorted((one, other) => one - other),
      };
    });
});
