import { ApiKey } from "./access/api-key.entity";
import { IdempotentReply } from "./access/idempotent-reply.entity";
import { IdentityProvider } from "./access/identity-provider.entity";
import { Member } from "./access/member.entity";
import { Team } from "./access/team.entity";
import { TeamMembership } from "./access/team-membership.entity";
import { TimeAdvance } from "./access/time-advance.entity";
import { Workspace } from "./access/workspace.entity";
import { MetricBucket } from "./analytics/metric-bucket.entity";
import { MetricFact } from "./analytics/metric-fact.entity";
import { MetricRecount } from "./analytics/metric-recount.entity";
import { MetricState } from "./analytics/metric-state.entity";
import { MetricSum } from "./analytics/metric-sum.entity";
import { Attachment } from "./attachments/attachment.entity";
import { LooseFile } from "./attachments/loose-file.entity";
import { CaseCounter } from "./cases/case-counter.entity";
import { CaseFieldValue } from "./cases/case-field-value.entity";
import { CaseField } from "./cases/case-field.entity";
import { CaseMessage } from "./cases/case-message.entity";
import { CaseRead } from "./cases/case-read.entity";
import { CaseRelation } from "./cases/case-relation.entity";
import { CaseTag } from "./cases/case-tag.entity";
import { CaseTimelineEntry } from "./cases/case-timeline-entry.entity";
import { CaseView } from "./cases/case-view.entity";
import { CaseMerge } from "./cases/case-merge.entity";
import { CaseParticipant } from "./cases/case-participant.entity";
import { CaseTransaction } from "./cases/case-transaction.entity";
import { CaseWatcher } from "./cases/case-watcher.entity";
import { Case } from "./cases/case.entity";
import { MacroUse } from "./cases/macro-use.entity";
import { Macro } from "./cases/macro.entity";
import { MessageMention } from "./cases/message-mention.entity";
import { BusinessCalendar } from "./clocks/business-calendar.entity";
import { BusinessHours } from "./clocks/business-hours.entity";
import { CaseClocks } from "./clocks/case-clocks.entity";
import { ClockChange } from "./clocks/clock-change.entity";
import { ClockEscalation } from "./clocks/clock-escalation.entity";
import { ClockSweep } from "./clocks/clock-sweep.entity";
import { Clock } from "./clocks/clock.entity";
import { EvidenceDate } from "./clocks/evidence-date.entity";
import { SlaSimulationCase } from "./clocks/sla-simulation-case.entity";
import { SlaSimulation } from "./clocks/sla-simulation.entity";
import { SlaPolicyRevision } from "./clocks/sla-policy-revision.entity";
import { SlaPolicy } from "./clocks/sla-policy.entity";
import { CustomerIdentity } from "./customers/customer-identity.entity";
import { CustomerDistinction } from "./customers/customer-distinction.entity";
import { CustomerSegment } from "./customers/customer-segment.entity";
import { CustomerTag } from "./customers/customer-tag.entity";
import { Customer } from "./customers/customer.entity";
import { MerchantContact } from "./customers/merchant-contact.entity";
import { EventHead } from "./events/event-head.entity";
import { EventReader } from "./events/event-reader.entity";
import { ParkedEvent } from "./events/parked-event.entity";
import { EventLogState } from "./events/event-log-state.entity";
import { LoggedEvent } from "./events/logged-event.entity";
import { OutboxEvent } from "./events/outbox-event.entity";
import { DeclineText } from "./payments/decline-text.entity";
import { ProviderConnection } from "./payments/provider-connection.entity";
import { ProviderEvent } from "./payments/provider-event.entity";
import { TransactionHistoryEntry } from "./payments/transaction-history.entity";
import { TransactionKey } from "./payments/transaction-key.entity";
import { TransactionPartRow } from "./payments/transaction-part.entity";
import { Transaction } from "./payments/transaction.entity";
import { CaseSubject } from "./search/case-subject.entity";
import { WebhookAttempt } from "./webhooks/webhook-attempt.entity";
import { WebhookDelivery } from "./webhooks/webhook-delivery.entity";
import { WebhookEndpoint } from "./webhooks/webhook-endpoint.entity";
import { WebhookMessage } from "./webhooks/webhook-message.entity";
import { WebhookReplay } from "./webhooks/webhook-replay.entity";
import { Feedback } from "./feedback/feedback.entity";
import { FeedbackTopic } from "./feedback/feedback-topic.entity";
import { Survey } from "./feedback/survey.entity";
import { SurveyAnswer } from "./feedback/survey-answer.entity";
import { SurveyInvitation } from "./feedback/survey-invitation.entity";
import { SurveyOptOut } from "./feedback/survey-opt-out.entity";
import { SurveySettings } from "./feedback/survey-settings.entity";
import { SurveyVersion } from "./feedback/survey-version.entity";

/** Every table, for whoever compares the entities with the database. */
export const ALL_ENTITIES: readonly (abstract new () => unknown)[] = [
  ApiKey,
  MetricBucket,
  MetricFact,
  MetricRecount,
  MetricState,
  MetricSum,
  Attachment,
  BusinessCalendar,
  BusinessHours,
  CaseClocks,
  Clock,
  ClockChange,
  ClockEscalation,
  ClockSweep,
  EvidenceDate,
  SlaPolicy,
  SlaPolicyRevision,
  SlaSimulation,
  SlaSimulationCase,
  Case,
  CaseCounter,
  CaseField,
  CaseFieldValue,
  CaseMessage,
  CaseSubject,
  CaseRead,
  CaseRelation,
  CaseTag,
  CaseTimelineEntry,
  CaseView,
  CaseMerge,
  CaseParticipant,
  CaseTransaction,
  CaseWatcher,
  Customer,
  CustomerIdentity,
  CustomerDistinction,
  CustomerSegment,
  CustomerTag,
  MerchantContact,
  DeclineText,
  IdempotentReply,
  IdentityProvider,
  LooseFile,
  Macro,
  MacroUse,
  Member,
  MessageMention,
  EventHead,
  EventLogState,
  EventReader,
  ParkedEvent,
  LoggedEvent,
  OutboxEvent,
  Feedback,
  FeedbackTopic,
  Survey,
  SurveyAnswer,
  SurveyInvitation,
  SurveyOptOut,
  SurveySettings,
  SurveyVersion,
  ProviderConnection,
  ProviderEvent,
  Team,
  TeamMembership,
  Transaction,
  TransactionHistoryEntry,
  TransactionKey,
  TransactionPartRow,
  WebhookAttempt,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookMessage,
  WebhookReplay,
  TimeAdvance,
  Workspace,
];
