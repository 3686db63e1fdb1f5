import { InvalidError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import type { EventType } from "../events/event-catalog";
import { EVENT_TYPES } from "./all-events";

/** Which events somebody wants to hear; what is left out or null does not narrow. */
export interface LogFilter {
  /** Types, or all of a kind: `case.opened`, `case.*`. */
  readonly types?: readonly string[] | null;
  /** Events of this case, and of its clocks. */
  readonly caseId?: Uuid | null;
  /** Events of this transaction. */
  readonly transactionId?: Uuid | null;
  /** Events of this customer, and of its cases and transactions. */
  readonly customerId?: Uuid | null;
}

/** The types that the filter names; null where it names none. Refuses what is no type of event. */
export function typesOf({ types }: LogFilter): readonly EventType[] | null {
  if (!types) return null;
  return [...new Set(types.flatMap((pattern, index) => typesLike(pattern, index)))];
}

function typesLike(pattern: string, index: number): readonly EventType[] {
  const found = pattern.endsWith(".*")
    ? EVENT_TYPES.filter((type) => type.startsWith(pattern.slice(0, -1)))
    : EVENT_TYPES.filter((type) => type === pattern);
  if (found.length > 0) return found;
  throw new InvalidError(
    ["filter", "types", String(index)],
    `There is no event of the type "${pattern}". The query \`eventTypes\` lists them; \`case.*\` means all that begin so.`,
  );
}
