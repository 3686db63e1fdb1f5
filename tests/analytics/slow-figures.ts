import { Temporal } from "temporal-polyfill";
import type { Measure, MetricStep } from "../../src/entities/analytics/measure";
import type { MetricDimension } from "../../src/entities/analytics/metric-dimension";
import type { Uuid } from "../../src/kernel/ids";
import { bucketOf, middleOf } from "../../src/services/analytics/facts/histogram";
import type {
  Holder,
  RawCase,
  RawClock,
  RawDesk,
  RawInvitation,
  RawPrice,
  RawTransaction,
  State,
} from "./random-desk";

/** One thing that a measure counts, with all that it can be told apart by. */
export interface Seen {
  readonly at: number;
  readonly value?: number;
  readonly by: Readonly<Partial<Record<MetricDimension, readonly (string | null)[]>>>;
  /** That it is about. */
  readonly cases: readonly Uuid[];
}

/** Where a figure stands: a moment of its step, the step's end, and the values of its dimensions. */
export interface Place {
  readonly at: number;
  readonly end: number;
  readonly values: readonly (string | null)[];
}

type WorkTime = (from: number, to: number) => number;

const SEVEN_DAYS = 7 * 86_400_000;
const ended = (state: State): boolean => state === "RESOLVED" || state === "CLOSED";

/** A case as somebody tells it who goes through its history step by step. */
class Telling {
  /** Nothing happens before what happened before. */
  readonly states: { at: number; state: State }[];
  readonly holders: { at: number; holder: Holder }[];
  readonly moves: { at: number; from: State; to: State; actor: string | null }[] = [];

  constructor(readonly raw: RawCase) {
    this.states = [{ at: raw.openedAt, state: "OPEN" }];
    this.holders = [{ at: raw.openedAt, holder: raw.first }];
    let clock = raw.openedAt;
    for (const { at, what, actorKind, actorId } of raw.steps) {
      if (what.kind !== "STATE_CHANGED" && what.kind !== "ASSIGNMENT_CHANGED") continue;
      clock = Math.max(clock, at);
      if (what.kind === "ASSIGNMENT_CHANGED") this.holders.push({ at: clock, holder: what.to });
      else {
        this.states.push({ at: clock, state: what.to });
        if (what.from !== what.to)
          this.moves.push({
            at: clock,
            from: what.from,
            to: what.to,
            actor: actorKind === "member" ? actorId : null,
          });
      }
    }
  }

  stateAt(at: number): State {
    return this.states.findLast((one) => one.at <= at)?.state ?? "OPEN";
  }

  holderAt(at: number): Holder {
    return (this.holders.findLast((one) => one.at <= at) ?? this.holders[0])?.holder ?? this.raw.first;
  }

  seen(at: number, more: { value?: number; actor?: string | null } = {}): Seen {
    const { channel, kind, priority, tags } = this.raw;
    const { team, member } = this.holderAt(at);
    const by = {
      CHANNEL: [channel],
      KIND: [kind],
      PRIORITY: [priority],
      TAG: tags,
      TEAM: [team],
      MEMBER: [member],
      ACTOR: [more.actor ?? null],
    };
    return { at, by, cases: [this.raw.id], ...(more.value !== undefined && { value: more.value }) };
  }

  /** Public words by when they were written. */
  words(): { at: number; isInbound: boolean; isByPerson: boolean; member: string | null }[] {
    return this.raw.steps
      .flatMap(({ what, actorKind, actorId }) =>
        what.kind === "MESSAGE" && what.visibility === "PUBLIC"
          ? [
              {
                at: what.sentAt,
                isInbound: what.isInbound,
                isByPerson: !what.isAutomatic,
                member: actorKind === "member" ? actorId : null,
              },
            ]
          : [],
      )
      .sort((one, other) => one.at - other.at);
  }

  /** Every reply of a member that answers something, with since when there was something to answer. */
  replies(): { since: number; at: number; member: string | null }[] {
    const words = this.words();
    const own = words.filter(({ isInbound, isByPerson }) => !isInbound && isByPerson);
    const beganByMember = this.raw.steps[0]?.actorKind === "member";
    const firstIn = words.findIndex(({ isInbound }) => isInbound);
    const opening = own[0] && (firstIn < 0 || words.indexOf(own[0]) < firstIn) ? own[0] : null;
    const counting = beganByMember && opening ? own.slice(1) : own;
    const [first, ...others] = counting;
    if (!first) return [];
    const answers = [{ since: Math.min(this.raw.openedAt, first.at), at: first.at, member: first.member }];
    let last = first;
    for (const reply of others) {
      const open = words.slice(words.indexOf(last), words.indexOf(reply)).find(({ isInbound }) => isInbound);
      if (open) {
        answers.push({ since: open.at, at: reply.at, member: reply.member });
        last = reply;
      }
    }
    return answers;
  }
}

