import type { EventType } from "../../events/event-catalog";

interface SavedMacro {
  readonly macroId: string;
  readonly name: string;
  readonly teamId: string | null;
  readonly memberId: string | null;
}

declare module "../../events/event-catalog" {
  interface EventCatalog {
    /** A macro was saved; `teamId` or `memberId` says whose own it is, null for both that all share it. */
    "macro.created": SavedMacro;
    /** A macro got other texts, actions or names. */
    "macro.changed": SavedMacro;
    /** A macro was removed; what it did stays. */
    "macro.deleted": SavedMacro;
    /** A macro was applied to a case; what it did there is told by the events of the case. */
    "macro.applied": {
      readonly macroId: string;
      readonly caseId: string;
      /** Whose own the macro is, if a member's. */
      readonly memberId: string | null;
      /** The message or note that it wrote. */
      readonly messageId: string | null;
    };
  }
}

/** The events of macros, for whoever lists them. */
export const MACRO_EVENTS: readonly EventType[] = [
  "macro.created",
  "macro.changed",
  "macro.deleted",
  "macro.applied",
];
