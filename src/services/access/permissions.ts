import { MemberRole } from "../../entities/access/access-enums";

/** All that a credential can be allowed, `thing:verb`, each with what it opens. */
export const PERMISSIONS = {
  "viewer:read": "Ask who you are and what you may do. Every credential carries it.",
  "workspace:read": "Read the workspace's own settings.",
  "workspace:write": "Change the workspace's settings and its identity provider.",
  "workspace:advanceTime": "Move the time of a test workspace on.",
  "member:read": "Read members and teams.",
  "member:write": "Invite members, change roles, manage teams.",
  "apiKey:read": "List API keys (never their secrets).",
  "apiKey:write": "Create and revoke API keys.",
  "customer:read": "Read customers and their identities.",
  "customer:write": "Create and change customers.",
  "customer:viewAs": "See the API as one customer sees it, with the header `x-view-as`. Reading only.",
  "customerToken:mint": "Mint short-lived tokens with which one customer talks to the API.",
  "transaction:read": "Read transactions and their history.",
  "transaction:write": "Create and change transactions.",
  "provider:read": "List connections to payment providers (never their secrets).",
  "provider:write": "Create and change connections to payment providers.",
  "case:read": "Read cases, their messages and their timeline.",
  "case:open": "Open cases.",
  "case:write": "Change cases: facts, assignment, state, links.",
  "case:import": "Take cases over from another system, with their histories.",
  "message:write": "Reply to a case in public.",
  "message:receive": "Record what a customer said on a channel that Redress does not read itself.",
  "note:write": "Write internal notes on a case.",
  "calendar:read": "Read business calendars and reckon with them.",
  "calendar:write": "Create and change business calendars.",
  "sla:read": "Read policies: what is asked of the staff, and by when.",
  "sla:write": "Create, change, order and archive policies.",
  "survey:read": "Read surveys, whom they ask, and what was answered.",
  "survey:write": "Create and change surveys, and what holds for all of them.",
  "survey:link":
    "Get the links with which customers answer surveys. Whoever has a link can answer in the customer's name.",
  "survey:answer": "Answer a survey whose link one has. Links carry it, and nothing else.",
  "occasion:record":
    "Tell what ended for customers in your own systems, such as an incident: surveys may ask after it.",
  "feedback:read": "Read feedback and its themes.",
  "feedback:write": "Record feedback, judge it, and decide what becomes of it.",
  "macro:write": "Create and change macros that others use too: shared ones, and those of teams.",
  "webhook:read":
    "Read webhook endpoints (never their secrets), what was sent to them and what they answered.",
  "webhook:write": "Create and change webhook endpoints, rotate their secrets, send events once more.",
  "event:read": "Read and follow the event log: of each event, what the credential may read otherwise.",
  "event:manage":
    "See at which events something that Redress does by itself failed, have it tried again, or give it up.",
  "metric:read": "Read figures: of the desk, of members and teams, of payments and of satisfaction.",
  "metric:write": "Have figures counted anew, and checked against what they are made of.",
  "attachment:upload": "Upload files for messages.",
  "attachment:remove": "Take the content of files away for good.",
} as const;
export type Permission = keyof typeof PERMISSIONS;

export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as readonly Permission[];

const READ: readonly Permission[] = [
  "viewer:read",
  "workspace:read",
  "member:read",
  "customer:read",
  "transaction:read",
  "case:read",
  "calendar:read",
  "sla:read",
  "survey:read",
  "feedback:read",
  "event:read",
];
const WORK: readonly Permission[] = [
  ...READ,
  "customer:write",
  "transaction:write",
  "case:open",
  "case:write",
  "message:write",
  "message:receive",
  "note:write",
  "feedback:write",
  "attachment:upload",
  "attachment:remove",
];

export const PERMISSIONS_OF_ROLE: Readonly<Record<MemberRole, ReadonlySet<Permission>>> = {
  [MemberRole.ADMIN]: new Set(ALL_PERMISSIONS),
  [MemberRole.SUPERVISOR]: new Set([
    ...WORK,
    "metric:read",
    "calendar:write",
    "sla:write",
    "survey:write",
    "survey:link",
    "occasion:record",
    "macro:write",
    "customer:viewAs",
    "customerToken:mint",
    "provider:read",
    "apiKey:read",
  ]),
  [MemberRole.AGENT]: new Set(WORK),
  // Agents do not: figures tell how each colleague works.
  [MemberRole.VIEWER]: new Set([...READ, "metric:read"]),
};

/** Of what a customer's token carries, all that changes nothing. */
export const PERMISSIONS_OF_VIEW: ReadonlySet<Permission> = new Set([
  "viewer:read",
  "customer:read",
  "transaction:read",
  "case:read",
  "feedback:read",
  "event:read",
]);

/**
 * A customer's token carries these, and each domain's policy narrows them to the customer's own:
 * own profile, own transactions, own cases and of those the public parts; of files, it removes what it has not
 * sent yet.
 */
export const PERMISSIONS_OF_CUSTOMER: ReadonlySet<Permission> = new Set([
  ...PERMISSIONS_OF_VIEW,
  "case:open",
  "message:write",
  "survey:answer",
  "attachment:upload",
  "attachment:remove",
]);

/** Whoever has the link of a survey is its customer for this, and for nothing else. */
export const PERMISSIONS_OF_SURVEY_LINK: ReadonlySet<Permission> = new Set(["survey:answer"]);