const CASE_SEEN: Readonly<Record<string, (told: Telling, work: WorkTime) => readonly Seen[]>> = {
  CASES_OPENED: (told) => [told.seen(told.raw.openedAt)],
  CASES_RESOLVED: (told) => moved(told, ({ to }) => to === "RESOLVED"),
  CASES_CLOSED: (told) => moved(told, ({ to }) => to === "CLOSED"),
  CASES_REOPENED: (told) => moved(told, ({ from, to }) => ended(from) && !ended(to)),
  MESSAGES_RECEIVED: (told) =>
    told.words().flatMap(({ at, isInbound }) => (isInbound ? [told.seen(at)] : [])),
  MESSAGES_SENT: (told) =>
    told
      .words()
      .flatMap(({ at, isInbound, member }) => (isInbound ? [] : [told.seen(at, { actor: member })])),
  ACTIONS: (told) =>
    told.raw.steps.flatMap(({ at, actorKind, actorId }) =>
      actorKind === "member" ? [told.seen(at, { actor: actorId })] : [],
    ),
  FIRST_RESPONSE: (told) => replied(told, 0, 1, (from, to) => to - from),
  FIRST_RESPONSE_BUSINESS: (told, work) => replied(told, 0, 1, work),
  NEXT_RESPONSE: (told) => replied(told, 1, undefined, (from, to) => to - from),
  NEXT_RESPONSE_BUSINESS: (told, work) => replied(told, 1, undefined, work),
  FIRST_RESOLUTION: (told) => resolved(told, "find", (from, to) => to - from),
  FIRST_RESOLUTION_BUSINESS: (told, work) => resolved(told, "find", work),
  TOTAL_RESOLUTION: (told) => resolved(told, "findLast", (from, to) => to - from),
  TOTAL_RESOLUTION_BUSINESS: (told, work) => resolved(told, "findLast", work),
  HANDLING: (told) => handled(told, (from, to) => to - from),
  HANDLING_BUSINESS: (told, work) => handled(told, work),
  FIRST_CONTACT: (told) => {
    const first = told.moves.find(({ to }) => to === "RESOLVED");
    if (!first) return [];
    const replies = told
      .words()
      .filter(({ at, isInbound, isByPerson }) => !isInbound && isByPerson && at <= first.at);
    const again = told.moves.find(({ at, from, to }) => at >= first.at && ended(from) && !ended(to));
    return replies.length === 1 && !(again && again.at - first.at <= SEVEN_DAYS) ? [told.seen(first.at)] : [];
  },
  REOPENED_LATER: (told) => {
    const first = told.moves.find(({ to }) => to === "RESOLVED");
    const again = told.moves.find(({ at, from, to }) => first && at >= first.at && ended(from) && !ended(to));
    return first && again ? [told.seen(first.at)] : [];
  },
};

function moved(told: Telling, isOne: (move: Telling["moves"][number]) => boolean): readonly Seen[] {
  return told.moves.filter(isOne).map(({ at, actor }) => told.seen(at, { actor }));
}

function replied(told: Telling, from: number, to: number | undefined, length: WorkTime): readonly Seen[] {
  return told
    .replies()
    .slice(from, to)
    .map(({ since, at, member }) => told.seen(at, { actor: member, value: length(since, at) }));
}

function resolved(told: Telling, which: "find" | "findLast", length: WorkTime): readonly Seen[] {
  const move = told.moves[which](({ to }) => to === "RESOLVED");
  return move ? [told.seen(move.at, { value: length(told.raw.openedAt, move.at) })] : [];
}

function handled(told: Telling, length: WorkTime): readonly Seen[] {
  const end = told.moves.findLast(({ from, to }) => ended(to) && !ended(from));
  if (!end) return [];
  const turns = [...new Set([...told.states, ...told.holders].map(({ at }) => at).concat(end.at))].sort(
    (one, other) => one - other,
  );
  let [sum, isAny] = [0, false];
  turns.forEach((at, index) => {
    const next = turns[index + 1];
    if (next === undefined || next > end.at) return;
    if (told.stateAt(at) !== "OPEN" || told.holderAt(at).member === null) return;
    isAny = true;
    sum += length(at, next);
  });
  return isAny ? [told.seen(end.at, { value: sum })] : [];
}

