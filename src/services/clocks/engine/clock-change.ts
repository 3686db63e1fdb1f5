import type { ClockChangeKind } from "../../../entities/clocks/clock-enums";
import type { Uuid } from "../../../kernel/ids";
import type { RunningClock } from "./running-clock";

/** Why a clock changed. */
export type ClockCause =
  /** What happened to the case when it came to this version. */
  | { readonly kind: "CASE"; readonly version: number }
  /** Time went by. */
  | { readonly kind: "TIME" }
  /** A policy began to count. */
  | { readonly kind: "POLICY"; readonly policyId: Uuid; readonly revision: number }
  /** Its calendar got other hours. */
  | { readonly kind: "CALENDAR"; readonly calendarId: Uuid }
  /** A provider told of it, by this event of its own. */
  | { readonly kind: "PROVIDER"; readonly eventId: string | null }
  /** Somebody asked for it. */
  | {
      readonly kind: "REQUEST";
      readonly actorKind: string;
      readonly actorId: Uuid | null;
      /** In their words. */
      readonly reason?: string;
    };

/** One thing that happened to a clock, and how it stood after that. */
export interface ClockChange {
  readonly kind: ClockChangeKind;
  /** Milliseconds since 1970: when it was true, which after a fault is before it was written. */
  readonly at: number;
  readonly cause: ClockCause;
  readonly clock: RunningClock;
}
