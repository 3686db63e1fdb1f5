import { closedValue } from "./closed-value";
import { uuidArray } from "./uuid-array";

/** A piece of SQL with its parameters beside it; pieces nest, values never become text. */
export class Sql {
  constructor(
    private readonly strings: readonly string[],
    private readonly parts: readonly unknown[],
    /** Whether PostgreSQL shall look at the values before it chooses a plan. */
    readonly isPlannedForValues = false,
  ) {}

  /** The same statement, planned for its values: for what is rare with some and common with others. */
  plannedForValues(): Sql {
    return new Sql(this.strings, this.parts, true);
  }

  /** The statement's text with `$1`-style places, and the values for them. */
  compile(): { readonly text: string; readonly values: readonly unknown[] } {
    const values: unknown[] = [];
    return { text: this.write(values), values };
  }

  /** The text with its values written into it; null where one of them is not of a closed kind. */
  writtenOut(): string | null {
    let text = this.strings[0] ?? "";
    for (const [index, part] of this.parts.entries()) {
      const written = part instanceof Sql ? part.writtenOut() : closedValue(part);
      if (written === null) return null;
      text += written + (this.strings[index + 1] ?? "");
    }
    return text;
  }

  private write(values: unknown[]): string {
    let text = this.strings[0] ?? "";
    this.parts.forEach((part, index) => {
      const next = this.strings[index + 1] ?? "";
      text += part instanceof Sql ? part.write(values) : `$${values.push(parameter(part, next))}`;
      text += next;
    });
    return text;
  }
}

/** The value as it is sent: uuids that the text after their place tells to be such, in binary. */
function parameter(value: unknown, textAfter: string): unknown {
  if (!Array.isArray(value) || !textAfter.startsWith("::uuid[]")) return value;
  return uuidArray(value) ?? value;
}

/** ``sql`select * from cases where id = ${id}` ``: every `${}` is a parameter, or another piece. */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  return new Sql(strings, parts);
}

/** SQL text that is ours, such as a column name from a table in the source; never a caller's. */
export function trusted(text: string): Sql {
  return new Sql([text], []);
}

export const NOTHING = trusted("");

export function joined(pieces: readonly Sql[], separator: string): Sql {
  if (pieces.length === 0) return NOTHING;
  return new Sql(["", ...pieces.slice(1).map(() => separator), ""], pieces);
}

/** All of the conditions; true when there are none. */
export function every(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return trusted("true");
  return sql`(${joined(conditions, " and ")})`;
}

/** Any of the conditions; false when there are none. */
export function some(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return trusted("false");
  return sql`(${joined(conditions, " or ")})`;
}
