import { AttachmentState, RejectionReason } from "../../src/entities/attachments/attachment-enums";
import { CaseState } from "../../src/entities/cases/case-enums";
import {
  ClosingReason,
  ReopeningReason,
  ResolutionReason,
  ResumptionReason,
  WaitingReason,
} from "../../src/entities/cases/case-reasons";
import { CaseLinkDirection, CaseLinkKind } from "../../src/entities/cases/case-relation-enums";
import { ParticipantRole } from "../../src/entities/cases/participant-role";
import { ClockPause, ClockState } from "../../src/entities/clocks/clock-enums";
import { ClockMetric } from "../../src/entities/clocks/clock-metric";
import { FeedbackKind, FeedbackStatus } from "../../src/entities/feedback/feedback-enums";
import { OccasionKind } from "../../src/entities/feedback/occasion-kind";
import { CancelReason, SurveyKind, SurveyState } from "../../src/entities/feedback/survey-enums";
import { TransactionState } from "../../src/entities/payments/transaction-enums";
import { WebhookDisabledReason } from "../../src/entities/webhooks/webhook-enums";
import { invariant } from "../../src/kernel/errors";

const SOME_ID = "01m809vsp1fvjabgacdfx81ax2";
const INSTANT = "2026-01-15T09:00:00.000Z";

/** Prefixes of public ids by the last word of what holds them. */
const ID_PREFIXES: Readonly<Record<string, string>> = {
  answer: "answer",
  apiKey: "key",
  attachment: "att",
  audience: "cust",
  calendar: "cal",
  case: "case",
  clock: "clk",
  connection: "conn",
  customer: "cust",
  endpoint: "hook",
  feedback: "fb",
  field: "field",
  identityProvider: "idp",
  invitation: "invite",
  macro: "macro",
  member: "mem",
  merchant: "cust",
  message: "msg",
  occasion: "occ",
  policy: "sla",
  segment: "seg",
  survey: "survey",
  team: "team",
  transaction: "txn",
  view: "view",
  workspace: "ws",
};

/** As clocks stand after what happened to them. */
const CLOCK_STATES = {
  breached: ClockState.BREACHED,
  cancelled: ClockState.CANCELLED,
  met: ClockState.MET,
  paused: ClockState.PAUSED,
  rescheduled: ClockState.RUNNING,
  resumed: ClockState.RUNNING,
  retargeted: ClockState.RUNNING,
  retracted: ClockState.RUNNING,
  revived: ClockState.RUNNING,
  started: ClockState.RUNNING,
  warned: ClockState.WARNED,
};

