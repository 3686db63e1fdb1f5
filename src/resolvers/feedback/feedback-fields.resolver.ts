import { Extensions, Resolver } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import type { Case } from "../../entities/cases/case.entity";
import type { Customer } from "../../entities/customers/customer.entity";
import type { Feedback } from "../../entities/feedback/feedback.entity";
import type { SurveyAnswer } from "../../entities/feedback/survey-answer.entity";
import type { Transaction } from "../../entities/payments/transaction.entity";
import { MemberType } from "../../schema/access/member.type";
import { CaseType } from "../../schema/cases/case.type";
import type { ExternalIdType } from "../../schema/cases/external-id.type";
import { CustomerType } from "../../schema/customers/customer.type";
import { FeedbackType } from "../../schema/feedback/feedback.type";
import { SurveyAnswerType } from "../../schema/feedback/survey-invitation.type";
import { TransactionType } from "../../schema/payments/transaction.type";
import { membersById } from "../../services/access/read-members";
import { casesById } from "../../services/cases/read-cases";
import { customersById } from "../../services/customers/read-customers";
import { answersById } from "../../services/feedback/answers/read-answers";
import { transactionsById } from "../../services/payments/read-transactions";
import { Derived } from "../derived-field";
import { One } from "../related-field";

const STAFF_ONLY = "Staff only: null for a customer's token.";

@Resolver(() => FeedbackType)
export class FeedbackFields {
  @One<Feedback, Customer>(customersById, "customerId", {
    type: () => CustomerType,
    nullable: true,
    description: "Who said it; null where nobody knows.",
  })
  customer!: Customer | null;

  @One<Feedback, Case>(casesById, "caseId", {
    type: () => CaseType,
    nullable: true,
    description: "About which case.",
  })
  case!: Case | null;

  @One<Feedback, Transaction>(transactionsById, "transactionId", {
    type: () => TransactionType,
    nullable: true,
    description: "About which transaction.",
  })
  transaction!: Transaction | null;

  @Extensions({ staffOnly: true })
  @One<Feedback, Member>(membersById, "memberId", {
    type: () => MemberType,
    nullable: true,
    description: `About which member of the staff. ${STAFF_ONLY}`,
  })
  member!: Member | null;

  @Extensions({ staffOnly: true })
  @One<Feedback, SurveyAnswer>(answersById, "answerId", {
    type: () => SurveyAnswerType,
    nullable: true,
    description: `The answer that it is; null unless it was asked for. ${STAFF_ONLY}`,
  })
  answer!: SurveyAnswer | null;

  @Extensions({ staffOnly: true })
  @One<Feedback, Case>(casesById, "followUpCaseId", {
    type: () => CaseType,
    nullable: true,
    description: `The case that follows it up. ${STAFF_ONLY}`,
  })
  followUpCase!: Case | null;

  @Derived<Feedback>(["externalSource", "externalId"], ({ externalSource, externalId }) =>
    externalSource && externalId ? { source: externalSource, id: externalId } : null,
  )
  externalId!: ExternalIdType | null;
}
