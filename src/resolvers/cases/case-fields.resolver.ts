import { Extensions, Resolver } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import type { Team } from "../../entities/access/team.entity";
import type { CaseParticipant } from "../../entities/cases/case-participant.entity";
import type { CaseMessage } from "../../entities/cases/case-message.entity";
import type { CaseStateReason } from "../../entities/cases/case-reasons";
import type { Case } from "../../entities/cases/case.entity";
import type { Customer } from "../../entities/customers/customer.entity";
import type { Transaction } from "../../entities/payments/transaction.entity";
import { CaseType } from "../../schema/cases/case.type";
import type { ExternalIdType } from "../../schema/cases/external-id.type";
import { MessageListArgs } from "../../schema/cases/message-inputs";
import { MessageConnection } from "../../schema/cases/message.type";
import { CaseParticipantType } from "../../schema/cases/participant.type";
import { TimelineConnection } from "../../schema/cases/timeline-entry.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { CustomerType } from "../../schema/customers/customer.type";
import { TransactionType } from "../../schema/payments/transaction.type";
import { membersById } from "../../services/access/read-members";
import { teamsById } from "../../services/access/read-teams";
import { readableReason } from "../../services/cases/states/case-states";
import { MAX_LINKS } from "../../services/cases/links/case-links";
import { MAX_CASE_LINKS } from "../../services/cases/links/case-relations";
import {
  assignmentsOfCases,
  MAX_ASSIGNMENTS,
  type HeldAssignment,
} from "../../services/cases/assignment/read-assignments";
import { linksOfCases, type SeenLink } from "../../services/cases/links/read-case-relations";
import { watchersOfCases } from "../../services/cases/watching/read-watchers";
import { MAX_WATCHERS } from "../../services/cases/watching/case-watchers";
import { transactionsOfCases } from "../../services/cases/links/read-links";
import { messagesOfCases } from "../../services/cases/messages/read-messages";
import { MAX_PARTICIPANTS, participantsOfCases } from "../../services/cases/parties/read-participants";
import { timelinesOfCases, type TimelineEntry } from "../../services/cases/read-timeline";
import { customersById } from "../../services/customers/read-customers";
import { Derived } from "../derived-field";
import { List, One, Several } from "../related-field";

@Resolver(() => CaseType)
export class CaseFields {
  @One<Case, Customer>(customersById, "customerId", {
    type: () => CustomerType,
    nullable: true,
    description: "Whose case it is.",
  })
  customer!: Customer | null;

  @One<Case, Team>(teamsById, "teamId")
  team!: Team | null;

  @One<Case, Member>(membersById, "memberId")
  assignee!: Member | null;

  @Derived<Case>(["stateReason"], ({ stateReason }, { isStaff }) => readableReason(stateReason, isStaff))
  stateReason!: CaseStateReason | null;

  @Derived<Case>(["externalSource", "externalId"], ({ externalSource, externalId }) =>
    externalSource && externalId ? { source: externalSource, id: externalId } : null,
  )
  externalId!: ExternalIdType | null;

  @Extensions({ mostItems: MAX_LINKS })
  @Several(transactionsOfCases, {
    type: () => [TransactionType],
    nullable: true,
    description:
      "The transactions that it is about and that the caller may see, in the order of linking; 50 at most.",
  })
  transactions!: readonly Transaction[];

  @Extensions({ mostItems: MAX_PARTICIPANTS })
  @Several(participantsOfCases, {
    type: () => [CaseParticipantType],
    nullable: true,
    description: `Who takes part beside the customer whose case it is, in the order of coming; ${MAX_PARTICIPANTS} at most. A customer's token reads those who may write, and itself.`,
  })
  participants!: readonly CaseParticipant[];
  @Extensions({ mostItems: MAX_CASE_LINKS })
  @Several(linksOfCases, {})
  links!: readonly SeenLink[];

  @Extensions({ mostItems: MAX_WATCHERS })
  @Several(watchersOfCases, {})
  watchers!: readonly Member[];

  @Extensions({ mostItems: MAX_ASSIGNMENTS })
  @Several(assignmentsOfCases, {})
  assignments!: readonly HeldAssignment[];

  @List(messagesOfCases, () => MessageListArgs, {
    type: () => MessageConnection,
    description: "What was said, oldest first; notes among it for staff.",
  })
  messages!: Connection<CaseMessage>;

  @List(timelinesOfCases, () => PageArgs, {
    type: () => TimelineConnection,
    description: "All that happened, oldest first. Customers see messages, states and transactions.",
  })
  timeline!: Connection<TimelineEntry>;
}
