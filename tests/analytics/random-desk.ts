import { newUuid, type Uuid } from "../../src/kernel/ids";
import type { Chance } from "./chance";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Berlin turns its clocks on March 29. */
export const BEGIN = Date.parse("2026-03-02T00:00:00Z");
export const END = Date.parse("2026-04-20T00:00:00Z");

export type State = "OPEN" | "WAITING_ON_CUSTOMER" | "RESOLVED" | "CLOSED";

/** What happened to a case at one version: told as it was recorded, which is not always as it was. */
export type Happening =
  | { readonly kind: "OPENED" }
  | {
      readonly kind: "MESSAGE";
      readonly id: Uuid;
      readonly isInbound: boolean;
      readonly visibility: "PUBLIC" | "PRIVATE";
      readonly isAutomatic: boolean;
      sentAt: number;
    }
  | { readonly kind: "NOTE" }
  | { readonly kind: "STATE_CHANGED"; readonly from: State; readonly to: State }
  | { readonly kind: "ASSIGNMENT_CHANGED"; readonly from: Holder; readonly to: Holder };

export interface Holder {
  readonly team: Uuid | null;
  readonly member: Uuid | null;
}

export interface Recorded {
  readonly at: number;
  readonly actorKind: "member" | "apiKey" | "customer";
  readonly actorId: Uuid;
  readonly what: Happening;
}

export interface RawCase {
  readonly id: Uuid;
  readonly openedAt: number;
  readonly first: Holder;
  channel: string;
  kind: string;
  priority: string;
  tags: readonly string[];
  state: State;
  holder: Holder;
  readonly steps: Recorded[];
}

export interface RawTransaction {
  readonly id: Uuid;
  readonly at: number;
  readonly rail: string | null;
  readonly provider: string;
  readonly currency: string;
  readonly amount: number;
  readonly mode: "LIVE" | "TEST";
  state: string;
  declineCode: string | null;
  captured: number;
  refunded: number;
  readonly states: string[];
  readonly caseIds: Uuid[];
}

export interface RawInvitation {
  readonly id: Uuid;
  readonly sentAt: number;
  readonly survey: Uuid;
  readonly about: RawCase;
  readonly channel: string | null;
  readonly holder: Holder;
  readonly kind: "CSAT" | "NPS" | "CES";
  answer: { readonly at: number; readonly score: number } | null;
}

/** One thing that happened to a clock, and how much of its time was used by then. */
export interface RawTurn {
  readonly kind: "STARTED" | "BREACHED" | "RETRACTED" | "MET" | "CANCELLED" | "REVIVED";
  readonly at: number;
  readonly usedMs: number;
}

/** What a breach costs by a policy. */
export interface RawPrice {
  readonly policy: Uuid;
  readonly metric: string;
  readonly amount: number;
  readonly currency: string;
}

export interface RawClock {
  readonly id: Uuid;
  readonly about: RawCase;
  readonly metric: string;
  readonly policy: Uuid | null;
  readonly turns: RawTurn[];
}

export interface RawDesk {
  readonly members: readonly Uuid[];
  readonly teams: readonly Uuid[];
  readonly surveys: readonly Uuid[];
  readonly cases: RawCase[];
  readonly transactions: RawTransaction[];
  readonly invitations: RawInvitation[];
  readonly policies: readonly Uuid[];
  readonly prices: readonly RawPrice[];
  readonly clocks: RawClock[];
}

const CHANNELS = ["EMAIL", "CHAT", "PHONE", "IN_APP"];
const KINDS = ["REFUND", "QUESTION", "DISPUTE", "FAILED_PAYMENT", "COMPLAINT"];
const PRIORITIES = ["LOW", "NORMAL", "HIGH", "URGENT"];
const TAGS = ["vip", "fraud", "late", "app"];
const MOVES: Readonly<Record<State, readonly State[]>> = {
  OPEN: ["WAITING_ON_CUSTOMER", "RESOLVED", "RESOLVED", "CLOSED"],
  WAITING_ON_CUSTOMER: ["OPEN", "RESOLVED"],
  RESOLVED: ["OPEN", "CLOSED"],
  CLOSED: ["OPEN"],
};

const ids = (length: number): readonly Uuid[] => Array.from({ length }, newUuid);

