/** What a custom field of cases holds. */
export const CaseFieldType = {
  TEXT: "TEXT",
  NUMBER: "NUMBER",
  MONEY: "MONEY",
  DATE: "DATE",
  CHOICE: "CHOICE",
  CUSTOMER: "CUSTOMER",
  TRANSACTION: "TRANSACTION",
} as const;
export type CaseFieldType = (typeof CaseFieldType)[keyof typeof CaseFieldType];

/** From when on a case has to have a value of the field; what holds at one of these holds at all that follow. */
export const CaseFieldRequirement = {
  NEVER: "NEVER",
  OPENING: "OPENING",
  RESOLUTION: "RESOLUTION",
  CLOSING: "CLOSING",
} as const;
export type CaseFieldRequirement = (typeof CaseFieldRequirement)[keyof typeof CaseFieldRequirement];
