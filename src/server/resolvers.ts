import { ApiKeyResolver } from "../resolvers/access/api-key.resolver";
import { IdentityProviderResolver } from "../resolvers/access/identity-provider.resolver";
import { MemberFields } from "../resolvers/access/member-fields.resolver";
import { MemberMutations } from "../resolvers/access/member-mutations.resolver";
import { MemberQueries } from "../resolvers/access/member-queries.resolver";
import { TeamFields } from "../resolvers/access/team-fields.resolver";
import { TeamMutations } from "../resolvers/access/team-mutations.resolver";
import { TeamQueries } from "../resolvers/access/team-queries.resolver";
import { ViewerQueries } from "../resolvers/access/viewer.resolver";
import { WorkspaceResolver } from "../resolvers/access/workspace.resolver";
import { AttachmentFields } from "../resolvers/attachments/attachment-fields.resolver";
import { AttachmentResolver } from "../resolvers/attachments/attachment.resolver";
import { CaseAttachments, MessageAttachments } from "../resolvers/attachments/message-attachments.resolver";
import { CaseAssignmentFields } from "../resolvers/cases/case-assignment-fields.resolver";
import { CaseBulkMutations, ChangeCasesResultFields } from "../resolvers/cases/case-bulk-mutations.resolver";
import { CaseFields } from "../resolvers/cases/case-fields.resolver";
import { ImportCases } from "../resolvers/cases/import-cases.resolver";
import { CaseLinkFields } from "../resolvers/cases/case-link-fields.resolver";
import { CaseLinkMutations } from "../resolvers/cases/case-link-mutations.resolver";
import {
  CaseLinkedEntryFields,
  CaseUnlinkedEntryFields,
} from "../resolvers/cases/link-entry-fields.resolver";
import { CaseMutations } from "../resolvers/cases/case-mutations.resolver";
import { CaseQueries } from "../resolvers/cases/case-queries.resolver";
import { CaseStateMutations } from "../resolvers/cases/case-state-mutations.resolver";
import { CustomerCases } from "../resolvers/cases/customer-cases.resolver";
import { MessageFields } from "../resolvers/cases/message-fields.resolver";
import { MessageMutations } from "../resolvers/cases/message-mutations.resolver";
import {
  AssignmentChangedEntryFields,
  MessageEntryFields,
  NoteEntryFields,
  ParticipantAddedEntryFields,
  ParticipantRemovedEntryFields,
  StateChangedEntryFields,
  TimelineEntryFields,
  TransactionLinkedEntryFields,
  TransactionUnlinkedEntryFields,
  CardDataRemovedEntryFields,
} from "../resolvers/cases/timeline-fields.resolver";
import { AttachmentRemovedEntryFields } from "../resolvers/cases/attachment-removed-entry.resolver";
import { CustomerMergedEntryFields } from "../resolvers/cases/customer-merged-entry.resolver";
import { MacroAppliedEntryFields } from "../resolvers/cases/macro-applied-entry.resolver";
import { CaseParticipantFields } from "../resolvers/cases/participant-fields.resolver";
import { ParticipantMutations } from "../resolvers/cases/participant-mutations.resolver";
import {
  CaseMergedEntryFields,
  CaseMergeFields,
  CaseMergeReceivedEntryFields,
  CaseMergeUndoneEntryFields,
  CaseSplitEntryFields,
  CaseSplitOffEntryFields,
} from "../resolvers/cases/merge-fields.resolver";
import { CaseFieldResolver } from "../resolvers/cases/case-field.resolver";
import { CaseFieldsOfCase, CaseFieldValueFields } from "../resolvers/cases/case-field-values.resolver";
import { CaseViewResolver } from "../resolvers/cases/case-view.resolver";
import { MacroMutations } from "../resolvers/cases/macro-mutations.resolver";
import { MacroResolver } from "../resolvers/cases/macro.resolver";
import { MergeMutations } from "../resolvers/cases/merge-mutations.resolver";
import { SnoozeMutations } from "../resolvers/cases/snooze-mutations.resolver";
import { TeamCases } from "../resolvers/cases/team-cases.resolver";
import { SpamMutations } from "../resolvers/cases/mark-as-spam.resolver";
import { ReadingResolver } from "../resolvers/cases/reading.resolver";
import { WatchMutations } from "../resolvers/cases/watch-mutations.resolver";
import { TransactionCases } from "../resolvers/cases/transaction-cases.resolver";
import { MetricQueries } from "../resolvers/analytics/metric-queries.resolver";
import { MetricRowFields } from "../resolvers/analytics/metric-row-fields.resolver";
import { MetricSubscriptions } from "../resolvers/analytics/metric-subscriptions.resolver";
import { CLOCK_RESOLVERS } from "../resolvers/clocks/clock-resolvers";
import { CustomerFields } from "../resolvers/customers/customer-fields.resolver";
import { CustomerBlockMutations } from "../resolvers/customers/customer-block-mutations.resolver";
import { CustomerMergeMutations } from "../resolvers/customers/customer-merge-mutations.resolver";
import { CustomerMutations } from "../resolvers/customers/customer-mutations.resolver";
import { CustomerTokenMutations } from "../resolvers/customers/customer-token-mutations.resolver";
import { CustomerSegmentResolver } from "../resolvers/customers/customer-segment.resolver";
import { MerchantContactFields, MerchantContacts } from "../resolvers/customers/merchant-contacts.resolver";
import {
  CustomerDuplicates,
  SuspectedDuplicateFields,
} from "../resolvers/customers/suspected-duplicates.resolver";
import { ViewerCustomer } from "../resolvers/customers/viewer-customer.resolver";
import { CustomerQueries } from "../resolvers/customers/customer-queries.resolver";
import { FeedbackFields } from "../resolvers/feedback/feedback-fields.resolver";
import { FeedbackResolver, FeedbackThemeFields } from "../resolvers/feedback/feedback.resolver";
import {
  SurveyAnswerFields,
  SurveyFields,
  SurveyInvitationFields,
} from "../resolvers/feedback/survey-fields.resolver";
import { SurveyMutations } from "../resolvers/feedback/survey-mutations.resolver";
import { SurveyQueries } from "../resolvers/feedback/survey-queries.resolver";
import { NodeQueries } from "../resolvers/node/node.resolver";
import { CustomerTransactions } from "../resolvers/payments/customer-transactions.resolver";
import { DeclineTextResolver } from "../resolvers/payments/decline-text.resolver";
import { ProviderConnectionResolver } from "../resolvers/payments/provider-connection.resolver";
import { TransactionDecline } from "../resolvers/payments/transaction-decline.resolver";
import { TransactionFields } from "../resolvers/payments/transaction-fields.resolver";
import { TransactionHistoryFields } from "../resolvers/payments/transaction-history-fields.resolver";
import { TransactionMutations } from "../resolvers/payments/transaction-mutations.resolver";
import { TransactionOnChain } from "../resolvers/payments/transaction-on-chain.resolver";
import { TransactionQueries } from "../resolvers/payments/transaction-queries.resolver";
import { TransactionWhereabouts } from "../resolvers/payments/transaction-whereabouts.resolver";
import {
  CaseHitFields,
  CustomerHitFields,
  TransactionHitFields,
} from "../resolvers/search/search-hit-fields.resolver";
import { SearchQueries } from "../resolvers/search/search.resolver";
import { EventFields } from "../resolvers/log/event-fields.resolver";
import { ParkedEventResolver } from "../resolvers/log/parked-event.resolver";
import { EventSubscriptions } from "../resolvers/log/event-subscriptions.resolver";
import { CaseUpdateFields, InboxChangeFields } from "../resolvers/log/case-change-fields.resolver";
import { CaseSubscriptions } from "../resolvers/log/case-subscriptions.resolver";
import { PresenceFields, PresenceResolver } from "../resolvers/presence/presence.resolver";
import { EventQueries } from "../resolvers/log/event-queries.resolver";
import {
  WebhookDeliveryResolver,
  WebhookReplayFields,
} from "../resolvers/webhooks/webhook-delivery.resolver";
import { WebhookEndpointResolver } from "../resolvers/webhooks/webhook-endpoint.resolver";