/** Values of properties by their names, or by those of their types too where these give them another sense. */
const VALUES: Readonly<Record<string, unknown>> = {
  algorithms: ["ES256"],
  answeredAt: INSTANT,
  amountMinor: "1250",
  at: INSTANT,
  appliesTo: "NEW_CASES",
  audience: "redress",
  capturedMinor: "1250",
  cases: 3,
  changed: ["name"],
  channel: "EMAIL",
  contentType: "image/png",
  currency: "EUR",
  direction: CaseLinkDirection.OUTGOING,
  disputedMinor: "0",
  dueAt: INSTANT,
  effectiveFrom: "2026-02-01",
  email: "ada@staff.example",
  eventTypes: ["case.*"],
  expiresAt: INSTANT,
  fields: ["body"],
  family: "SERVICE",
  formerName: "Cards",
  from: CaseState.OPEN,
  intervalDays: 30,
  isComplete: true,
  issuer: "https://login.example.com",
  judgedBy: "PROVIDER",
  key: "order",
  kind: "REFUND",
  kinds: ["CARD_NUMBER"],
  language: "EN",
  name: "Refunds",
  number: 17,
  metric: ClockMetric.FIRST_RESPONSE,
  optedOut: true,
  permissions: ["case:read"],
  position: 1,
  policyId: `sla_${SOME_ID}`,
  policyRevision: 1,
  previousSecretValidUntil: INSTANT,
  priority: "HIGH",
  provider: "STRIPE",
  rating: 2,
  reason: ResolutionReason.SOLVED,
  receivedAt: INSTANT,
  refundedMinor: "0",
  replacedBy: `key_${SOME_ID}`,
  restsFor: ClockPause.WAITING_ON_CUSTOMER,
  revision: 2,
  role: "AGENT",
  score: 5,
  sentiment: "NEGATIVE",
  size: 48_213,
  startsAt: INSTANT,
  state: TransactionState.CAPTURED,
  subject: "ISO_8583:51",
  surveyVersion: 1,
  targetMs: 3_600_000,
  timeZone: "Europe/Berlin",
  to: CaseState.RESOLVED,
  topics: ["refunds", "speed"],
  transactions: 5,
  type: "TEXT",
  until: INSTANT,
  usedMs: 1_200_000,
  visibility: "PUBLIC",
  warning: 1,

  "attachment.rejected.reason": RejectionReason.INFECTED,
  "attachment.stored.state": AttachmentState.READY,
  "calendar.changed.changed": ["hours"],
  "sla_policy.changed.changed": ["targets"],
  "clock.escalated.action": "RAISE_PRIORITY",
  "clock.escalated.notifiedMemberIds": [],
  "clock.escalated.notifiedTeamId": null,
  "clock.escalated.on": "BREACH",
  "clock.escalated.outcome": "DONE",
  "clock.escalated.reason": null,
  "clock.escalated.warning": null,
  "case.assigned.from": { teamId: null, memberId: null },
  "case.assigned.to": { teamId: `team_${SOME_ID}`, memberId: `mem_${SOME_ID}` },
  "case.changed.changed": ["priority", "tags"],
  "case.closed.from": CaseState.RESOLVED,
  "case.closed.reason": ClosingReason.CONFIRMED,
  "case.closed.to": CaseState.CLOSED,
  "case.imported.externalId": { source: "crm", id: "4711" },
  "case.imported.openedAt": "2025-03-01T10:00:00.000Z",
  "case.imported.version": 12,
  "case.linked.kind": CaseLinkKind.CAUSED_BY,
  "case.merge_undone.snooze": { until: INSTANT },
  "case.merge_undone.state": CaseState.OPEN,
  "case.participant_added.role": ParticipantRole.MERCHANT,
  "case.participant_removed.role": ParticipantRole.MERCHANT,
  "case.paused.reason": WaitingReason.MERCHANT_INQUIRY,
  "case.paused.to": CaseState.WAITING_ON_THIRD_PARTY,
  "case.reopened.from": CaseState.CLOSED,
  "case.reopened.reason": ReopeningReason.CUSTOMER_REPLIED,
  "case.reopened.to": CaseState.OPEN,
  "case.resumed.from": CaseState.WAITING_ON_THIRD_PARTY,
  "case.resumed.reason": ResumptionReason.THIRD_PARTY_ANSWERED,
  "case.resumed.to": CaseState.OPEN,
  "case.unlinked.kind": CaseLinkKind.CAUSED_BY,
  "case.woken.reason": "DUE",
  ...Object.fromEntries(Object.entries(CLOCK_STATES).map(([verb, state]) => [`clock.${verb}.state`, state])),
  "customer.contact_added.role": "OWNER",
  "customer.contact_changed.role": "OWNER",
  "customer.contact_removed.role": "OWNER",
  "customer.created.kind": "CONSUMER",
  "feedback.received.kind": FeedbackKind.COMPLAINT,
  "feedback.status_changed.from": FeedbackStatus.NEW,
  "feedback.status_changed.to": FeedbackStatus.DONE,
  ...Object.fromEntries(
    [
      "answer_changed",
      "answered",
      "changed",
      "created",
      "invitation_cancelled",
      "invitation_expired",
      "invited",
    ].map((verb) => [`survey.${verb}.kind`, SurveyKind.CSAT]),
  ),
  "survey.answered.language": "en",
  "survey.answer_changed.language": "en",
  "survey.changed.state": SurveyState.ACTIVE,
  "survey.created.state": SurveyState.PAUSED,
  "survey.invitation_cancelled.reason": CancelReason.CASE_REOPENED,
  "survey.invited.language": "en",
  "occasion.recorded.endedAt": INSTANT,
  "occasion.recorded.kind": OccasionKind.INCIDENT_OVER,
  "transaction.created.kind": "PAYMENT",
  "transaction.state_changed.from": TransactionState.AUTHORISED,
  "transaction.state_changed.to": TransactionState.CAPTURED,
  "transaction.updated.changed": ["description"],
  "workspace.time_advanced.from": INSTANT,
  "workspace.time_advanced.to": "2026-01-18T09:00:00.000Z",
  "webhook_endpoint.changed.changed": ["url"],
  "webhook_endpoint.disabled.reason": WebhookDisabledReason.GONE,
};

/** A payload that such an event may have: `property` is `name: type`, as it is declared. */
export function examplePayload(
  type: string,
  properties: readonly string[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    properties.map((property) => {
      const [name = "", form = ""] = property.split(/: (.*)/s);
      const value =
        VALUES[`${type}.${name}`] ?? VALUES[name] ?? idFor(name) ?? (form === "boolean" || undefined);
      invariant(
        value !== undefined,
        `there is no example of ${type}.${property}: add one to event-examples.ts`,
      );
      invariant(fits(value, form), `the example of ${type}.${property} is of another type`);
      return [name, value];
    }),
  );
}

/** The whole event around its payload. */
export function exampleEvent(type: string, payload: unknown): object {
  return {
    id: `evt_${SOME_ID}`,
    type,
    schemaVersion: 1,
    cursor: "e1_4fti4pj1ts7",
    occurredAt: INSTANT,
    aggregate: { type: "case", id: `case_${SOME_ID}`, version: 4 },
    actor: { kind: "member", id: `mem_${SOME_ID}` },
    requestId: "3f0e1c9a-8f4e-4f0c-9a57-6d1f1f1a2b3c",
    payload,
  };
}

function idFor(name: string): unknown {
  const isList = name.endsWith("Ids");
  if (!isList && !name.endsWith("Id")) return undefined;
  const noun = name.replace(/Ids?$/, "");
  const known = Object.keys(ID_PREFIXES).filter((each) => noun.toLowerCase().endsWith(each.toLowerCase()));
  const prefix = ID_PREFIXES[known.sort((one, other) => other.length - one.length)[0] ?? ""];
  if (prefix === undefined) return undefined;
  return isList ? [`${prefix}_${SOME_ID}`] : `${prefix}_${SOME_ID}`;
}

function fits(value: unknown, form: string): boolean {
  if (form.includes("[]")) return Array.isArray(value);
  const plain = form.replace(" | null", "");
  return ["string", "number", "boolean"].includes(plain) ? typeof value === plain : typeof value === "object";
}