const PAID = ["CAPTURED", "REFUNDED", "DISPUTED", "REVERSED", "PARTIALLY_REFUNDED"];

const TRANSACTION_SEEN: Readonly<Record<string, (one: RawTransaction) => readonly Seen[]>> = {
  TRANSACTION: (one) => [paid(one, one.amount)],
  TRANSACTION_FAILED: (one) => (one.state === "FAILED" ? [paid(one)] : []),
  TRANSACTION_CAPTURED: (one) =>
    one.captured > 0 || one.states.some((state) => PAID.includes(state)) ? [paid(one, one.captured)] : [],
  TRANSACTION_REFUNDED: (one) => (one.refunded > 0 ? [paid(one, one.refunded)] : []),
  TRANSACTION_DISPUTED: (one) => (one.states.includes("DISPUTED") ? [paid(one)] : []),
  TRANSACTION_CONTACTED: (one) => (one.caseIds.length > 0 ? [paid(one)] : []),
};

function paid(one: RawTransaction, value?: number): Seen {
  const { at, rail, provider, currency, state, declineCode, caseIds: cases } = one;
  const by = {
    RAIL: [rail],
    PROVIDER: [provider],
    CURRENCY: [currency],
    DECLINE_CODE: [state === "FAILED" ? declineCode : null],
  };
  return { at, by, cases, ...(value !== undefined && { value }) };
}

const INVITATION_SEEN: Readonly<Record<string, (one: RawInvitation) => readonly Seen[]>> = {
  SURVEYS_SENT: (one) => [asked(one, one.sentAt)],
  SURVEY_ANSWERED: (one) => (one.answer ? [asked(one, one.sentAt)] : []),
  CSAT: (one) => scored(one, "CSAT", () => true),
  SATISFIED: (one) => scored(one, "CSAT", (score) => score === 4 || score === 5),
  CSAT_LOW_SCORES: (one) => scored(one, "CSAT", (score) => score === 1 || score === 2),
  NPS: (one) => scored(one, "NPS", () => true),
  PROMOTERS: (one) => scored(one, "NPS", (score) => score === 9 || score === 10),
  DETRACTORS: (one) => scored(one, "NPS", (score) => score < 7),
  CES: (one) => scored(one, "CES", () => true),
};

function scored(one: RawInvitation, kind: string, isSo: (score: number) => boolean): readonly Seen[] {
  const { answer } = one;
  return answer && one.kind === kind && isSo(answer.score) ? [asked(one, answer.at, answer.score)] : [];
}

function asked({ about, channel, holder, survey }: RawInvitation, at: number, value?: number): Seen {
  const by = {
    CHANNEL: [channel ?? about.channel],
    KIND: [about.kind],
    PRIORITY: [about.priority],
    TAG: about.tags,
    TEAM: [holder.team],
    MEMBER: [holder.member],
    SURVEY: [survey],
  };
  return { at, by, cases: [about.id], ...(value !== undefined && { value }) };
}

/** As somebody tells it who goes through what happened to a clock; the case is told by its own history. */
const CLOCK_SEEN: Readonly<
  Record<string, (one: RawClock, about: Telling, prices: readonly RawPrice[]) => readonly Seen[]>
> = {
  CLOCKS_MET: (one, about) => {
    const { breach, done } = whatBecame(one);
    return done && !breach ? [clocked(one, about, done.at)] : [];
  },
  CLOCKS_BREACHED: (one, about) => {
    const { breach } = whatBecame(one);
    return breach ? [clocked(one, about, breach.at)] : [];
  },
  CLOCKS_DECIDED: (one, about, prices) =>
    ["CLOCKS_MET", "CLOCKS_BREACHED"].flatMap((name) => CLOCK_SEEN[name]?.(one, about, prices) ?? []),
  BREACH_COST: (one, about, prices) => {
    const { breach } = whatBecame(one);
    const price = prices.find(({ policy, metric }) => policy === one.policy && metric === one.metric);
    if (!breach || !price) return [];
    const seen = clocked(one, about, breach.at, price.amount);
    return [{ ...seen, by: { ...seen.by, CURRENCY: [price.currency] } }];
  },
  SLA_OVERRUN: (one, about) => {
    const { breach, done } = whatBecame(one);
    return breach && done ? [clocked(one, about, done.at, done.usedMs - breach.usedMs)] : [];
  },
};

