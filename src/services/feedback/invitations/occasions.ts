import { SurveyTrigger } from "../../../entities/feedback/survey-enums";
import type { LoggedEvent } from "../../../entities/events/logged-event.entity";
import { TransactionState } from "../../../entities/payments/transaction-enums";
import type { Uuid } from "../../../kernel/ids";
import type { EventType } from "../../events/event-catalog";

/** Something that happened after which a survey may ask. */
export interface TriggeringEvent {
  readonly eventId: Uuid;
  readonly trigger: SurveyTrigger;
  readonly about: "case" | "transaction";
  readonly thingId: Uuid;
  /** Milliseconds since 1970. */
  readonly happenedAt: number;
}

interface Told {
  readonly state?: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
}

/** Nobody is asked how it liked to be taken for a nuisance, or for somebody else. */
const NOT_SERVED: ReadonlySet<string> = new Set(["SPAM", "DUPLICATE"]);

const STATES: Readonly<Record<string, SurveyTrigger>> = {
  [TransactionState.CAPTURED]: SurveyTrigger.TRANSACTION_COMPLETED,
  [TransactionState.FAILED]: SurveyTrigger.TRANSACTION_FAILED,
  [TransactionState.PARTIALLY_REFUNDED]: SurveyTrigger.TRANSACTION_REFUNDED,
  [TransactionState.REFUNDED]: SurveyTrigger.TRANSACTION_REFUNDED,
};

/** What each type of event triggers. */
const TRIGGERS: Partial<Readonly<Record<EventType, (told: Told) => SurveyTrigger | null>>> = {
  "case.resolved": ({ reason }) => (NOT_SERVED.has(reason ?? "") ? null : SurveyTrigger.CASE_RESOLVED),
  "case.closed": ({ reason }) => (NOT_SERVED.has(reason ?? "") ? null : SurveyTrigger.CASE_CLOSED),
  "transaction.created": ({ state }) => STATES[state ?? ""] ?? null,
  "transaction.state_changed": ({ from, to }) =>
    from === TransactionState.DISPUTED ? SurveyTrigger.DISPUTE_CLOSED : (STATES[to ?? ""] ?? null),
};

export const TRIGGERING_TYPES = Object.keys(TRIGGERS) as readonly EventType[];

/** What surveys may ask about among these events; a case that was reopened after is not settled. */
export function triggeringEvents(events: readonly LoggedEvent[]): readonly TriggeringEvent[] {
  const lastReopened = new Map(
    events
      .filter(({ type }) => type === "case.reopened")
      .map(({ aggregateId, position }) => [aggregateId, position]),
  );
  return events.flatMap((event) => {
    const trigger = TRIGGERS[event.type as EventType]?.(event.payload as Told) ?? null;
    if (trigger === null || event.position < (lastReopened.get(event.aggregateId) ?? 0n)) return [];
    return {
      eventId: event.id,
      trigger,
      about: event.aggregateType as TriggeringEvent["about"],
      thingId: event.aggregateId,
      happenedAt: Date.parse(event.occurredAt),
    };
  });
}
