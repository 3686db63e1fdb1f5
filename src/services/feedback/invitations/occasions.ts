import type { Channel } from "../../../entities/customers/customer-enums";
import type { LoggedEvent } from "../../../entities/events/logged-event.entity";
import type { OccasionKind } from "../../../entities/feedback/occasion-kind";
import { SurveyTrigger } from "../../../entities/feedback/survey-enums";
import { TransactionState } from "../../../entities/payments/transaction-enums";
import { parsePublicId, type Uuid } from "../../../kernel/ids";
import type { EventCatalog, EventType } from "../../events/event-catalog";
import "../feedback-events";

/** Something that happened after which a survey may ask. */
export interface TriggeringEvent {
  readonly eventId: Uuid;
  readonly trigger: SurveyTrigger;
  readonly about: "case" | "transaction" | "occasion";
  readonly thingId: Uuid;
  /** Milliseconds since 1970. */
  readonly happenedAt: number;
  /** What others told of it; null for what happened here. */
  readonly outside: ToldOutside | null;
}

/** Whom it happened to outside of Redress, and about what. */
export interface ToldOutside {
  readonly customerId: Uuid;
  readonly caseId: Uuid | null;
  readonly transactionId: Uuid | null;
  readonly channel: Channel | null;
}

/** What is asked only while the case is settled. */
export const CASE_TRIGGERS: readonly SurveyTrigger[] = [
  SurveyTrigger.CASE_RESOLVED,
  SurveyTrigger.CASE_CLOSED,
];

interface Told {
  readonly state?: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly kind?: string;
}

/** Nobody is asked how it liked to be taken for a nuisance, or for somebody else. */
const NOT_SERVED: ReadonlySet<string> = new Set(["SPAM", "DUPLICATE"]);

const STATES: Readonly<Record<string, SurveyTrigger>> = {
  [TransactionState.CAPTURED]: SurveyTrigger.TRANSACTION_COMPLETED,
  [TransactionState.FAILED]: SurveyTrigger.TRANSACTION_FAILED,
  [TransactionState.PARTIALLY_REFUNDED]: SurveyTrigger.TRANSACTION_REFUNDED,
  [TransactionState.REFUNDED]: SurveyTrigger.TRANSACTION_REFUNDED,
};

const OCCASIONS: Readonly<Record<OccasionKind, SurveyTrigger>> = {
  ASSISTANT_CONVERSATION_ENDED: SurveyTrigger.ASSISTANT_CONVERSATION_ENDED,
  INCIDENT_OVER: SurveyTrigger.INCIDENT_OVER,
};

/** What each type of event triggers. */
const TRIGGERS: Partial<Readonly<Record<EventType, (told: Told) => SurveyTrigger | null>>> = {
  "case.resolved": ({ reason }) => (NOT_SERVED.has(reason ?? "") ? null : SurveyTrigger.CASE_RESOLVED),
  "case.closed": ({ reason }) => (NOT_SERVED.has(reason ?? "") ? null : SurveyTrigger.CASE_CLOSED),
  "transaction.created": ({ state }) => STATES[state ?? ""] ?? null,
  "transaction.state_changed": ({ from, to }) =>
    from === TransactionState.DISPUTED ? SurveyTrigger.DISPUTE_CLOSED : (STATES[to ?? ""] ?? null),
  "occasion.recorded": ({ kind }) => OCCASIONS[kind as OccasionKind] ?? null,
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
      ...(event.aggregateType === "occasion"
        ? toldOutside(event.payload as EventCatalog["occasion.recorded"])
        : { happenedAt: Date.parse(event.occurredAt), outside: null }),
    };
  });
}

function toldOutside({
  customerId,
  caseId,
  transactionId,
  channel,
  endedAt,
}: EventCatalog["occasion.recorded"]): Pick<TriggeringEvent, "happenedAt" | "outside"> {
  return {
    happenedAt: Date.parse(endedAt),
    outside: {
      customerId: parsePublicId("cust", customerId, "customerId"),
      caseId: caseId && parsePublicId("case", caseId, "caseId"),
      transactionId: transactionId && parsePublicId("txn", transactionId, "transactionId"),
      channel: channel as Channel | null,
    },
  };
}