/** A breach counts until it is taken back, and an end until the clock goes on. */
function whatBecame({ turns }: RawClock): {
  breach: RawClock["turns"][number] | undefined;
  done: RawClock["turns"][number] | undefined;
} {
  const taken = turns.findLastIndex(({ kind }) => kind === "RETRACTED");
  const breach = turns.slice(taken + 1).find(({ kind }) => kind === "BREACHED");
  return { breach, done: turns.slice(-1).find(({ kind }) => kind === "MET") };
}

function clocked({ metric, policy }: RawClock, about: Telling, at: number, value?: number): Seen {
  const { by: byCase, cases } = about.seen(at);
  const { ACTOR: _, ...by } = byCase;
  return {
    at,
    by: { ...by, CLOCK: [metric], POLICY: [policy] },
    cases,
    ...(value !== undefined && { value }),
  };
}

/** The value of a measure for those that were seen; what it is a share of is seen apart. */
type Slow =
  | { readonly kind: "count" | "sum" | "mean"; readonly of: string }
  | { readonly kind: "rank"; readonly of: string; readonly share: number }
  | { readonly kind: "share"; readonly of: string; readonly over: string; readonly times: number }
  | { readonly kind: "points"; readonly of: string }
  | { readonly kind: "balance"; readonly of: string; readonly plus: string; readonly minus: string }
  | { readonly kind: "backlog" }
  | { readonly kind: "age" };

const share = (of: string, over: string, times = 1): Slow => ({ kind: "share", of, over, times });

const SLOW: Readonly<Record<string, Slow>> = {
  RESOLUTION_RATE: share("CASES_RESOLVED", "CASES_OPENED"),
  REOPEN_RATE: share("REOPENED_LATER", "FIRST_RESOLUTION"),
  FIRST_CONTACT_RATE: share("FIRST_CONTACT", "FIRST_RESOLUTION"),
  TRANSACTIONS: { kind: "count", of: "TRANSACTION" },
  TRANSACTIONS_FAILED: { kind: "count", of: "TRANSACTION_FAILED" },
  TRANSACTION_FAILURE_RATE: share("TRANSACTION_FAILED", "TRANSACTION"),
  REFUND_RATE: share("TRANSACTION_REFUNDED", "TRANSACTION_CAPTURED"),
  DISPUTE_RATE: share("TRANSACTION_DISPUTED", "TRANSACTION_CAPTURED"),
  TRANSACTION_AMOUNT: { kind: "sum", of: "TRANSACTION" },
  CAPTURED_AMOUNT: { kind: "sum", of: "TRANSACTION_CAPTURED" },
  REFUNDED_AMOUNT: { kind: "sum", of: "TRANSACTION_REFUNDED" },
  CONTACT_RATE: share("CASES_OPENED", "TRANSACTION", 1000),
  CONTACTED_TRANSACTION_RATE: share("TRANSACTION_CONTACTED", "TRANSACTION", 1000),
  SURVEY_RESPONSE_RATE: share("SURVEY_ANSWERED", "SURVEYS_SENT"),
  CSAT: share("SATISFIED", "CSAT"),
  CSAT_MEAN: { kind: "points", of: "CSAT" },
  NPS: { kind: "balance", of: "NPS", plus: "PROMOTERS", minus: "DETRACTORS" },
  CES: { kind: "points", of: "CES" },
  SLA_COMPLIANCE: share("CLOCKS_MET", "CLOCKS_DECIDED"),
  BREACH_COST: { kind: "sum", of: "BREACH_COST" },
  BACKLOG: { kind: "backlog" },
  BACKLOG_AGE: { kind: "age" },
};

function slowOf(measure: Measure): Slow {
  const known = SLOW[measure];
  if (known) return known;
  const [, of = "", statistic] = /^(.*)_(MEAN|P50|P90|P99)$/.exec(measure) ?? [];
  if (statistic === "MEAN") return { kind: "mean", of };
  if (statistic) return { kind: "rank", of, share: Number(statistic.slice(1)) / 100 };
  return { kind: "count", of: measure };
}

export interface SlowQuestion {
  readonly dimensions: readonly MetricDimension[];
  readonly filter: Readonly<Partial<Record<MetricDimension, readonly string[]>>>;
  readonly step: MetricStep | null;
  readonly timeZone: string;
  readonly from: number;
  readonly to: number;
}

