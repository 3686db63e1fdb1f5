import { Resolver } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import type { CaseMessage } from "../../entities/cases/case-message.entity";
import type { Customer } from "../../entities/customers/customer.entity";
import type { Transaction } from "../../entities/payments/transaction.entity";
import type { ActorType } from "../../schema/cases/actor.type";
import { CaseType } from "../../schema/cases/case.type";
import { MessageType } from "../../schema/cases/message.type";
import { ClockType } from "../../schema/clocks/clock.type";
import { CustomerType } from "../../schema/customers/customer.type";
import { EventType, type EventSubjectType } from "../../schema/log/event.type";
import { TransactionType } from "../../schema/payments/transaction.type";
import { casesById } from "../../services/cases/read-cases";
import { messagesById } from "../../services/cases/messages/read-messages";
import { clocksById } from "../../services/clocks/reading/read-clocks";
import type { SeenClock } from "../../services/clocks/reading/seen-clock";
import { customersById } from "../../services/customers/read-customers";
import type { HeardEvent } from "../../services/log/heard-event";
import { aggregateOf } from "../../services/log/published-event";
import { transactionsById } from "../../services/payments/read-transactions";
import { ActorField } from "../cases/actor-field";
import { Derived } from "../derived-field";
import { One } from "../related-field";

@Resolver(() => EventType)
export class EventFields {
  @Derived<HeardEvent>(["aggregateType", "aggregateId", "aggregateVersion"], aggregateOf)
  aggregate!: EventSubjectType;

  @ActorField<HeardEvent>("actorKind", "actorId")
  actor!: ActorType;

  @One<HeardEvent, Case>(casesById, "caseId", {
    type: () => CaseType,
    nullable: true,
    description:
      "The case that it is about, as it is now; null for other events, and where you may not see it.",
  })
  case!: Case | null;

  @One<HeardEvent, Customer>(customersById, "customerId", {
    type: () => CustomerType,
    nullable: true,
    description: "The customer that it is about, as it is now.",
  })
  customer!: Customer | null;

  @One<HeardEvent, Transaction>(transactionsById, "transactionId", {
    type: () => TransactionType,
    nullable: true,
    description: "The transaction that it is about, as it is now.",
  })
  transaction!: Transaction | null;

  @One<HeardEvent, CaseMessage>(messagesById, "messageId", {
    type: () => MessageType,
    nullable: true,
    description: "The message or note that it is about, as it is now.",
  })
  message!: CaseMessage | null;

  @One<HeardEvent, SeenClock>(clocksById, "clockId", {
    type: () => ClockType,
    nullable: true,
    description: "The clock that it is about, as it is now; null where you may not see it.",
  })
  clock!: SeenClock | null;
}
