/** Which cases a policy counts for, as it is from a moment on. */
export const PolicyScope = {
  /** Those that are opened from then on; one that is open goes by it when what policies ask of it changes next. */
  NEW_CASES: "NEW_CASES",
  /** Those that are open, too, and at once. */
  OPEN_CASES: "OPEN_CASES",
} as const;
export type PolicyScope = (typeof PolicyScope)[keyof typeof PolicyScope];

/** At which moment of a clock an escalation is due. */
export const EscalationPoint = { WARNING: "WARNING", BREACH: "BREACH" } as const;
export type EscalationPoint = (typeof EscalationPoint)[keyof typeof EscalationPoint];

/** What an escalation does. */
export const EscalationKind = {
  ASSIGN: "ASSIGN",
  RAISE_PRIORITY: "RAISE_PRIORITY",
  NOTIFY: "NOTIFY",
  ADD_TAGS: "ADD_TAGS",
  WEBHOOK: "WEBHOOK",
} as const;
export type EscalationKind = (typeof EscalationKind)[keyof typeof EscalationKind];

/** Rules of laws that are ready to be switched on. */
export const PolicyPreset = {
  US_REG_E: "US_REG_E",
  US_REG_Z: "US_REG_Z",
  EU_PSD2_REFUND: "EU_PSD2_REFUND",
  UK_PAYMENT_COMPLAINT: "UK_PAYMENT_COMPLAINT",
  UK_COMPLAINT: "UK_COMPLAINT",
} as const;
export type PolicyPreset = (typeof PolicyPreset)[keyof typeof PolicyPreset];

/** What became of an escalation. */
export const EscalationOutcome = {
  DONE: "DONE",
  /** There was nothing to do: the case had ended, or was so already. */
  SKIPPED: "SKIPPED",
  /** A rule of cases stood against it. */
  REFUSED: "REFUSED",
} as const;
export type EscalationOutcome = (typeof EscalationOutcome)[keyof typeof EscalationOutcome];
