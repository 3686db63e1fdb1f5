import type { GraphQLField } from "graphql";
import type { Choices } from "./choices";

/** Gives fields the names by which they are answered, so that one name never means two things. */
export class ResponseKeys {
  /** What each name stands for, by the type that it is asked of. */
  private readonly meanings = new Map<string, Map<string, string>>();
  private aliases = 0;

  constructor(
    private readonly choices: Choices,
    /** Whether a name means one thing in the whole document, whatever it is asked of. */
    private readonly isStrict: boolean,
  ) {}

  /** The field's name, or an alias and its name. */
  of(type: { readonly name: string }, field: GraphQLField<unknown, unknown>, args: string): string {
    const meaning = `${field.name}${args}: ${String(field.type)}`;
    const scope = this.isStrict ? "" : type.name;
    const names = this.meanings.get(scope) ?? new Map<string, string>();
    this.meanings.set(scope, names);
    const isFree = (names.get(field.name) ?? meaning) === meaning;
    if (isFree && !this.choices.chance(10)) {
      names.set(field.name, meaning);
      return field.name;
    }
    const known = [...names].filter(([name, means]) => means === meaning && name !== field.name);
    if (known.length > 0 && this.choices.chance(60)) return `${this.choices.one(known)[0]}: ${field.name}`;
    const alias = `a${++this.aliases}_${field.name}`;
    names.set(alias, meaning);
    return `${alias}: ${field.name}`;
  }
}
