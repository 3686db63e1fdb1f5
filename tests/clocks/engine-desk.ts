import type { CasePriority, CaseState } from "../../src/entities/cases/case-enums";
import type { ClockMetric } from "../../src/entities/clocks/clock-metric";
import type { Uuid } from "../../src/kernel/ids";
import { openIntervals } from "../../src/services/clocks/calendar/business-time";
import type { CaseHappening, CaseOpening, Circumstances } from "../../src/services/clocks/engine/case-step";
import type { ClockChange } from "../../src/services/clocks/engine/clock-change";
import { ClockKeeper } from "../../src/services/clocks/engine/clock-keeper";
import {
  followOpening,
  followPolicies,
  followStep,
  type ClockWorld,
  type Followed,
  type FollowedCase,
} from "../../src/services/clocks/engine/follow-case";
import { ledgerOf, type LedgerSpan } from "../../src/services/clocks/engine/ledger";
import type { PolicyRevision, Target } from "../../src/services/clocks/engine/policy";
import { reckonerOf, type Reckoner } from "../../src/services/clocks/engine/reckoner";
import type { RunningClock } from "../../src/services/clocks/engine/running-clock";
import { plainTimetable } from "./calendars";
import type { PlainCalendar } from "./minute-by-minute";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

const CALENDAR = "the calendar" as Uuid;

type Asked = number | Partial<Target>;

/** A policy that asks for this in the calendar's time; numbers are the lengths alone. */
export function sla(targets: { readonly [Metric in ClockMetric]?: Asked }): PolicyRevision {
  return {
    policyId: JSON.stringify(targets),
    revision: 1,
    effectiveFrom: 0,
    family: "SERVICE",
    position: 1,
    isActive: true,
    appliesToOpen: false,
    match: {},
    targets: Object.entries(targets).map(([metric, asked]) => ({
      metric: metric as ClockMetric,
      name: null,
      durationMs: 0,
      calendarId: CALENDAR,
      pausedBy: ["WAITING_ON_CUSTOMER"],
      warningsMs: [],
      ...(typeof asked === "number" ? { durationMs: asked } : asked),
    })),
    onChange: "KEEP_USED",
    automationResponds: false,
  };
}

interface Setting {
  readonly calendar: PlainCalendar;
  readonly policies: readonly PolicyRevision[];
  readonly circumstances?: Circumstances;
}

const NO_CIRCUMSTANCES: Circumstances = { customerKind: "CONSUMER", customerTier: null, transactions: [] };

/** One case and its clocks, without a database. */
export class EngineDesk {
  readonly reckoner: Reckoner;
  readonly changes: ClockChange[] = [];
  private readonly world: ClockWorld;
  private followed: FollowedCase | null = null;
  private ids = 0;

  constructor({ calendar, policies, circumstances = NO_CIRCUMSTANCES }: Setting) {
    const timetable = plainTimetable(calendar);
    this.timetable = timetable;
    this.reckoner = reckonerOf(() => timetable);
    this.world = {
      revisions: policies,
      reckoner: this.reckoner,
      circumstancesAt: () => circumstances,
      newId: () => `clock ${(this.ids += 1)}`,
    };
  }

  private readonly timetable;

  open(at: number, given: Partial<CaseOpening> & { readonly teamId?: string } = {}): void {
    const opening = {
      openedAt: at,
      openedBy: "customer",
      kind: "QUESTION",
      priority: "NORMAL",
      channel: "PORTAL",
      teamId: null,
      memberId: null,
      tags: [],
      ...(given as Partial<CaseOpening>),
    } satisfies Partial<Record<keyof CaseOpening, unknown>> as CaseOpening;
    this.take(followOpening(this.world, opening));
  }

  reply(at: number, { isAutomatic = false } = {}): void {
    this.step(at, { kind: "STAFF_WROTE", isAutomatic });
  }

  write(at: number): void {
    this.step(at, { kind: "CUSTOMER_WROTE" });
  }

  move(at: number, to: CaseState): void {
    this.step(at, { kind: "STATE", to });
  }

  prioritise(at: number, to: CasePriority): void {
    this.step(at, { kind: "PRIORITY", to });
  }

  assign(at: number, to: { readonly teamId: string | null; readonly memberId: string | null }): void {
    this.step(at, { kind: "ASSIGNED", ...(to as { teamId: Uuid | null; memberId: Uuid | null }) });
  }

  step(at: number, ...happenings: readonly CaseHappening[]): void {
    this.take(followStep(this.world, this.case, { version: this.case.facts.version + 1, at, happenings }));
  }

  policiesAreLookedAt(at: number): void {
    this.take(followPolicies(this.world, this.case, at));
  }

  /** As whoever looks for what is due does it. */
  timePasses(until: number): void {
    const keeper = new ClockKeeper(this.case.clocks, this.reckoner);
    keeper.advance(until + 1);
    this.take({ case: { ...this.case, clocks: keeper.clocks }, changes: keeper.changes });
  }

  get case(): FollowedCase {
    if (!this.followed) throw new Error("no case was opened");
    return this.followed;
  }

  clocks(): readonly RunningClock[] {
    return this.case.clocks;
  }

  clock(metric: ClockMetric): RunningClock {
    const found = this.case.clocks.find((clock) => clock.metric === metric);
    if (!found) throw new Error(`no clock for ${metric}`);
    return found;
  }

  told(): readonly (readonly [string, number])[] {
    return this.changes.map(({ kind, at }) => [kind, at]);
  }

  ledger(metric: ClockMetric, until: number): readonly LedgerSpan[] {
    const { id } = this.clock(metric);
    return ledgerOf(
      this.changes.filter(({ clock }) => clock.id === id),
      until,
      (_calendarId, from, to) => openIntervals(this.timetable, { from, to }, 10_000),
    );
  }

  private take({ case: followed, changes }: Followed): void {
    this.followed = followed;
    this.changes.push(...changes);
  }
}
