import type { ActorKind } from "../../../entities/cases/message-enums";
import type { Uuid } from "../../../kernel/ids";
import type { ToldCause } from "./clock-histories";

/** Why a clock changed, with the ways to what caused it; null is what does not belong to its kind. */
export interface SeenCause {
  readonly kind: ToldCause["kind"];
  /** The stored change that says so; null for what is not stored yet. */
  readonly changeId: Uuid | null;
  readonly caseVersion: number | null;
  readonly policyId: Uuid | null;
  readonly policyRevision: number | null;
  readonly calendarId: Uuid | null;
  readonly providerEventId: string | null;
  readonly actorKind: ActorKind | null;
  readonly actorId: Uuid | null;
  readonly reason: string | null;
}

export function seenCause(cause: ToldCause): SeenCause {
  return {
    kind: cause.kind,
    changeId: cause.changeId,
    caseVersion: cause.kind === "CASE" ? cause.version : null,
    policyId: cause.kind === "POLICY" ? cause.policyId : null,
    policyRevision: cause.kind === "POLICY" ? cause.revision : null,
    calendarId: cause.kind === "CALENDAR" ? cause.calendarId : null,
    providerEventId: cause.kind === "PROVIDER" ? cause.eventId : null,
    actorKind: cause.kind === "REQUEST" ? (cause.actorKind as ActorKind) : null,
    actorId: cause.kind === "REQUEST" ? cause.actorId : null,
    reason: cause.kind === "REQUEST" ? (cause.reason ?? null) : null,
  };
}