/** A desk with so many events behind it, or a few more. */
export function randomDesk(chance: Chance, events: number): RawDesk {
  const desk: RawDesk = {
    members: ids(5),
    teams: ids(3),
    surveys: ids(2),
    cases: [],
    transactions: [],
    invitations: [],
    ...priced(ids(2)),
    clocks: [],
  };
  let recorded = 0;
  while (recorded < events * 0.9) {
    const opened = openedCase(chance, desk);
    for (let left = chance.below(16); left > 0; left -= 1) goOn(chance, desk, opened);
    desk.cases.push(opened);
    recorded += opened.steps.length;
    if (chance.isOnce(2)) desk.invitations.push(invited(chance, desk, opened));
    for (let left = chance.below(4); left > 0; left -= 1) desk.clocks.push(clocked(chance, desk, opened));
  }
  while (recorded < events) {
    const made = madeTransaction(chance, desk);
    desk.transactions.push(made);
    recorded += made.states.length;
  }
  return desk;
}

/** More happens to some; others turn out to have been something else; messages of long ago come in. */
export function corrected(chance: Chance, desk: RawDesk): readonly { readonly id: Uuid }[] {
  const touched: { readonly id: Uuid }[] = [];
  for (const one of desk.cases.filter(() => chance.isOnce(3))) {
    touched.push(one);
    if (chance.isOnce(2)) Object.assign(one, attributes(chance));
    if (chance.isOnce(2)) goOn(chance, desk, one);
    if (chance.isOnce(3)) write(chance, desk, one, one.openedAt + chance.below(DAY));
  }
  for (const one of desk.transactions.filter(() => chance.isOnce(3))) {
    touched.push(one);
    become(chance, one);
  }
  for (const one of desk.invitations.filter(() => chance.isOnce(3))) {
    touched.push(one);
    one.answer = answered(chance, one);
  }
  for (const one of desk.clocks.filter(() => chance.isOnce(3))) {
    touched.push(one);
    turn(chance, one);
  }
  return touched;
}

function attributes(chance: Chance): Pick<RawCase, "channel" | "kind" | "priority" | "tags"> {
  return {
    channel: chance.of(CHANNELS),
    kind: chance.of(KINDS),
    priority: chance.of(PRIORITIES),
    tags: chance.someOf(TAGS, 3),
  };
}

function openedCase(chance: Chance, desk: RawDesk): RawCase {
  const openedAt = BEGIN + chance.below(END - BEGIN - 10 * DAY);
  const first = holder(chance, desk);
  const by = chance.of(["customer", "customer", "member", "apiKey"] as const);
  const opened: RawCase = {
    id: newUuid(),
    openedAt,
    first,
    ...attributes(chance),
    state: "OPEN",
    holder: first,
    steps: [{ at: openedAt, actorKind: by, actorId: chance.of(desk.members), what: { kind: "OPENED" } }],
  };
  if (by === "customer") say(chance, opened, { at: openedAt, isInbound: true, by, member: newUuid() });
  return opened;
}

function goOn(chance: Chance, desk: RawDesk, one: RawCase): void {
  const last = one.steps.at(-1)?.at ?? one.openedAt;
  const far = chance.of([MINUTE, HOUR, DAY, 4 * DAY]);
  const at = Math.max(one.openedAt, last + (chance.isOnce(20) ? -chance.below(MINUTE) : chance.below(far)));
  const turn = chance.below(10);
  if (turn < 4) return write(chance, desk, one, at);
  const member = chance.of(desk.members);
  if (turn < 5) {
    one.steps.push({ at, actorKind: "member", actorId: member, what: { kind: "NOTE" } });
  } else if (turn < 7) {
    const [from, to] = [one.holder, holder(chance, desk)];
    one.holder = to;
    one.steps.push({
      at,
      actorKind: "member",
      actorId: member,
      what: { kind: "ASSIGNMENT_CHANGED", from, to },
    });
  } else {
    const [from, to] = [one.state, chance.of(MOVES[one.state])];
    one.state = to;
    const actorKind = chance.of(["member", "member", "customer"] as const);
    one.steps.push({ at, actorKind, actorId: member, what: { kind: "STATE_CHANGED", from, to } });
  }
}

function write(chance: Chance, desk: RawDesk, one: RawCase, at: number): void {
  const by = chance.of(["customer", "member", "member", "apiKey"] as const);
  say(chance, one, { at, isInbound: by === "customer", by, member: chance.of(desk.members) });
}

function say(
  chance: Chance,
  one: RawCase,
  { at, isInbound, by, member }: { at: number; isInbound: boolean; by: Recorded["actorKind"]; member: Uuid },
): void {
  const sentAt = chance.isOnce(8) ? at - chance.below(5 * HOUR) : at;
  const visibility = isInbound || !chance.isOnce(10) ? "PUBLIC" : "PRIVATE";
  one.steps.push({
    at,
    actorKind: by,
    actorId: member,
    what: {
      kind: "MESSAGE",
      id: newUuid(),
      isInbound,
      visibility,
      isAutomatic: by === "apiKey" && chance.isOnce(2),
      sentAt,
    },
  });
}

