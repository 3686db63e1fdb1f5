import type { NodeTypeName } from "../../schema/node";
import { apiKeysById } from "../../services/access/read-api-keys";
import { identityProvidersById } from "../../services/access/read-identity-provider";
import { membersById } from "../../services/access/read-members";
import { teamsById } from "../../services/access/read-teams";
import { workspacesById } from "../../services/access/read-workspace";
import { attachmentsById } from "../../services/cases/messages/read-attachments";
import { caseFieldsById } from "../../services/cases/fields/read-case-fields";
import { caseViewsById } from "../../services/cases/views/read-case-views";
import { macrosById } from "../../services/cases/macros/read-macros";
import { casesById } from "../../services/cases/read-cases";
import { messagesById } from "../../services/cases/messages/read-messages";
import { calendarsById } from "../../services/clocks/calendars/read-calendars";
import { policiesById } from "../../services/clocks/policies/read-policies";
import { simulationsById } from "../../services/clocks/simulation/read-simulations";
import { clocksById } from "../../services/clocks/reading/read-clocks";
import { segmentsById } from "../../services/customers/segments/read-segments";
import { customersById } from "../../services/customers/read-customers";
import { answersById } from "../../services/feedback/answers/read-answers";
import { feedbackById } from "../../services/feedback/entries/read-feedback";
import { invitationsById } from "../../services/feedback/invitations/read-invitations";
import { surveysById } from "../../services/feedback/surveys/read-surveys";
import { declineTextsById } from "../../services/payments/explain/own-decline-texts";
import { providerConnectionsById } from "../../services/payments/read-provider-connections";
import { parkedEventsById } from "../../services/log/parked-events";
import { eventsById } from "../../services/log/read-events";
import { transactionsById } from "../../services/payments/read-transactions";
import { webhookDeliveriesById, webhookReplaysById } from "../../services/webhooks/read-webhook-deliveries";
import { webhookEndpointsById } from "../../services/webhooks/read-webhook-endpoints";
import type { BatchQuery } from "../relation";

/** How `node(id)` reads each type: by the same operation, and so under the same rights, as its fields. */
export const NODE_READERS: Partial<Readonly<Record<NodeTypeName, BatchQuery<null, object>>>> = {
  ApiKey: apiKeysById,
  Attachment: attachmentsById,
  BusinessCalendar: calendarsById,
  Case: casesById,
  CaseField: caseFieldsById,
  CaseView: caseViewsById,
  Clock: clocksById,
  Customer: customersById,
  CustomerSegment: segmentsById,
  DeclineText: declineTextsById,
  Event: eventsById,
  Feedback: feedbackById,
  IdentityProvider: identityProvidersById,
  Macro: macrosById,
  Member: membersById,
  Message: messagesById,
  ParkedEvent: parkedEventsById,
  ProviderConnection: providerConnectionsById,
  SlaPolicy: policiesById,
  Survey: surveysById,
  SurveyAnswer: answersById,
  SurveyInvitation: invitationsById,
  SlaSimulation: simulationsById,
  Team: teamsById,
  Transaction: transactionsById,
  WebhookDelivery: webhookDeliveriesById,
  WebhookEndpoint: webhookEndpointsById,
  WebhookReplay: webhookReplaysById,
  Workspace: workspacesById,
};
