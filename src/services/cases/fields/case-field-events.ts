import type { EventType } from "../../events/event-catalog";

interface DefinedField {
  readonly fieldId: string;
  readonly key: string;
  readonly type: string;
}

declare module "../../events/event-catalog" {
  interface EventCatalog {
    /** Cases have a new custom field. */
    "case_field.created": DefinedField;
    /** A custom field got another label, other choices, or is required or public otherwise. */
    "case_field.changed": DefinedField;
    /** A custom field takes no values any more; those that it has stay. */
    "case_field.retired": DefinedField;
    /** Values of custom fields of a case were set or removed; `changed` names the fields' keys. */
    "case.fields_changed": { readonly caseId: string; readonly changed: readonly string[] };
  }
}

/** The events of custom fields, for whoever lists them. */
export const CASE_FIELD_EVENTS: readonly EventType[] = [
  "case_field.created",
  "case_field.changed",
  "case_field.retired",
  "case.fields_changed",
];