/** Everything that ever happened, gone through anew for each question. */
export class SlowFigures {
  private readonly tellings: readonly Telling[];
  private readonly seen = new Map<string, readonly Seen[]>();
  private readonly wholes = new WeakMap<SlowQuestion, SlowQuestion>();
  private readonly known = new WeakMap<SlowQuestion, Map<string, ReadonlyMap<string, readonly Seen[]>>>();

  constructor(
    private readonly desk: RawDesk,
    private readonly workTime: WorkTime,
    private readonly now: number,
  ) {
    this.tellings = desk.cases.map((raw) => new Telling(raw));
  }

  /** By the step's label and the values of the dimensions. */
  groups(measure: Measure, question: SlowQuestion): readonly string[] {
    const slow = slowOf(measure);
    return slow.kind === "backlog" || slow.kind === "age" ? [] : [...this.grouped(slow.of, question).keys()];
  }

  /** Those behind a figure; of a share, behind the whole or behind what counts of it. */
  cases(measure: Measure, question: SlowQuestion, place: Place, of: "whole" | "counted"): readonly Uuid[] {
    const slow = slowOf(measure);
    if (slow.kind === "backlog" || slow.kind === "age")
      return this.standing(question, place).map(({ raw }) => raw.id);
    const isWhole = slow.kind === "share" && of === "whole";
    const seen = isWhole
      ? this.whole(slow, question, place)
      : this.grouped(slow.of, question).get(groupOf(question, place.at, place.values));
    return [...new Set((seen ?? []).flatMap(({ cases }) => cases))];
  }

  value(measure: Measure, question: SlowQuestion, row: Place): number | null {
    const slow = slowOf(measure);
    if (slow.kind === "backlog" || slow.kind === "age") return this.backlog(slow.kind, question, row);
    const group = groupOf(question, row.at, row.values);
    const ofGroup = (name: string): readonly Seen[] => this.grouped(name, question).get(group) ?? [];
    const part = ofGroup(slow.of);
    const values = part.map(({ value = 0 }) => value).sort((one, other) => one - other);
    switch (slow.kind) {
      case "count":
        return part.length;
      case "sum":
        return values.reduce((sum, value) => sum + value, 0);
      case "mean":
        return values.length === 0
          ? null
          : values.reduce((sum, value) => sum + value, 0) / values.length / 1000;
      case "points":
        return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
      case "balance":
        return part.length === 0
          ? null
          : (100 * (ofGroup(slow.plus).length - ofGroup(slow.minus).length)) / part.length;
      case "rank": {
        const ranked = values.find((_, index) => index + 1 >= slow.share * values.length);
        return ranked === undefined ? null : middleOf(bucketOf(ranked)) / 1000;
      }
      case "share": {
        const whole = this.whole(slow, question, row);
        return whole.length === 0 ? null : (part.length / whole.length) * slow.times;
      }
    }
  }

  private whole(
    { of, over }: Extract<Slow, { kind: "share" }>,
    question: SlowQuestion,
    { at, values }: Place,
  ): readonly Seen[] {
    const asked = of === "TRANSACTION_FAILED" ? this.withoutCode(question) : question;
    const own = values.filter((_, index) => asked.dimensions.includes(question.dimensions[index] as never));
    return this.grouped(over, asked).get(groupOf(asked, at, own)) ?? [];
  }

  private standing({ dimensions, filter }: SlowQuestion, { end, values }: Place): readonly Telling[] {
    return this.tellings.filter((told) => {
      if (told.raw.openedAt >= end || ended(told.stateAt(end - 1))) return false;
      const seen = told.seen(end - 1);
      return (
        isWithin(seen, filter) && dimensions.every((each, index) => has(seen, each, values[index] ?? null))
      );
    });
  }

  private backlog(kind: "backlog" | "age", question: SlowQuestion, place: Place): number | null {
    if (place.at > this.now) return null;
    const standing = this.standing(question, place);
    if (kind === "backlog") return standing.length;
    const until = Math.min(place.end, this.now) / 1000;
    const opened = standing.map(({ raw }) => Math.floor(raw.openedAt / 1000));
    return opened.length === 0 ? null : until - opened.reduce((sum, one) => sum + one, 0) / opened.length;
  }

