import { CaseState } from "../../../entities/cases/case-enums";
import { ActorKind } from "../../../entities/cases/message-enums";
import type { ClockPause } from "../../../entities/clocks/clock-enums";
import type { CaseHappening, CaseOpening, CaseStep } from "./case-step";

/** Why time did not count: what a policy names, or that the case had ended. */
export type RestReason = ClockPause | "ENDED";

export interface Rest {
  readonly why: RestReason;
  readonly from: number;
  /** Null while it lasts. */
  readonly to: number | null;
}

/** How the staff answered, by those replies that count. */
export interface Replies {
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** The customer's last messages in a row after the first reply: since when, and when they were answered. */
  readonly burst: { readonly from: number; readonly answeredAt: number | null } | null;
}

/** All of a case's history that its clocks go by. It is kept as JSON: times are milliseconds since 1970. */
export interface CaseFacts extends Omit<CaseOpening, "openedAt"> {
  readonly version: number;
  /** Of the last thing that happened. Nothing happens before what happened before. */
  readonly at: number;
  readonly openedAt: number;
  readonly state: CaseState;
  readonly isSnoozed: boolean;
  readonly hasCustomerWritten: boolean;
  /** A member who opens a case begins to speak with a word that answers nobody. */
  readonly hasOpeningWord: boolean;
  /** By replies of persons alone, and by all. */
  readonly replies: { readonly human: Replies; readonly any: Replies };
  /** When a member took it. */
  readonly takenAt: number | null;
  /** The last time that it was handed to another team: since when, and when it was taken there. */
  readonly handOff: { readonly from: number; readonly takenAt: number | null } | null;
  readonly firstResolvedAt: number | null;
  /** Duties that somebody said were done, and when. */
  readonly dutiesDone: readonly { readonly name: string; readonly at: number }[];
  /** Since when it is resolved or closed; null while it is worked on. */
  readonly ended: { readonly at: number; readonly isResolved: boolean } | null;
  readonly rests: readonly Rest[];
}

const NO_REPLIES: Replies = { firstAt: null, lastAt: null, burst: null };

/** Further back than so many rests nobody looks: a case that rested more often has no clock to be started there. */
const MOST_RESTS = 200;

/** A case at its first version. */
export function factsAtOpening({ openedAt, ...opening }: CaseOpening): CaseFacts {
  return {
    ...opening,
    version: 1,
    at: openedAt,
    openedAt,
    state: CaseState.OPEN,
    isSnoozed: false,
    hasCustomerWritten: opening.openedBy === ActorKind.CUSTOMER,
    hasOpeningWord: false,
    replies: { human: NO_REPLIES, any: NO_REPLIES },
    takenAt: opening.memberId === null ? null : openedAt,
    handOff: null,
    firstResolvedAt: null,
    dutiesDone: [],
    ended: null,
    rests: [],
  };
}

/** The facts after one more step. */
export function factsAfter(before: CaseFacts, { version, at: told, happenings }: CaseStep): CaseFacts {
  const at = Math.max(told, before.at);
  // The one copy of this step, which nobody else has yet.
  const after: { -readonly [Fact in keyof CaseFacts]: CaseFacts[Fact] } = { ...before, version, at };
  for (const happening of happenings) Object.assign(after, changeBy(after, happening, at));
  after.rests = restsAfter(after, at);
  return after;
}

function changeBy(facts: CaseFacts, happening: CaseHappening, at: number): Partial<CaseFacts> {
  switch (happening.kind) {
    case "CUSTOMER_WROTE":
      return { hasCustomerWritten: true, replies: eachWay(facts, (replies) => written(replies, at)) };
    case "STAFF_WROTE":
      return staffWrote(facts, happening.isAutomatic, at);
    case "STATE":
      return movedTo(facts, happening.to, at);
    case "SNOOZED":
      return { isSnoozed: true };
    case "WOKEN":
      return { isSnoozed: false };
    case "ASSIGNED":
      return assigned(facts, happening, at);
    case "KIND":
      return { kind: happening.to };
    case "PRIORITY":
      return { priority: happening.to };
    case "TAGS": {
      const kept = facts.tags.filter((tag) => !happening.removed.includes(tag));
      return { tags: [...new Set([...kept, ...happening.added])] };
    }
    case "DUTY_DONE":
      return { dutiesDone: [...facts.dutiesDone, { name: happening.name, at }] };
    case "TRANSACTIONS":
      return {};
  }
}

