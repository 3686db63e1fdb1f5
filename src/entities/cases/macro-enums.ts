/** What a macro writes. */
export const MacroReplyKind = {
  /** A public message to all who take part in the case. */
  REPLY: "REPLY",
  /** A note among staff. */
  NOTE: "NOTE",
} as const;
export type MacroReplyKind = (typeof MacroReplyKind)[keyof typeof MacroReplyKind];

/** One thing that a macro does with a case. */
export const MacroStepKind = {
  REPLY: "REPLY",
  NOTE: "NOTE",
  FACTS: "FACTS",
  FIELDS: "FIELDS",
  ASSIGNMENT: "ASSIGNMENT",
  MOVE: "MOVE",
  SNOOZE: "SNOOZE",
} as const;
export type MacroStepKind = (typeof MacroStepKind)[keyof typeof MacroStepKind];
