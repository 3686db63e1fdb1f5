import type { EventType } from "../../events/event-catalog";

declare module "../../events/event-catalog" {
  interface EventCatalog {
    /** Something was to be done because a clock warned or breached; `outcome` says what became of it. */
    "clock.escalated": {
      readonly clockId: string;
      readonly caseId: string;
      readonly policyId: string;
      readonly policyRevision: number;
      /** `WARNING` or `BREACH`. */
      readonly on: string;
      /** Which of the clock's warnings, from 1; null at a breach. */
      readonly warning: number | null;
      /** `ASSIGN`, `RAISE_PRIORITY`, `NOTIFY`, `ADD_TAGS` or `WEBHOOK`. */
      readonly action: string;
      /** `DONE`, `SKIPPED` or `REFUSED`. */
      readonly outcome: string;
      /** Why nothing was done; null where it was. */
      readonly reason: string | null;
      /** Members who are to be told, for an action that tells somebody. */
      readonly notifiedMemberIds: readonly string[];
      /** The team that is to be told. */
      readonly notifiedTeamId: string | null;
    };
  }
}

/** The events of escalations, for whoever lists them. */
export const ESCALATION_EVENTS: readonly EventType[] = ["clock.escalated"];