  /** The same for all payments, whichever code the failed ones bear. */
  private withoutCode(question: SlowQuestion): SlowQuestion {
    const known = this.wholes.get(question);
    if (known) return known;
    const { DECLINE_CODE: _, ...filter } = question.filter;
    const dimensions = question.dimensions.filter((each) => each !== "DECLINE_CODE");
    const whole = { ...question, dimensions, filter };
    this.wholes.set(question, whole);
    return whole;
  }

  private grouped(name: string, question: SlowQuestion): ReadonlyMap<string, readonly Seen[]> {
    const known = this.known.get(question)?.get(name);
    if (known) return known;
    const groups = new Map<string, Seen[]>();
    for (const one of this.within(name, question))
      for (const group of groupsOf(one, question)) {
        const alike = groups.get(group) ?? [];
        alike.push(one);
        groups.set(group, alike);
      }
    this.known.set(question, (this.known.get(question) ?? new Map<never, never>()).set(name, groups));
    return groups;
  }

  private within(name: string, { from, to, filter }: SlowQuestion): readonly Seen[] {
    return this.all(name).filter((one) => one.at >= from && one.at < to && isWithin(one, filter));
  }

  private tellingOf(raw: RawCase): Telling {
    return this.tellings.find((told) => told.raw === raw) ?? new Telling(raw);
  }

  private all(name: string): readonly Seen[] {
    const known = this.seen.get(name);
    if (known) return known;
    const ofCase = CASE_SEEN[name];
    const ofInvitation = INVITATION_SEEN[name];
    const ofClock = CLOCK_SEEN[name];
    const ofTransaction = TRANSACTION_SEEN[name];
    const live = this.desk.transactions.filter(({ mode }) => mode === "LIVE");
    const made = ofCase
      ? this.tellings.flatMap((told) => ofCase(told, this.workTime))
      : ofInvitation
        ? this.desk.invitations.flatMap(ofInvitation)
        : ofClock
          ? this.desk.clocks.flatMap((one) => ofClock(one, this.tellingOf(one.about), this.desk.prices))
          : live.flatMap((one) => ofTransaction?.(one) ?? []);
    this.seen.set(name, made);
    return made;
  }
}

function isWithin(seen: Seen, filter: SlowQuestion["filter"]): boolean {
  return Object.entries(filter).every(([dimension, values]) =>
    seen.by[dimension as MetricDimension]?.some((value) => value !== null && values.includes(value)),
  );
}

function has(seen: Seen, dimension: MetricDimension, value: string | null): boolean {
  return seen.by[dimension]?.includes(value) ?? false;
}

/** The groups of one that was seen: several where it bears several tags. */
function groupsOf(seen: Seen, question: SlowQuestion): readonly string[] {
  const { dimensions, filter } = question;
  const combinations = dimensions.reduce<readonly (readonly (string | null)[])[]>(
    (before, dimension) =>
      before.flatMap((values) =>
        (seen.by[dimension] ?? [])
          .filter((value) => !filter[dimension] || (value !== null && filter[dimension].includes(value)))
          .map((value) => [...values, value]),
      ),
    [[]],
  );
  return combinations.map((values) => groupOf(question, seen.at, values));
}

export function groupOf(
  { step, timeZone }: Pick<SlowQuestion, "step" | "timeZone">,
  at: number,
  values: readonly (string | null)[],
): string {
  return JSON.stringify([label(at, step, timeZone), ...values]);
}

/** How the wall of the zone calls the step of a moment. */
export function label(at: number, step: MetricStep | null, timeZone: string): string {
  const key = `${at} ${step} ${timeZone}`;
  const known = LABELS.get(key) ?? labelled(at, step, timeZone);
  LABELS.set(key, known);
  return known;
}

/** Looked up anew, they would take most of the time. */
const LABELS = new Map<string, string>();

function labelled(at: number, step: MetricStep | null, timeZone: string): string {
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  switch (step) {
    case null:
      return "all";
    case "MINUTE":
      return here.toString().slice(0, 16) + here.offset;
    case "HOUR":
      return here.toString().slice(0, 13) + here.offset;
    case "DAY":
      return here.toPlainDate().toString();
    case "WEEK":
      return here
        .toPlainDate()
        .subtract({ days: here.dayOfWeek - 1 })
        .toString();
    case "MONTH":
      return here.toPlainDate().toString().slice(0, 7);
    case "HOUR_OF_WEEK":
      return `${here.dayOfWeek} ${here.hour}`;
  }
}
