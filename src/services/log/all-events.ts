import { ACCESS_EVENTS } from "../access/access-events";
import { ATTACHMENT_EVENTS } from "../attachments/attachment-events";
import { CASE_EVENTS } from "../cases/case-events";
import { CASE_FIELD_EVENTS } from "../cases/fields/case-field-events";
import { MACRO_EVENTS } from "../cases/macros/macro-events";
import { CALENDAR_EVENTS } from "../clocks/calendars/calendar-events";
import { CLOCK_EVENTS } from "../clocks/clock-events";
import { ESCALATION_EVENTS } from "../clocks/escalations/escalation-events";
import { POLICY_EVENTS } from "../clocks/policies/policy-events";
import { CUSTOMER_EVENTS } from "../customers/customer-events";
import type { EventType } from "../events/event-catalog";
import { FEEDBACK_EVENTS } from "../feedback/feedback-events";
import { DECLINE_TEXT_EVENTS } from "../payments/explain/decline-text-events";
import { PROVIDER_CONNECTION_EVENTS } from "../payments/provider-connection-events";
import { TRANSACTION_EVENTS } from "../payments/transaction-events";
import { WEBHOOK_ENDPOINT_EVENTS } from "./webhook-endpoint-events";

/** Every type of event there is, by the part of the product that records it. */
export const EVENTS_BY_DOMAIN: Readonly<Record<string, readonly EventType[]>> = {
  Access: ACCESS_EVENTS,
  Customers: CUSTOMER_EVENTS,
  Payments: [...PROVIDER_CONNECTION_EVENTS, ...TRANSACTION_EVENTS, ...DECLINE_TEXT_EVENTS],
  Cases: [...CASE_EVENTS, ...CASE_FIELD_EVENTS, ...MACRO_EVENTS],
  Clocks: [...CALENDAR_EVENTS, ...POLICY_EVENTS, ...CLOCK_EVENTS, ...ESCALATION_EVENTS],
  Feedback: FEEDBACK_EVENTS,
  Attachments: ATTACHMENT_EVENTS,
  Webhooks: WEBHOOK_ENDPOINT_EVENTS,
};

export const EVENT_TYPES: readonly EventType[] = Object.values(EVENTS_BY_DOMAIN).flat();