/** Every resolver class of the API. */
export const RESOLVERS: readonly NewableFunction[] = [
  ...CLOCK_RESOLVERS,
  ApiKeyResolver,
  IdentityProviderResolver,
  MemberFields,
  MemberMutations,
  MemberQueries,
  TeamFields,
  TeamMutations,
  TeamQueries,
  ViewerQueries,
  WorkspaceResolver,
  AttachmentFields,
  AttachmentResolver,
  CaseAttachments,
  MessageAttachments,
  CaseAssignmentFields,
  CaseBulkMutations,
  ImportCases,
  ChangeCasesResultFields,
  CaseFields,
  CaseLinkFields,
  CaseLinkMutations,
  CaseMutations,
  CaseQueries,
  CaseStateMutations,
  CustomerCases,
  MessageFields,
  MessageMutations,
  AssignmentChangedEntryFields,
  MessageEntryFields,
  NoteEntryFields,
  StateChangedEntryFields,
  TimelineEntryFields,
  CustomerMergedEntryFields,
  MacroAppliedEntryFields,
  AttachmentRemovedEntryFields,
  ParticipantAddedEntryFields,
  ParticipantRemovedEntryFields,
  CaseParticipantFields,
  ParticipantMutations,
  CaseMergeFields,
  CaseMergedEntryFields,
  CaseMergeReceivedEntryFields,
  CaseMergeUndoneEntryFields,
  CaseSplitEntryFields,
  CaseSplitOffEntryFields,
  CaseFieldResolver,
  CaseFieldsOfCase,
  CaseFieldValueFields,
  CaseViewResolver,
  ReadingResolver,
  MacroMutations,
  MacroResolver,
  MergeMutations,
  SnoozeMutations,
  SpamMutations,
  TeamCases,
  WatchMutations,
  TransactionCases,
  TransactionLinkedEntryFields,
  TransactionUnlinkedEntryFields,
  CardDataRemovedEntryFields,
  CaseLinkedEntryFields,
  CaseUnlinkedEntryFields,
  MetricQueries,
  MetricRowFields,
  MetricSubscriptions,
  CustomerFields,
  CustomerMutations,
  CustomerMergeMutations,
  CustomerBlockMutations,
  CustomerQueries,
  CustomerTokenMutations,
  CustomerSegmentResolver,
  MerchantContacts,
  MerchantContactFields,
  SuspectedDuplicateFields,
  CustomerDuplicates,
  ViewerCustomer,
  NodeQueries,
  CustomerTransactions,
  DeclineTextResolver,
  ProviderConnectionResolver,
  TransactionDecline,
  TransactionFields,
  TransactionHistoryFields,
  TransactionMutations,
  TransactionOnChain,
  TransactionQueries,
  TransactionWhereabouts,
  SearchQueries,
  SurveyFields,
  SurveyInvitationFields,
  SurveyAnswerFields,
  SurveyMutations,
  SurveyQueries,
  FeedbackFields,
  FeedbackResolver,
  FeedbackThemeFields,
  EventFields,
  CaseUpdateFields,
  InboxChangeFields,
  CaseSubscriptions,
  PresenceFields,
  PresenceResolver,
  EventQueries,
  EventSubscriptions,
  ParkedEventResolver,
  CaseHitFields,
  CustomerHitFields,
  TransactionHitFields,
  WebhookDeliveryResolver,
  WebhookEndpointResolver,
  WebhookReplayFields,
];
