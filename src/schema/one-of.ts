/** Inputs of which exactly one field is given. */
export const ONE_OF_INPUTS: readonly string[] = [
  "CaseFieldBoundInput",
  "CaseFieldValueInput",
  "CaseMoveInput",
  "IdentityProviderKeysInput",
  "WebhookReplayInput",
  "MacroMoveInput",
  "SlaEscalationActionInput",
  "SlaWarningInput",
];
