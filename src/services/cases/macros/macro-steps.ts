import type { Macro } from "../../../entities/cases/macro.entity";
import type { NewFacts } from "../change-case";
import type { GivenField } from "../fields/given-fields";
import { actionsOf, type AssignmentByMacro, type MoveByMacro, type SnoozeByMacro } from "./macro-actions";
import { comesFirst } from "./macro-move";

/** One thing that a macro does with a case. */
export type MacroStep =
  | { readonly kind: "REPLY" }
  | { readonly kind: "NOTE" }
  | { readonly kind: "FACTS"; readonly facts: NewFacts }
  | { readonly kind: "FIELDS"; readonly fields: readonly GivenField[] }
  | { readonly kind: "ASSIGNMENT"; readonly assign: AssignmentByMacro }
  | { readonly kind: "MOVE"; readonly move: MoveByMacro }
  | { readonly kind: "SNOOZE"; readonly snooze: SnoozeByMacro };

/**
 * What a macro does, in this order: a closed case is reopened before anything is said on it, and what a resolution
 * requires is set before it.
 */
export function stepsOf(macro: Macro): readonly MacroStep[] {
  const { fields, assign, move, snooze, ...facts } = actionsOf(macro);
  const moving: readonly MacroStep[] = move ? [{ kind: "MOVE", move }] : [];
  const isFirst = move != null && comesFirst(move);
  return [
    ...(isFirst ? moving : []),
    ...(macro.replyKind ? [{ kind: macro.replyKind }] : []),
    ...(Object.keys(facts).length > 0 ? [{ kind: "FACTS", facts } as const] : []),
    ...(fields ? [{ kind: "FIELDS", fields } as const] : []),
    ...(assign ? [{ kind: "ASSIGNMENT", assign } as const] : []),
    ...(isFirst ? [] : moving),
    ...(snooze ? [{ kind: "SNOOZE", snooze } as const] : []),
  ];
}
