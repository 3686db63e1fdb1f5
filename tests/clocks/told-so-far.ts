import { CaseState } from "../../src/entities/cases/case-enums";
import { ActorKind } from "../../src/entities/cases/message-enums";
import type { ClockPause } from "../../src/entities/clocks/clock-enums";
import type { ClockMetric } from "../../src/entities/clocks/clock-metric";
import type { CaseHappening, CaseOpening } from "../../src/services/clocks/engine/case-step";

interface Told {
  readonly at: number;
  readonly happening: CaseHappening;
}

/** Whose replies count: those of persons, or all. */
export type Ears = "persons" | "all";

/** All that was told of a case until now, read from its beginning whenever something is asked. */
export class ToldSoFar {
  private readonly told: Told[] = [];

  constructor(private readonly opening: CaseOpening) {}

  hear(at: number, happenings: readonly CaseHappening[]): void {
    for (const happening of happenings) this.told.push({ at, happening });
  }

  get priority(): string {
    return this.last("PRIORITY")?.to ?? this.opening.priority;
  }

  get tags(): readonly string[] {
    const tags = new Set<string>(this.opening.tags);
    for (const { happening } of this.told)
      if (happening.kind === "TAGS") {
        for (const tag of happening.removed) tags.delete(tag);
        for (const tag of happening.added) tags.add(tag);
      }
    return [...tags];
  }

  get isResolved(): boolean {
    let resolved = false;
    for (const to of this.states()) {
      // A resolved case that is closed was solved nevertheless.
      if (to === CaseState.RESOLVED) resolved = true;
      else if (to !== CaseState.CLOSED) resolved = false;
    }
    return resolved;
  }

  get hasEnded(): boolean {
    const state = this.states().at(-1);
    return state === CaseState.RESOLVED || state === CaseState.CLOSED;
  }

  /** Why nobody has to hurry. */
  get pauses(): readonly ClockPause[] {
    const state = this.states().at(-1);
    let isSnoozed = false;
    for (const { happening } of this.told) {
      if (happening.kind === "SNOOZED") isSnoozed = true;
      if (happening.kind === "WOKEN") isSnoozed = false;
      // What has ended sleeps no more.
      if (
        happening.kind === "STATE" &&
        (happening.to === CaseState.RESOLVED || happening.to === CaseState.CLOSED)
      )
        isSnoozed = false;
    }
    const waits = state === CaseState.WAITING_ON_CUSTOMER || state === CaseState.WAITING_ON_THIRD_PARTY;
    return [...(waits ? [state] : []), ...(isSnoozed ? (["SNOOZED"] as const) : [])];
  }

  /** Since when the round lasts in which somebody waits for something now; null while nobody does. */
  waitsSince(metric: ClockMetric, ears: Ears): number | null {
    if (this.hasEnded) return null;
    const { openedAt } = this.opening;
    const replies = this.replies(ears);
    if (metric === "FIRST_RESPONSE") return replies.length === 0 ? openedAt : null;
    if (metric === "NEXT_RESPONSE") return this.unanswered(ears);
    if (metric === "PERIODIC_UPDATE") return replies.at(-1)?.at ?? null;
    if (metric === "FIRST_RESOLUTION") return this.states().includes(CaseState.RESOLVED) ? null : openedAt;
    if (metric === "SPEED_OF_ANSWER") return this.wasTaken ? null : openedAt;
    if (metric === "HAND_OFF_WAIT") return this.waitsForTeam;
    if (metric === "OBLIGATION") return this.isDutyDone ? null : openedAt;
    return openedAt;
  }

  /** Whether the round that began then was brought to its end. */
  isDone(metric: ClockMetric, ears: Ears, from: number): boolean {
    const replies = this.replies(ears);
    if (metric === "FIRST_RESPONSE") return replies.length > 0;
    if (metric === "NEXT_RESPONSE" || metric === "PERIODIC_UPDATE")
      return replies.some(({ at }) => at > from);
    if (metric === "FIRST_RESOLUTION") return this.states().includes(CaseState.RESOLVED);
    if (metric === "SPEED_OF_ANSWER") return this.wasTaken;
    if (metric === "HAND_OFF_WAIT") return this.waitsForTeam !== from;
    if (metric === "OBLIGATION") return this.isDutyDone || this.isResolved;
    return this.isResolved;
  }

  private states(): readonly CaseState[] {
    return this.told.flatMap(({ happening }) => (happening.kind === "STATE" ? [happening.to] : []));
  }

  private replies(ears: Ears): readonly { readonly at: number; readonly place: number }[] {
    const replies: { at: number; place: number }[] = [];
    let customerSpoke = this.opening.openedBy === ActorKind.CUSTOMER;
    let opened = this.opening.openedBy !== ActorKind.MEMBER;
    for (const [place, { at, happening }] of this.told.entries()) {
      if (happening.kind === "CUSTOMER_WROTE") customerSpoke = true;
      if (happening.kind !== "STAFF_WROTE") continue;
      if (happening.isAutomatic) {
        if (ears === "all") replies.push({ at, place });
      } else if (opened || customerSpoke) replies.push({ at, place });
      // With it the member begins to speak: to that there is no question yet.
      else opened = true;
    }
    return replies;
  }

  private unanswered(ears: Ears): number | null {
    const reply = this.replies(ears).at(-1);
    if (!reply) return null;
    const questions = this.told.filter(({ happening }) => happening.kind === "CUSTOMER_WROTE");
    return questions.find((question) => this.told.indexOf(question) > reply.place)?.at ?? null;
  }

  private get wasTaken(): boolean {
    if (this.opening.memberId !== null) return true;
    return this.told.some(({ happening }) => takes(happening));
  }

  private get isDutyDone(): boolean {
    return this.told.some(({ happening }) => happening.kind === "DUTY_DONE");
  }

  private get waitsForTeam(): number | null {
    let [team, since]: [string | null, number | null] = [this.opening.teamId, null];
    for (const { at, happening } of this.told) {
      if (happening.kind === "ASSIGNED") {
        if (team !== null && happening.teamId !== null && team !== happening.teamId) since ??= at;
        team = happening.teamId;
      }
      if (takes(happening)) since = null;
    }
    return since;
  }

  private last<Kind extends CaseHappening["kind"]>(
    kind: Kind,
  ): Extract<CaseHappening, { kind: Kind }> | null {
    for (const { happening } of this.told.toReversed())
      if (happening.kind === kind) return happening as Extract<CaseHappening, { kind: Kind }>;
    return null;
  }
}

/** A person takes a case, or speaks in it. */
function takes(happening: CaseHappening): boolean {
  if (happening.kind === "ASSIGNED") return happening.memberId !== null;
  return happening.kind === "STAFF_WROTE" && !happening.isAutomatic;
}
