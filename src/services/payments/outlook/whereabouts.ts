import type { CustomerLanguage } from "../../../entities/payments/decline-enums";
import { TransactionState } from "../../../entities/payments/transaction-enums";
import {
  CustomerAction,
  type MoneyEvent,
  type MoneyHolder,
} from "../../../entities/payments/whereabouts-enums";
import type { Instant } from "../../../kernel/instant";
import { ACTION_TEXTS } from "./action-texts";
import { afterFailure } from "./after-failure";
import { estimateFrom, type Estimate } from "./estimate";
import { EVENT_TEXTS } from "./event-texts";
import type { MoneyFacts } from "./money-facts";
import { holderOf, OUTLOOKS, type Outlook } from "./outlooks";
import { SITUATION_TEXTS } from "./situation-texts";
import { isWithoutBank, situationOf, type Situation } from "./situation";
import { spanUntil } from "./spans";
import { timeText } from "./time-texts";
import { traceOf, type Trace } from "./trace";

/** Where the money of a transaction is, and what comes next. */
export interface Whereabouts {
  readonly language: CustomerLanguage;
  readonly state: TransactionState;
  /** May be sent to the customer as it stands. */
  readonly text: string;
  readonly holder: MoneyHolder;
  readonly lastEvent: { readonly what: MoneyEvent; readonly text: string; readonly at: Instant };
  /** Null where the money is at its end. */
  readonly nextEvent: (Estimate & { readonly what: MoneyEvent; readonly text: string }) | null;
  readonly isLate: boolean;
  readonly trace: Trace | null;
  readonly actions: readonly CustomerAction[];
}

export function whereabouts(facts: MoneyFacts, now: Instant, language: CustomerLanguage): Whereabouts {
  const situation = situationOf(facts);
  const outlook = OUTLOOKS[situation];
  const { last, next } = outlook;
  const at = lastEventAt(facts, situation);
  const estimate = next && estimateFrom(startOf(facts, at), spanUntil(next, facts));
  const isLate = facts.state === TransactionState.DELAYED || (estimate !== null && now > estimate.latest);
  const trace = traceOf(facts);
  const actions = [
    ...new Set((isLate ? whenLate(outlook, situation, facts, trace) : outlook.actions).map(advised)),
  ];
  const sentences = [
    SITUATION_TEXTS[situation][language],
    ...(estimate ? [timeText(estimate, now, language)] : []),
    ...actions.map((action) => ACTION_TEXTS[action][language].replace("{number}", trace?.number ?? "")),
  ];
  return {
    language,
    state: facts.state,
    text: sentences.join(" "),
    holder: holderOf(outlook, facts.rail),
    lastEvent: { what: last, text: EVENT_TEXTS[last][language], at },
    nextEvent: next && estimate && { what: next, text: EVENT_TEXTS[next][language], ...estimate },
    isLate,
    trace,
    actions,
  };

  function advised(action: CustomerAction): CustomerAction {
    return action === CustomerAction.TRY_AGAIN ? afterFailure(facts) : action;
  }
}

const OF_REFUNDS: ReadonlySet<Situation> = new Set(["REFUND_PREPARED", "REFUND_SENT"]);

function lastEventAt({ stepAt, factsAt, refundMadeAt }: MoneyFacts, situation: Situation): Instant {
  const ofRefund = OF_REFUNDS.has(situation) ? refundMadeAt : null;
  return ofRefund ?? stepAt ?? factsAt;
}

/** That it is late changes nothing of when it was expected. */
function startOf({ state, occurredAt }: MoneyFacts, lastAt: Instant): Instant {
  return state === TransactionState.DELAYED ? occurredAt : lastAt;
}

function whenLate(
  { actions }: Outlook,
  situation: Situation,
  facts: MoneyFacts,
  trace: Trace | null,
): readonly CustomerAction[] {
  // Of a refund that arrived nobody hears but the customer's bank.
  if (situation === "REFUND_SENT" && !isWithoutBank(facts))
    return [trace ? CustomerAction.ASK_BANK_BY_NUMBER : CustomerAction.ASK_BANK, CustomerAction.CONTACT_US];
  const others = actions.filter((action) => action !== CustomerAction.WAIT);
  return others.includes(CustomerAction.CONTACT_US) ? others : [...others, CustomerAction.CONTACT_US];
}
