import type { Operation } from "../kernel/operation";
import type { Uuid } from "../kernel/ids";
import type { Context } from "../services/access/actor";
import type { LogStretch } from "../services/log/log-stretch";

/** What everybody in the process may know of an event: enough to tell who need not look at it. */
export interface EventBrief {
  readonly position: bigint;
  readonly type: string;
  readonly aggregateType: string;
  readonly aggregateId: Uuid;
  /** Of it nothing is known for certain but whose a clock is, by which those are told who follow its case. */
  readonly payload: unknown;
}

/** One thing that a subscription tells: the value of its field, and how far the log is told with it. */
export interface LiveItem {
  readonly position: bigint;
  readonly value: object;
}

export interface LivePage {
  readonly items: readonly LiveItem[];
  /** Where to go on, whether anything was told or not. */
  readonly through: bigint;
  readonly isMore: boolean;
}

export interface LiveRead {
  /** What is told already; null for whoever begins, and is to hear of the present first. */
  readonly after: bigint | null;
  readonly most: number;
  /** What is known to have happened since; null where the log is to be read. */
  readonly known: LogStretch | null;
}

/** Where a subscription has what it tells. */
export type LiveSource = LogSource | PresenceSource;

/** Who is at this case at the moment: known to the process, and to nobody for long. */
export interface PresenceSource {
  readonly presenceAt: Uuid;
}

/** The log, read under the listener's rights of the moment. */
export interface LogSource {
  /** The listener's cursor; null where it begins. */
  readonly after: string | null;
  readonly read: Operation<Context, LiveRead, LivePage>;
  /** Whether such an event may have to be told. Where it may not, nothing is read. */
  readonly mayTell: (event: EventBrief) => boolean;
  /** Whether whoever begins hears of the present first. */
  readonly beginsWithPresent: boolean;
  /** How long to rest after each reading, where one that is told again and again need not be told at once. */
  readonly restMs?: number;
}
