import type { PolicyFamily } from "../../../entities/clocks/clock-enums";
import type { BusinessHours } from "../../../entities/clocks/business-hours.entity";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { BEGINNING, calendarOf } from "../calendars/calendar-of-hours";
import type { StoredHours } from "../calendars/given-hours";
import { hoursOfCalendars } from "../calendars/read-calendars";
import { timetable, type Timetable } from "../calendar/timetable";
import { policiesAt } from "../engine/match-policies";
import type { PolicyRevision } from "../engine/policy";
import { reckonerOf } from "../engine/reckoner";
import { knowledgeIn } from "../holidays/holiday-hours";
import type { PolicySpec } from "../policies/policy-spec";
import { policyRevisions } from "../policies/policy-revisions";
import type { HoursBegun } from "./outcomes";
import type { ReplayWorld } from "./replay-cases";

/** What would have been otherwise, as it is kept with a simulation. */
export interface SupposedChange {
  /** A policy in place of the one of that id, or beside all others. */
  readonly policy: {
    readonly policyId: Uuid;
    readonly family: PolicyFamily;
    readonly position: number;
    readonly spec: PolicySpec;
  } | null;
  /** The hours of a calendar, as if it had always had them. */
  readonly hours: { readonly calendarId: Uuid; readonly hours: StoredHours } | null;
}

/** What would have counted, and since when the hours of its calendars truly do. */
export interface SupposedWorld extends ReplayWorld {
  readonly hoursBegun: HoursBegun;
}

/** Before the first of all cases. */
const EVER = 0;

/** Two simulations of one calendar do not remember the same hours. */
const SUPPOSED = "supposed";

/**
 * The world of a supposed change: the policies of a moment as if they had always counted, the supposed one among them.
 * Where no policy is supposed, those that truly counted, each in its time.
 */
export async function supposedWorld(
  ctx: Context,
  { policy, hours }: SupposedChange,
  { at, key }: { readonly at: number; readonly key: string },
): Promise<SupposedWorld> {
  const past = await policyRevisions(ctx);
  const revisions = policy === null ? past : always(past, policy, at);
  const named = revisions.flatMap(({ targets }) => targets.map(({ calendarId }) => calendarId));
  const ids = [...new Set(named)].filter((id) => id !== null);
  const known = await hoursOfCalendars(ctx, ids);
  const tables = timetablesOf(ctx, known, hours, key);
  return {
    revisions,
    reckoner: reckonerOf((id) => tables.get(id) ?? NEVER_ASKED),
    // Supposed hours have always counted.
    hoursBegun: (id) =>
      id === hours?.calendarId
        ? []
        : (known.get(id) ?? []).map(({ effectiveFrom }) => Date.parse(effectiveFrom)),
  };
}

function always(
  past: readonly PolicyRevision[],
  { policyId, family, position, spec }: NonNullable<SupposedChange["policy"]>,
  at: number,
): readonly PolicyRevision[] {
  const ofToday = policiesAt(past, at).filter((one) => one.policyId !== policyId);
  const supposed = { policyId, family, position, revision: 1, isActive: true, ...spec };
  return [...ofToday, supposed].map((one) => ({ ...one, effectiveFrom: EVER, appliesToOpen: false }));
}

function timetablesOf(
  ctx: Context,
  known: Awaited<ReturnType<typeof hoursOfCalendars>>,
  supposed: SupposedChange["hours"],
  key: string,
): ReadonlyMap<Uuid, Timetable> {
  const knowledge = knowledgeIn(ctx.memory);
  return new Map(
    [...known].map(([id, versions]) => {
      const calendar =
        supposed?.calendarId === id ? supposedCalendar(supposed.hours, key) : calendarOf(versions);
      return [id, timetable(calendar, knowledge)];
    }),
  );
}

function supposedCalendar(hours: StoredHours, key: string): ReturnType<typeof calendarOf> {
  const version = { ...hours, effectiveFrom: BEGINNING } as BusinessHours;
  return { ...calendarOf([version]), key: `${SUPPOSED} ${key}` };
}

const NEVER_ASKED: Timetable = { week: () => ({ opens: [], closes: [], before: [], total: 0 }) };
