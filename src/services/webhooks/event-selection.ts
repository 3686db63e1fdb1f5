import { InvalidError } from "../../kernel/errors";
import { EVENT_TYPES } from "../log/all-events";

/** Every event. */
export const ALL_EVENTS = "*";

const CHOICES: ReadonlySet<string> = new Set([ALL_EVENTS, ...EVENT_TYPES, ...EVENT_TYPES.map(kindOf)]);

/** Types of events as they are kept: each once, and `*` alone where it is among them. Refuses what no event is called. */
export function selectionOf(types: readonly string[], field: string): readonly string[] {
  if (types.length === 0) throw new InvalidError(field, "Name at least one type of event, or `*` for all.");
  const unknown = types.findIndex((type) => !CHOICES.has(type));
  if (unknown >= 0)
    throw new InvalidError(
      [field, String(unknown)],
      `There is no event "${types[unknown]}"; the query \`eventTypes\` lists them all. \`case.*\` stands for all of one kind, \`*\` for all.`,
    );
  return types.includes(ALL_EVENTS) ? [ALL_EVENTS] : [...new Set(types)];
}

/** Whether an event of this type is among those that were selected. */
export function selects(selection: readonly string[], type: string): boolean {
  return selection.includes(ALL_EVENTS) || selection.includes(type) || selection.includes(kindOf(type));
}

/** `case.opened` is of the kind `case.*`. */
function kindOf(type: string): string {
  return `${type.slice(0, type.indexOf("."))}.*`;
}
