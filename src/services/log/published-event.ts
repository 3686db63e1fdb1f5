import type { LoggedEvent } from "../../entities/events/logged-event.entity";
import { publicId } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { logCursor } from "./log-cursor";

/** An event as everybody outside gets it: over webhooks, subscriptions and queries, the same to the last byte. */
export interface PublishedEvent {
  readonly id: string;
  /** `thing.past_participle` */
  readonly type: string;
  readonly schemaVersion: number;
  /** Its place in the log, for going on from there. */
  readonly cursor: string;
  readonly occurredAt: Instant;
  /** What changed, and its version after the change. */
  readonly aggregate: { readonly type: string; readonly id: string; readonly version: number };
  readonly actor: { readonly kind: string; readonly id: string | null };
  readonly requestId: string;
  readonly payload: unknown;
}

/** Prefixes of public ids by what events call things. */
const AGGREGATE_PREFIXES: Readonly<Record<string, string>> = {
  apiKey: "key",
  attachment: "att",
  calendar: "cal",
  case: "case",
  caseField: "field",
  caseView: "view",
  clock: "clk",
  clockEscalation: "esc",
  customer: "cust",
  customerSegment: "seg",
  declineText: "dtext",
  feedback: "fb",
  identityProvider: "idp",
  macro: "macro",
  member: "mem",
  occasion: "occ",
  providerConnection: "conn",
  slaPolicy: "sla",
  survey: "survey",
  surveyAnswer: "answer",
  surveyInvitation: "invite",
  surveyOptOut: "optout",
  surveySettings: "ssett",
  team: "team",
  transaction: "txn",
  webhookEndpoint: "hook",
  workspace: "ws",
};

const ACTOR_PREFIXES: Readonly<Record<string, string>> = { apiKey: "key", customer: "cust", member: "mem" };

/** What changed, as it is published. */
export function aggregateOf({
  aggregateType: type,
  aggregateId,
  aggregateVersion: version,
}: Pick<LoggedEvent, "aggregateType" | "aggregateId" | "aggregateVersion">): PublishedEvent["aggregate"] {
  return { type, id: publicId(AGGREGATE_PREFIXES[type] ?? type, aggregateId), version };
}

export function published(event: LoggedEvent): PublishedEvent {
  const { actorKind, actorId } = event;
  return {
    id: publicId("evt", event.id),
    type: event.type,
    schemaVersion: event.schemaVersion,
    cursor: logCursor(event.position),
    occurredAt: event.occurredAt,
    aggregate: aggregateOf(event),
    actor: { kind: actorKind, id: actorId && publicId(ACTOR_PREFIXES[actorKind] ?? actorKind, actorId) },
    requestId: event.requestId,
    payload: event.payload,
  };
}
