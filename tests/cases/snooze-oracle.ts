import { plusSeconds, type Instant } from "../../src/kernel/instant";

export type Act =
  | { readonly verb: "pass"; readonly hours: number }
  | { readonly verb: "snooze"; readonly hours: number | null }
  | { readonly verb: "wake" | "customerWrites" | "staffWrites" }
  | { readonly verb: "waitOnCustomer" | "waitOnThirdParty" | "resume" | "resolve" | "close" | "reopen" };

type State = "OPEN" | "WAITING_ON_CUSTOMER" | "WAITING_ON_THIRD_PARTY" | "RESOLVED" | "CLOSED";

/** What there is to see of a case, and all that was told of it. */
export interface Told {
  readonly state: State;
  readonly isAsleep: boolean;
  readonly until: Instant | null;
  readonly version: number;
  /** `type`, and for the end of a snooze why and when it was due. */
  readonly events: readonly string[];
  /** What became of the last act. */
  readonly refusal: "ILLEGAL_STATE" | null;
}

export const NEW_CASE: Told = {
  state: "OPEN",
  isAsleep: false,
  until: null,
  version: 1,
  events: ["case.opened"],
  refusal: null,
};

const AT_WORK: readonly State[] = ["OPEN", "WAITING_ON_CUSTOMER", "WAITING_ON_THIRD_PARTY"];
const WAITING: readonly State[] = ["WAITING_ON_CUSTOMER", "WAITING_ON_THIRD_PARTY"];

/** Slow, obvious, and written without a look at how it is really done. */
export function after(told: Told, act: Act, now: Instant): Told {
  const { state } = told;
  const refused: Told = { ...told, refusal: "ILLEGAL_STATE" };
  const before: Told = { ...told, refusal: null };
  if (act.verb === "pass")
    return before.until !== null && before.until <= now ? awake(before, "DUE") : before;
  if (act.verb === "wake") return before.isAsleep ? awake(before, "REQUESTED") : before;
  if (act.verb === "snooze") {
    if (!AT_WORK.includes(state)) return refused;
    const until = act.hours === null ? null : plusSeconds(now, act.hours * 3_600);
    if (before.isAsleep && before.until === until) return before;
    return happened({ ...before, isAsleep: true, until }, `case.snoozed ${until}`);
  }
  if (act.verb === "staffWrites") return state === "CLOSED" ? refused : happened(before, "message.sent");
  if (act.verb === "customerWrites") {
    if (state === "CLOSED") return refused;
    let next = happened(before, "message.received");
    if (next.isAsleep) next = awake(next, "CUSTOMER_REPLIED");
    if (state === "RESOLVED") next = happened({ ...next, state: "OPEN" }, "case.reopened");
    if (WAITING.includes(state)) next = happened({ ...next, state: "OPEN" }, "case.resumed");
    return next;
  }
  if (act.verb === "waitOnCustomer")
    return state === "OPEN" || state === "WAITING_ON_THIRD_PARTY"
      ? happened({ ...before, state: "WAITING_ON_CUSTOMER" }, "case.paused")
      : refused;
  if (act.verb === "waitOnThirdParty")
    return state === "OPEN" || state === "WAITING_ON_CUSTOMER"
      ? happened({ ...before, state: "WAITING_ON_THIRD_PARTY" }, "case.paused")
      : refused;
  if (act.verb === "resume")
    return WAITING.includes(state) ? happened({ ...before, state: "OPEN" }, "case.resumed") : refused;
  if (act.verb === "reopen")
    return AT_WORK.includes(state) ? refused : happened({ ...before, state: "OPEN" }, "case.reopened");
  const ended = { ...before, isAsleep: false, until: null };
  if (act.verb === "resolve")
    return AT_WORK.includes(state) ? happened({ ...ended, state: "RESOLVED" }, "case.resolved") : refused;
  return state === "CLOSED" ? refused : happened({ ...ended, state: "CLOSED" }, "case.closed");
}

function awake(told: Told, reason: string): Told {
  return happened({ ...told, isAsleep: false, until: null }, `case.woken ${reason} ${told.until}`);
}

function happened(told: Told, event: string): Told {
  return { ...told, version: told.version + 1, events: [...told.events, event] };
}
