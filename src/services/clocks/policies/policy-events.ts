import type { EventType } from "../../events/event-catalog";

declare module "../../events/event-catalog" {
  interface EventCatalog {
    /** A policy was made; it counts from then on. */
    "sla_policy.created": {
      readonly policyId: string;
      readonly name: string;
      readonly family: string;
      readonly revision: number;
      /** `NEW_CASES` or `OPEN_CASES`. */
      readonly appliesTo: string;
    };
    /** A policy got another name, or asks for something else. */
    "sla_policy.changed": {
      readonly policyId: string;
      /** Of `name`, `description`, `match`, `targets`, `onChange` and `automationResponds`. */
      readonly changed: readonly string[];
      /** What counts from then on; null where only what it is called changed. */
      readonly revision: number | null;
      readonly appliesTo: string | null;
    };
    /** A policy does not count any more. */
    "sla_policy.archived": {
      readonly policyId: string;
      readonly revision: number;
      readonly appliesTo: string;
    };
    /** A policy is asked earlier or later than before whether it matches. */
    "sla_policy.reordered": {
      readonly policyId: string;
      readonly revision: number;
      readonly position: number;
      readonly appliesTo: string;
    };
  }
}

/** The events of policies, for whoever lists them. */
export const POLICY_EVENTS: readonly EventType[] = [
  "sla_policy.created",
  "sla_policy.changed",
  "sla_policy.archived",
  "sla_policy.reordered",
];