function holder(chance: Chance, { teams, members }: RawDesk): Holder {
  return { team: chance.of([null, ...teams]), member: chance.of([null, ...members]) };
}

function madeTransaction(chance: Chance, desk: RawDesk): RawTransaction {
  const made: RawTransaction = {
    id: newUuid(),
    at: BEGIN + chance.below(END - BEGIN),
    rail: chance.of(["CARD", "WALLET", "BANK_TRANSFER", null]),
    provider: chance.of(["stripe", "adyen"]),
    currency: chance.of(["EUR", "JPY"]),
    amount: 100 + chance.below(10_000),
    mode: chance.isOnce(10) ? "TEST" : "LIVE",
    state: "PENDING",
    declineCode: null,
    captured: 0,
    refunded: 0,
    states: ["PENDING"],
    caseIds: chance.isOnce(3) && desk.cases.length > 0 ? [chance.of(desk.cases).id] : [],
  };
  become(chance, made);
  return made;
}

function invited(chance: Chance, desk: RawDesk, about: RawCase): RawInvitation {
  const kind = chance.of(["CSAT", "NPS", "CES"] as const);
  const survey = desk.surveys[kind.length % desk.surveys.length] as Uuid;
  const sentAt = about.openedAt + chance.below(5 * DAY);
  const channel = chance.of([null, ...CHANNELS]);
  const made = { id: newUuid(), sentAt, survey, about, channel, holder: holder(chance, desk), kind };
  return { ...made, answer: chance.isOnce(3) ? null : answered(chance, made) };
}

const CLOCKS = ["FIRST_RESPONSE", "NEXT_RESPONSE", "TOTAL_RESOLUTION", "DEADLINE"];

/** Some breaches cost nothing. */
function priced(policies: readonly Uuid[]): Pick<RawDesk, "policies" | "prices"> {
  const prices = policies.flatMap((policy, place) =>
    CLOCKS.slice(place, place + 2).map((metric, index) => ({
      ...{ policy, metric },
      amount: 1_000 * (1 + place) + index,
      currency: index === place ? "EUR" : "JPY",
    })),
  );
  return { policies, prices };
}

function clocked(chance: Chance, { policies }: RawDesk, about: RawCase): RawClock {
  const made: RawClock = {
    id: newUuid(),
    about,
    metric: chance.of(CLOCKS),
    policy: chance.of([null, ...policies]),
    turns: [{ kind: "STARTED", at: about.openedAt + chance.below(DAY), usedMs: 0 }],
  };
  for (let left = chance.below(4); left > 0; left -= 1) turn(chance, made);
  return made;
}

/** What can come next: late stays late until it turns out not to be. */
const TURNS: Readonly<Record<RawTurn["kind"], readonly RawTurn["kind"][]>> = {
  STARTED: ["BREACHED", "MET", "MET", "CANCELLED"],
  BREACHED: ["MET", "MET", "CANCELLED", "RETRACTED"],
  RETRACTED: ["MET", "BREACHED", "CANCELLED"],
  MET: ["REVIVED"],
  CANCELLED: ["REVIVED"],
  REVIVED: ["MET", "CANCELLED"],
};

function turn(chance: Chance, { turns }: RawClock): void {
  const last = turns.at(-1);
  if (!last) return;
  const passed = chance.below(chance.of([1, MINUTE, DAY]));
  const isRunning = last.kind !== "MET" && last.kind !== "CANCELLED";
  const usedMs = last.usedMs + (isRunning ? Math.floor(passed / 2) : 0);
  turns.push({ kind: chance.of(TURNS[last.kind]), at: last.at + passed, usedMs });
}

function answered(
  chance: Chance,
  { kind, sentAt }: Pick<RawInvitation, "kind" | "sentAt">,
): RawInvitation["answer"] {
  const score = { CSAT: 1 + chance.below(5), NPS: chance.below(11), CES: 1 + chance.below(7) }[kind];
  return { at: sentAt + chance.below(DAY), score };
}

function become(chance: Chance, one: RawTransaction): void {
  const state = chance.of(["CAPTURED", "CAPTURED", "FAILED", "REFUNDED", "DISPUTED", "CANCELLED"]);
  one.state = state;
  one.states.push(state);
  one.declineCode = state === "FAILED" ? chance.of(["insufficient_funds", "do_not_honor"]) : one.declineCode;
  if (["CAPTURED", "REFUNDED", "DISPUTED"].includes(state)) one.captured = one.amount;
  one.refunded = state === "REFUNDED" ? one.captured : 0;
  if (state === "CANCELLED") one.captured = 0;
}
