import type { Case } from "../../../entities/cases/case.entity";
import type { CaseState } from "../../../entities/cases/case-enums";
import type { ActorKind, MessageDirection, Visibility } from "../../../entities/cases/message-enums";
import type { TimelineEntryKind } from "../../../entities/cases/timeline-entry-kind";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";

/** One line of a case's timeline, with what is needed of the message that it tells of. */
export interface HistoryEntry {
  readonly caseId: Uuid;
  readonly version: number;
  readonly kind: TimelineEntryKind;
  readonly actorKind: ActorKind;
  readonly actorId: Uuid | null;
  readonly occurredAt: Instant;
  readonly detail: Readonly<Record<string, unknown>> | null;
  readonly direction: MessageDirection | null;
  readonly visibility: Visibility | null;
  readonly sentAt: Instant | null;
  readonly authorKind: ActorKind | null;
  readonly authorId: Uuid | null;
  readonly isAutomatic: boolean | null;
}

/** What is needed of the case itself. */
export type CountedCase = Pick<
  Case,
  "id" | "createdAt" | "channel" | "kind" | "priority" | "tags" | "teamId" | "memberId" | "state"
>;

/** A case with all that happened to it, in the order of its versions. */
export interface CaseHistory {
  readonly case: CountedCase;
  readonly entries: readonly HistoryEntry[];
}

/** Who had the case. */
export interface Holder {
  readonly team: Uuid | null;
  readonly member: Uuid | null;
}

/** From one moment to the next, what the case was and who had it. Moments are milliseconds since 1970. */
export interface Stretch extends Holder {
  readonly from: number;
  /** Infinity for the last. */
  readonly to: number;
  readonly state: CaseState;
}

/** A move from one state to another. */
export interface Move {
  readonly at: number;
  readonly from: CaseState;
  readonly to: CaseState;
  readonly by: Uuid | null;
}

interface Turn {
  readonly at: number;
  readonly state?: CaseState;
  readonly holder?: Holder;
  readonly by: Uuid | null;
}

/**
 * The case from its opening on, without gap. A request that waited for the case bears the earlier time of its own
 * beginning: nothing happens before what happened before.
 */
export function stretchesOf({ case: counted, entries }: CaseHistory): {
  readonly stretches: readonly Stretch[];
  readonly moves: readonly Move[];
} {
  const opened = Date.parse(counted.createdAt);
  const turns = turnsIn(entries, opened);
  let [state, holder] = [firstState(counted, entries), firstHolder(counted, entries)];
  let from = opened;
  const stretches: Stretch[] = [];
  const moves: Move[] = [];
  for (const turn of turns) {
    if (turn.at > from) stretches.push({ from, to: turn.at, state, ...holder });
    from = turn.at;
    if (turn.state !== undefined && turn.state !== state)
      moves.push({ at: turn.at, from: state, to: turn.state, by: turn.by });
    state = turn.state ?? state;
    holder = turn.holder ?? holder;
  }
  stretches.push({ from, to: Infinity, state, ...holder });
  return { stretches, moves };
}

/** Who had the case at a moment; before it was opened, whoever had it first. */
export function holderAt(stretches: readonly Stretch[], at: number): Holder {
  const { team = null, member = null } = stretches.find(({ to }) => at < to) ?? {};
  return { team, member };
}

function turnsIn(entries: readonly HistoryEntry[], opened: number): readonly Turn[] {
  let last = opened;
  const turns: Turn[] = [];
  for (const { kind, occurredAt, detail, actorKind, actorId } of entries) {
    if (kind !== "STATE_CHANGED" && kind !== "ASSIGNMENT_CHANGED") continue;
    last = Math.max(last, Date.parse(occurredAt));
    const by = actorKind === "member" ? actorId : null;
    turns.push(
      kind === "STATE_CHANGED"
        ? { at: last, by, state: detail?.["toState"] as CaseState }
        : { at: last, by, holder: holderIn(detail, "to") },
    );
  }
  return turns;
}

function firstState({ state }: CountedCase, entries: readonly HistoryEntry[]): CaseState {
  const first = entries.find(({ kind }) => kind === "STATE_CHANGED");
  return first ? (first.detail?.["fromState"] as CaseState) : state;
}

function firstHolder({ teamId, memberId }: CountedCase, entries: readonly HistoryEntry[]): Holder {
  const first = entries.find(({ kind }) => kind === "ASSIGNMENT_CHANGED");
  return first ? holderIn(first.detail, "from") : { team: teamId, member: memberId };
}

function holderIn(detail: HistoryEntry["detail"], side: "from" | "to"): Holder {
  return {
    team: (detail?.[`${side}TeamId`] ?? null) as Uuid | null,
    member: (detail?.[`${side}MemberId`] ?? null) as Uuid | null,
  };
}
