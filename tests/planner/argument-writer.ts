import { isDeepStrictEqual } from "node:util";
import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from "graphql";
import type { Choices } from "./choices";

type Values = Readonly<Record<string, unknown>>;

interface Variable {
  readonly name: string;
  /** Without its exclamation mark. */
  readonly type: string;
  readonly isRequired: boolean;
  /** As it is written; null where there is none. */
  readonly fallback: string | null;
  /** What comes of it. */
  readonly value: unknown;
  /** What is sent for it; nothing if undefined. */
  readonly given: unknown;
}

/** Writes values into a document: some literally, some as variables, and objects in part as either. */
export class ArgumentWriter {
  private readonly variables: Variable[] = [];

  constructor(private readonly choices: Choices) {}

  /** `(first: 2, filter: { tag: $v3 })`, or nothing. */
  arguments(args: readonly GraphQLArgument[], values: Values): string {
    const written = this.places(args, values);
    return written === "" ? "" : `(${written})`;
  }

  /** A condition for `@include` and `@skip`. */
  condition(value: boolean): string {
    return this.choices.chance(70) ? this.variable("Boolean", true, value) : String(value);
  }

  /** `($v1: Int = 2, $v2: String)`, or nothing. */
  get declarations(): string {
    const each = this.variables.map(
      ({ name, type, isRequired, fallback }) =>
        `$${name}: ${type}${isRequired ? "!" : ""}${fallback === null ? "" : ` = ${fallback}`}`,
    );
    return each.length === 0 ? "" : `(${each.join(", ")})`;
  }

  get given(): Values {
    return Object.fromEntries(
      this.variables.filter(({ given }) => given !== undefined).map(({ name, given }) => [name, given]),
    );
  }

  private places(places: readonly (GraphQLArgument | GraphQLInputField)[], values: Values): string {
    return places
      .flatMap((place) => {
        const written = this.place(place, values[place.name]);
        return written === null ? [] : [`${place.name}: ${written}`];
      })
      .join(", ");
  }

  private place({ type, defaultValue }: GraphQLArgument | GraphQLInputField, value: unknown): string | null {
    if (value === undefined) return this.nothing(type, defaultValue !== undefined);
    if (this.choices.chance(45))
      return this.variable(String(getNullableType(type)), isNonNullType(type), value);
    return this.literal(type, value);
  }

  /** What is not given is left out, is a variable that is not given or null, or is null. */
  private nothing(type: GraphQLInputType, hasDefault: boolean): string | null {
    if (!this.choices.chance(10)) return null;
    const variable = { type: String(getNullableType(type)), isRequired: false, fallback: null };
    const absent = { ...variable, value: undefined, given: undefined };
    if (isNonNullType(type)) return hasDefault ? this.declared(absent) : null;
    return this.choices.weighted<() => string>([
      [1, () => "null"],
      [1, () => this.declared({ ...variable, value: null, given: null })],
      [2, () => this.declared(absent)],
    ])();
  }

  private literal(type: GraphQLInputType, value: unknown): string {
    const plain = getNullableType(type);
    if (isInputObjectType(plain))
      return `{${this.places(Object.values(plain.getFields()), value as Values)}}`;
    if (!isListType(plain)) return isEnumType(plain) ? String(value) : JSON.stringify(value);
    const [first, ...others] = (value as unknown[]).map((item) => this.item(plain.ofType, item));
    // A list of one may be written without its brackets, but for a variable.
    if (first !== undefined && others.length === 0 && !first.startsWith("$") && this.choices.chance(20))
      return first;
    return `[${[...(first === undefined ? [] : [first]), ...others].join(", ")}]`;
  }

  private item(type: GraphQLInputType, value: unknown): string {
    if (!this.choices.chance(20)) return this.literal(type, value);
    return this.variable(String(getNullableType(type)), isNonNullType(type), value);
  }

  /** A variable of this value: one that is there already, or a new one. */
  private variable(type: string, isNeeded: boolean, value: unknown): string {
    const known = this.variables.filter(
      (variable) =>
        variable.type === type &&
        isDeepStrictEqual(variable.value, value) &&
        (!isNeeded || variable.isRequired || variable.fallback !== null),
    );
    if (known.length > 0 && this.choices.chance(50)) return `$${this.choices.one(known).name}`;
    const given = { type, isRequired: true, fallback: null, value, given: value };
    const forms = [given, ...(isNeeded ? [] : [{ ...given, isRequired: false }])];
    if (!WITH_DEFAULTS.has(type)) return this.declared(this.choices.one(forms));
    const byDefault = { ...given, fallback: JSON.stringify(value), given: undefined };
    const other = JSON.stringify(typeof value === "number" ? value + 1 : value);
    return this.declared(
      this.choices.one([
        ...forms,
        byDefault,
        { ...byDefault, isRequired: false },
        { ...given, isRequired: false, fallback: other },
      ]),
    );
  }

  private declared(variable: Omit<Variable, "name">): string {
    const name = `v${this.variables.length + 1}`;
    this.variables.push({ name, ...variable });
    return `$${name}`;
  }
}

/** Types whose values are written in a document as in JSON. */
const WITH_DEFAULTS: ReadonlySet<string> = new Set(["Int", "Boolean", "String", "ID", "DateTime", "BigInt"]);
