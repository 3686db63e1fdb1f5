/** What a person does at the merchant for whom it speaks. */
export const ContactRole = {
  OWNER: "OWNER",
  FINANCE: "FINANCE",
  SUPPORT: "SUPPORT",
  DEVELOPER: "DEVELOPER",
  OTHER: "OTHER",
} as const;
export type ContactRole = (typeof ContactRole)[keyof typeof ContactRole];
