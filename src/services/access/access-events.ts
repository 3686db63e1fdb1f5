import type { EventType } from "../events/event-catalog";

interface MemberEvent {
  readonly memberId: string;
}

interface TeamEvent {
  readonly teamId: string;
}

declare module "../events/event-catalog" {
  interface EventCatalog {
    /** A workspace was set up. */
    "workspace.created": { readonly workspaceId: string; readonly name: string };
    /** A setting of the workspace changed. */
    "workspace.updated": { readonly workspaceId: string; readonly name: string };
    /** The time of a test workspace was moved on, and what fell due on the way was done. */
    "workspace.time_advanced": { readonly workspaceId: string; readonly from: string; readonly to: string };
    /** A person was given a place on the support staff. */
    "member.invited": MemberEvent & { readonly email: string; readonly role: string };
    /** Facts about a member changed; `changed` names the fields. */
    "member.updated": MemberEvent & { readonly role: string; readonly changed: readonly string[] };
    /** A member lost access. */
    "member.deactivated": MemberEvent;
    /** A member got access back. */
    "member.reactivated": MemberEvent & { readonly role: string };
    /** A team was made. */
    "team.created": TeamEvent & { readonly name: string };
    /** A team got another name. */
    "team.renamed": TeamEvent & { readonly name: string; readonly formerName: string };
    /** A team is gone. */
    "team.deleted": TeamEvent & { readonly name: string };
    /** A member joined a team. */
    "team.member_added": TeamEvent & MemberEvent;
    /** A member left a team. */
    "team.member_removed": TeamEvent & MemberEvent;
    /** A machine's credential was made. */
    "api_key.created": { readonly apiKeyId: string; readonly permissions: readonly string[] };
    /** A key was replaced by a new one; the old one works until `expiresAt`. */
    "api_key.rotated": {
      readonly apiKeyId: string;
      readonly replacedBy: string;
      readonly expiresAt: string;
    };
    /** A key stopped working for good. */
    "api_key.revoked": { readonly apiKeyId: string };
    /** From now on this issuer vouches for the workspace's members. */
    "identity_provider.configured": {
      readonly identityProviderId: string;
      readonly issuer: string;
      readonly audience: string;
      readonly algorithms: readonly string[];
    };
    /** Nobody vouches for members any more: none can sign in. */
    "identity_provider.removed": { readonly identityProviderId: string; readonly issuer: string };
  }
}

/** The events of this domain, for whoever lists them. */
export const ACCESS_EVENTS: readonly EventType[] = [
  "workspace.created",
  "workspace.updated",
  "workspace.time_advanced",
  "member.invited",
  "member.updated",
  "member.deactivated",
  "member.reactivated",
  "team.created",
  "team.renamed",
  "team.deleted",
  "team.member_added",
  "team.member_removed",
  "api_key.created",
  "api_key.rotated",
  "api_key.revoked",
  "identity_provider.configured",
  "identity_provider.removed",
];
