import type { LoggedEvent } from "../../entities/events/logged-event.entity";
import { publicId } from "../../kernel/ids";
import { isStaff, type Actor } from "../access/actor";
import type { Permission } from "../access/permissions";
import type { EventCatalog, EventType } from "../events/event-catalog";
import "./all-events";

/** What comes before the dot of an event's type. */
type Noun = EventType extends `${infer Before}.${string}` ? Before : never;

/** What a member or an API key must be allowed in order to hear of each kind of thing. */
const PERMISSION_TO_HEAR: Readonly<Record<Noun, Permission>> = {
  api_key: "apiKey:read",
  attachment: "case:read",
  calendar: "calendar:read",
  case: "case:read",
  case_field: "workspace:read",
  case_view: "case:read",
  clock: "case:read",
  customer: "customer:read",
  customer_segment: "customer:read",
  decline_text: "workspace:read",
  feedback: "feedback:read",
  identity_provider: "workspace:read",
  macro: "case:read",
  member: "member:read",
  message: "case:read",
  note: "case:read",
  occasion: "survey:read",
  provider_connection: "provider:read",
  sla_policy: "sla:read",
  survey: "survey:read",
  team: "member:read",
  transaction: "transaction:read",
  webhook_endpoint: "webhook:read",
  workspace: "workspace:read",
};

/** Members have such things of their own, of which nobody else hears. */
const OWN_THINGS: ReadonlySet<string> = new Set<Noun>(["case_view", "customer_segment", "macro"]);

/**
 * What customers hear of what is theirs, and of each which facts: never what the staff think or do among themselves.
 * What is not named here, no customer hears.
 */
const FACTS_FOR_CUSTOMERS: { readonly [Type in EventType]?: readonly (keyof EventCatalog[Type])[] } = {
  "case.opened": ["caseId", "number"],
  "case.imported": ["caseId", "openedAt"],
  "case.paused": ["caseId", "from", "to"],
  "case.resumed": ["caseId", "from", "to"],
  "case.resolved": ["caseId", "from", "to"],
  "case.closed": ["caseId", "from", "to"],
  "case.reopened": ["caseId", "from", "to"],
  "case.resolution_estimated": ["caseId", "from", "to", "reason"],
  "message.received": ["caseId", "messageId", "channel", "visibility"],
  "message.sent": ["caseId", "messageId", "channel", "visibility"],
  "transaction.created": ["transactionId", "kind", "state", "currency", "amountMinor"],
  "transaction.state_changed": [
    "transactionId",
    "from",
    "to",
    "currency",
    "capturedMinor",
    "refundedMinor",
    "disputedMinor",
  ],
  "transaction.updated": ["transactionId"],
};

const TYPES_FOR_CUSTOMERS = Object.keys(FACTS_FOR_CUSTOMERS) as readonly EventType[];

/** What a member or an API key needs, besides `event:read`, to hear of this type. */
export function permissionToHear(type: EventType): Permission {
  return PERMISSION_TO_HEAR[nounOf(type)];
}

/** The facts of such an event that are for customers; null where they hear nothing of it. */
export function factsForCustomers(type: EventType): readonly string[] | null {
  return FACTS_FOR_CUSTOMERS[type] ?? null;
}

/** The types of which the caller may hear anything at all; null for every one there is. */
export function audibleTypes(actor: Actor, known: readonly EventType[]): readonly EventType[] | null {
  if (!isStaff(actor)) return TYPES_FOR_CUSTOMERS;
  const audible = known.filter((type) => actor.permissions.has(permissionToHear(type)));
  return audible.length === known.length ? null : audible;
}

/** What stands for all events of one kind: `case.*` for `case.opened`. */
export function kindOfEvents(type: EventType): string {
  return `${nounOf(type)}.*`;
}

/** Whether the caller may hear of such events at all. */
export function mayHearOf(actor: Actor, type: string): boolean {
  return audibleTypes(actor, [type as EventType]) === null;
}

/** Whether it is another member's own affair. */
export function isOfAnother(actor: Actor, { type, payload }: Pick<LoggedEvent, "type" | "payload">): boolean {
  if (!OWN_THINGS.has(nounOf(type as EventType))) return false;
  const { memberId } = payload as { readonly memberId?: string | null };
  if (memberId === null || memberId === undefined) return false;
  return actor.kind !== "member" || memberId !== publicId("mem", actor.id);
}

/** The payload as the caller hears it. */
export function audiblePayload(
  actor: Actor,
  { type, payload }: Pick<LoggedEvent, "type" | "payload">,
): unknown {
  if (isStaff(actor)) return payload;
  const facts = factsForCustomers(type as EventType) ?? [];
  const given = payload as Readonly<Record<string, unknown>>;
  return Object.fromEntries(facts.filter((fact) => fact in given).map((fact) => [fact, given[fact]]));
}

function nounOf(type: EventType): Noun {
  return type.slice(0, type.indexOf(".")) as Noun;
}
