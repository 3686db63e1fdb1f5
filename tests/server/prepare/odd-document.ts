import {
  getNamedType,
  GraphQLEnumType,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";

import { LEAVES } from "./odd-leaves";

export interface OddDocument {
  readonly query: string;
  /** What clients send with it, one after the other. */
  readonly requests: readonly Readonly<Record<string, unknown>>[];
}

/** Reads a document off a row of numbers; most are valid, and all that are use much of the language. */
export function oddDocument(schema: GraphQLSchema, numbers: readonly number[]): OddDocument {
  return new Writer(schema, numbers).write();
}

class Writer {
  private place = 0;
  private readonly fragments: string[] = [];
  private readonly variables = new Map<string, { readonly type: string; readonly value: GraphQLInputType }>();
  private readonly argumentsOf = new Map<string, string>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly numbers: readonly number[],
  ) {}

  write(): OddDocument {
    const isMutation = this.chance(10);
    const root = isMutation ? this.schema.getMutationType() : this.schema.getQueryType();
    if (!root) throw new Error("The schema has no roots.");
    const set = this.selection(root, 4);
    const definitions = [...this.variables].map(([name, { type }]) => `$${name}: ${type}`);
    const head = definitions.length > 0 ? ` Odd(${definitions.join(", ")})` : "";
    const query = `${isMutation ? "mutation" : "query"}${head} ${set}\n${this.fragments.join("\n")}`;
    return { query, requests: [this.sent(0), this.sent(20), this.sent(20)] };
  }

  private below(bound: number): number {
    return (this.numbers[this.place++] ?? 0) % bound;
  }

  private chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  private one<Value>(of: readonly Value[]): Value {
    return of[this.below(of.length)] as Value;
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + this.below(depth > 1 ? 4 : 3);
    return `{ ${Array.from({ length: count }, () => this.part(type, depth)).join(" ")} }`;
  }

  private part(type: GraphQLCompositeType, depth: number): string {
    if (this.chance(isAbstractType(type) ? 45 : 12)) return this.fragment(type, depth);
    if (isUnionType(type) || this.chance(8)) return `${this.alias()}__typename${this.condition()}`;
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || isLeafType(getNamedType(field.type)),
    );
    if (fields.length === 0) return "__typename";
    const field = this.one(fields);
    const given = this.givenTo(type.name, field.name, field.args);
    const named = getNamedType(field.type);
    const within = isCompositeType(named) ? ` ${this.selection(named, depth - 1)}` : "";
    // Without an alias the same field must have the same arguments wherever it stands.
    return `${given.alias}${field.name}${given.text}${this.condition()}${within}`;
  }

  private alias(): string {
    return this.chance(15) ? `${this.one(["a", "b", "c", "a_b", "_", "toString", "query", "err"])}: ` : "";
  }

  private givenTo(
    type: string,
    field: string,
    args: readonly GraphQLArgument[],
  ): { alias: string; text: string } {
    const write = (): string => {
      const given = args.flatMap((argument) => this.given(argument));
      return given.length > 0 ? `(${given.join(", ")})` : "";
    };
    if (this.chance(30)) return { alias: `${field}${this.below(1_000)}: `, text: write() };
    const text = this.argumentsOf.get(field) ?? (args.length > 0 ? write() : "");
    this.argumentsOf.set(field, text);
    return { alias: this.alias(), text };
  }

  private given({ name, type, defaultValue }: GraphQLArgument): readonly string[] {
    const isNeeded = isNonNullType(type) && defaultValue === undefined;
    if (!isNeeded && this.chance(40)) return [];
    return [`${name}: ${this.value(type, 2, defaultValue !== undefined)}`];
  }

  private value(type: GraphQLInputType, depth: number, hasDefault = false): string {
    if (this.chance(35)) return this.variable(type, hasDefault);
    if (!isNonNullType(type) && this.chance(15)) return "null";
    return this.literal(orNull(type), depth);
  }

  private literal(type: GraphQLInputType, depth: number): string {
    if (isListType(type)) {
      const item = type.ofType;
      if (this.chance(20)) return this.literal(orNull(item), depth);
      return `[${Array.from({ length: this.below(3) }, () => this.value(item, depth)).join(", ")}]`;
    }
    if (!isInputObjectType(type)) return this.one(LEAVES[String(type)] ?? [])[0];
    const fields = Object.values(type.getFields());
    const chosen = type.isOneOf
      ? [this.one(fields)]
      : fields.filter(
          ({ type: of, defaultValue }) =>
            (isNonNullType(of) && defaultValue === undefined) || (depth > 0 && this.chance(35)),
        );
    const written = chosen.map(
      ({ name, type: of, defaultValue }) =>
        `${name}: ${type.isOneOf ? this.literal(of, depth - 1) : this.value(of, depth - 1, defaultValue !== undefined)}`,
    );
    return `{ ${written.join(", ")} }`;
  }

  /** A new variable, or a known one; where a default allows it, one that may be null stands for one that may not. */
  private variable(type: GraphQLInputType, hasDefault: boolean): string {
    const mayLack = isNonNullType(type) && hasDefault && this.chance(60);
    const declared = mayLack
      ? type.ofType
      : !isNonNullType(type) && this.chance(20)
        ? `${String(type)}!`
        : type;
    const byDefault = !String(declared).endsWith("!") && this.chance(30) ? ` = ${this.constant(type)}` : "";
    const text = `${String(declared)}${byDefault}`;
    const known = [...this.variables].find(([, variable]) => variable.type === text);
    if (known && this.chance(70)) return `$${known[0]}`;
    const name = this.chance(20) ? `written${this.variables.size}` : `v${this.variables.size}`;
    this.variables.set(name, { type: text, value: type });
    return `$${name}`;
  }

  private constant(type: GraphQLInputType): string {
    const named = orNull(type);
    if (isListType(named)) return "[]";
    return isInputObjectType(named) ? "{ }" : this.one(LEAVES[String(named)] ?? [])[0];
  }

  private condition(): string {
    if (!this.chance(18)) return "";
    const directives = this.chance(20) ? ["skip", "include"] : [this.one(["skip", "include"])];
    return directives.map((name) => ` @${name}(if: ${this.truth()})`).join("");
  }

  private truth(): string {
    if (this.chance(30)) return this.one(["true", "false"]);
    const name = this.one(["yes", "no", "perhaps"]);
    const value = this.schema.getType("Boolean") as GraphQLInputType;
    this.variables.set(name, { type: name === "perhaps" ? "Boolean = true" : "Boolean!", value });
    return `$${name}`;
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const known = this.fragments.map((text) => /fragment (\w+)/.exec(text)?.[1]);
    if (known.length > 0 && this.chance(30)) return `...${this.one(known)}${this.condition()}`;
    const on = this.one(this.overlapping(type));
    const inline = this.chance(60);
    if (inline)
      return `... ${this.chance(80) ? `on ${on.name}` : ""}${this.condition()} ${this.selection(on, depth)}`;
    const name = `F${this.fragments.length}_${this.below(1_000)}`;
    const set = this.selection(on, depth - 1);
    this.fragments.push(`fragment ${name} on ${on.name} ${set}`);
    return `...${name}${this.condition()}`;
  }

  private overlapping(type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    const possible = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    return [type, ...possible, ...(isAbstractType(type) ? [] : type.getInterfaces())];
  }

  private sent(oddPercent: number): Readonly<Record<string, unknown>> {
    const sent: Record<string, unknown> = {};
    for (const [name, { type, value }] of this.variables) {
      const mayBeAbsent = !type.includes("!") || type.includes("=") || oddPercent > 0;
      if (mayBeAbsent && this.chance(type.endsWith("!") ? oddPercent / 4 : 30)) continue;
      if (this.chance(type.endsWith("!") ? oddPercent / 4 : 15)) sent[name] = null;
      else sent[name] = this.chance(oddPercent / 5) ? this.one(["odd", 4.5, [], {}]) : this.json(value, 2);
    }
    return sent;
  }

  private json(type: GraphQLInputType, depth: number): unknown {
    if (!isNonNullType(type) && this.chance(10)) return null;
    const named = orNull(type);
    if (isListType(named)) {
      const item = named.ofType;
      return Array.from({ length: this.below(3) }, () => this.json(item, depth));
    }
    if (!isInputObjectType(named)) {
      const values = named instanceof GraphQLEnumType ? LEAVES["Mood"] : LEAVES[String(named)];
      return this.one(values ?? [])[1];
    }
    const fields = Object.values(named.getFields());
    const chosen = named.isOneOf ? [this.one(fields)] : fields.filter(() => depth > 0 && this.chance(35));
    return Object.fromEntries(chosen.map((field) => [field.name, this.json(orNull(field.type), depth - 1)]));
  }
}

function orNull(type: GraphQLInputType): GraphQLInputType {
  return isNonNullType(type) ? type.ofType : type;
}