function eachWay({ replies }: CaseFacts, change: (replies: Replies) => Replies): CaseFacts["replies"] {
  return { human: change(replies.human), any: change(replies.any) };
}

/** Before the first reply there is one thing to answer: the case itself. */
function written(replies: Replies, at: number): Replies {
  const isAnswered = replies.burst === null || replies.burst.answeredAt !== null;
  return replies.firstAt !== null && isAnswered
    ? { ...replies, burst: { from: at, answeredAt: null } }
    : replies;
}

function replied({ firstAt, burst }: Replies, at: number): Replies {
  return {
    firstAt: firstAt ?? at,
    lastAt: at,
    burst: burst && { ...burst, answeredAt: burst.answeredAt ?? at },
  };
}

function staffWrote(facts: CaseFacts, isAutomatic: boolean, at: number): Partial<CaseFacts> {
  const isOpeningWord =
    facts.openedBy === ActorKind.MEMBER && !facts.hasCustomerWritten && !facts.hasOpeningWord;
  if (isOpeningWord && !isAutomatic) return { hasOpeningWord: true, ...taken(facts, at) };
  const { human, any } = facts.replies;
  if (isAutomatic) return { replies: { human, any: replied(any, at) } };
  return { replies: { human: replied(human, at), any: replied(any, at) }, ...taken(facts, at) };
}

function taken({ takenAt, handOff }: CaseFacts, at: number): Pick<CaseFacts, "takenAt" | "handOff"> {
  return {
    takenAt: takenAt ?? at,
    handOff: handOff && { ...handOff, takenAt: handOff.takenAt ?? at },
  };
}

function assigned(
  facts: CaseFacts,
  { teamId, memberId }: Pick<CaseFacts, "teamId" | "memberId">,
  at: number,
): Partial<CaseFacts> {
  const isOtherTeam = teamId !== null && teamId !== facts.teamId && facts.teamId !== null;
  const waits = facts.handOff !== null && facts.handOff.takenAt === null;
  // Handed on once more while it waits: whoever waits, waits since the first time.
  const handOff = isOtherTeam && !waits ? { from: at, takenAt: null } : facts.handOff;
  const given = { teamId, memberId, handOff };
  return memberId === null ? given : { ...given, ...taken({ ...facts, handOff }, at) };
}

function movedTo(facts: CaseFacts, state: CaseState, at: number): Partial<CaseFacts> {
  if (state === CaseState.RESOLVED)
    return {
      state,
      isSnoozed: false,
      ended: { at, isResolved: true },
      firstResolvedAt: facts.firstResolvedAt ?? at,
    };
  if (state === CaseState.CLOSED)
    return { state, isSnoozed: false, ended: facts.ended ?? { at, isResolved: false } };
  return { state, ended: null };
}

/** For which reasons time may not count at present. */
export function restReasons({ state, isSnoozed, ended }: CaseFacts): readonly RestReason[] {
  if (ended) return ["ENDED"];
  const waits = state === CaseState.WAITING_ON_CUSTOMER || state === CaseState.WAITING_ON_THIRD_PARTY;
  return [...(waits ? [state] : []), ...(isSnoozed ? (["SNOOZED"] as const) : [])];
}

function restsAfter(facts: CaseFacts, at: number): readonly Rest[] {
  const reasons = restReasons(facts);
  const open = facts.rests.filter(({ to }) => to === null).map(({ why }) => why);
  const isSame = open.length === reasons.length && reasons.every((why) => open.includes(why));
  if (isSame) return facts.rests;
  const settled = facts.rests.map((rest) =>
    rest.to === null && !reasons.includes(rest.why) ? { ...rest, to: at } : rest,
  );
  const begun = reasons.filter((why) => !open.includes(why)).map((why) => ({ why, from: at, to: null }));
  // A rest that began and ended at once was none.
  return [...settled.filter(({ from, to }) => from !== to), ...begun].slice(-MOST_RESTS);
}
