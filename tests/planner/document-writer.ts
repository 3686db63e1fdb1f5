import { isInterfaceType, isObjectType, type GraphQLSchema } from "graphql";
import { ArgumentWriter } from "./argument-writer";
import type { Choices } from "./choices";
import type { FieldsType, KnownField, KnownFields } from "./known-fields";
import { ResponseKeys } from "./response-keys";
import { isPage } from "./schema-lists";
import { argumentValues, type Stock } from "./stock";
import { OF_OBJECTS, OF_PAGES, ROOT_COUNTS, ROOTS } from "./weights";

type Values = Readonly<Record<string, unknown>>;

export interface WrittenDocument {
  readonly document: string;
  readonly variables: Values;
  /** Coordinates of the fields that it names, e.g. `Case.number`. */
  readonly touched: ReadonlySet<string>;
}

/** How far a document may go. */
export interface Extent {
  /** Fields at most, about. */
  readonly fields: number;
  /** Relations within each other. */
  readonly depth: number;
  /** Whether a response key means the same everywhere, as it must where fields of several types meet. */
  readonly isStrict: boolean;
}

export interface Material {
  readonly schema: GraphQLSchema;
  readonly fields: KnownFields;
  readonly stock: Stock;
}

interface Fragment {
  readonly name: string;
  readonly type: FieldsType;
  readonly depth: number;
  readonly fields: number;
  readonly text: string;
}

/** What is known of the place that a selection set is written for. */
interface Place {
  /** Relations that may still be followed. */
  readonly depth: number;
  /** Types of the objects that will stand there, where that is known. */
  readonly likely?: readonly FieldsType[];
}

/** Writes one document, as the choices tell. */
export class DocumentWriter {
  private readonly values: ArgumentWriter;
  private readonly keys: ResponseKeys;
  private readonly fragments: Fragment[] = [];
  private readonly touched = new Set<string>();
  private fieldsLeft: number;

  constructor(
    private readonly material: Material,
    private readonly choices: Choices,
    private readonly extent: Extent,
  ) {
    this.values = new ArgumentWriter(choices);
    this.keys = new ResponseKeys(choices, extent.isStrict);
    this.fieldsLeft = extent.fields;
  }

  write(): WrittenDocument {
    const root = this.material.schema.getQueryType()!;
    const roots = this.material.fields
      .of(root)
      .map((known) => [ROOTS[known.field.name] ?? 1, known] as const);
    const written = Array.from({ length: this.choices.weighted(ROOT_COUNTS) }, () =>
      this.field(root, this.choices.weighted(roots), { depth: this.extent.depth }),
    );
    return this.written("query", this.values.declarations, written);
  }

  /** Calls of mutations one after the other, each with its own variable: `$input1`, `$input2`. */
  writeCalls(calls: readonly KnownField[]): WrittenDocument {
    const inputs = calls.map(({ field }, index) => `$input${index + 1}: ${String(field.args[0]?.type)}`);
    const written = calls.map(({ field, below }, index) => {
      const payload = this.set(below!, { depth: this.extent.depth });
      return `call${index + 1}: ${field.name}(input: $input${index + 1}) ${payload}`;
    });
    const others = this.values.declarations.slice(1, -1);
    return this.written("mutation", `(${[...inputs, others].filter(Boolean).join(", ")})`, written);
  }

  private written(kind: string, declarations: string, selections: readonly string[]): WrittenDocument {
    const operation = `${kind} ${declarations} { ${selections.join(" ")} }`;
    const document = [operation, ...this.fragments.map(({ text }) => text)].join("\n");
    return { document, variables: this.values.given, touched: this.touched };
  }

  private set(type: FieldsType, place: Place): string {
    const most = isPage(type) ? 3 : isInterfaceType(type) ? 14 : 5;
    const count = this.fieldsLeft > 0 ? 1 + this.choices.below(most) : 1;
    return `{ ${Array.from({ length: count }, () => this.selection(type, place)).join(" ")} }`;
  }

  private selection(type: FieldsType, place: Place): string {
    const write = this.choices.weighted<() => string>([
      [isInterfaceType(type) ? 20 : 72, () => this.anyField(type, place)],
      [isInterfaceType(type) ? 20 : 8, () => `__typename${this.directives()}`],
      [isInterfaceType(type) ? 55 : 8, () => this.inline(type, place)],
      [12, () => this.spread(type, place)],
    ]);
    return write();
  }

  private anyField(type: FieldsType, place: Place): string {
    const open = this.material.fields
      .of(type)
      .filter(({ leadsOn, cost }) => !leadsOn || (this.fieldsLeft > 0 && place.depth >= cost));
    // All that some types have leads on.
    if (open.length === 0) return "__typename";
    if (isPage(type)) {
      const weighted = open.map((known) => [OF_PAGES[known.field.name] ?? 1, known] as const);
      return this.field(type, this.choices.weighted(weighted), place);
    }
    const ways = open.filter(({ below }) => below !== null);
    const leaves = open.filter(({ below }) => below === null);
    const from = ways.length > 0 && (leaves.length === 0 || this.choices.chance(50)) ? ways : leaves;
    const weighted = from.map((known) => [OF_OBJECTS[known.field.name] ?? 1, known] as const);
    return this.field(type, this.choices.weighted(weighted), place);
  }

  private field(type: FieldsType, known: KnownField, place: Place): string {
    const { name, args } = known.field;
    const values = argumentValues(this.material.stock, this.choices, `${type.name}.${name}`, args);
    const once = this.fieldWith(type, known, values, place);
    const isAgain = args.length > 0 && this.fieldsLeft > 0 && this.choices.chance(12);
    // The same values again, perhaps written in another way, and with another selection.
    return isAgain ? `${once} ${this.fieldWith(type, known, values, place)}` : once;
  }

  private fieldWith(
    type: FieldsType,
    { field, below, cost }: KnownField,
    values: Values,
    place: Place,
  ): string {
    this.fieldsLeft -= 1;
    this.touched.add(`${type.name}.${field.name}`);
    const args = this.values.arguments(field.args, values);
    const head = `${this.keys.of(type, field, args)}${args}${this.directives()}`;
    if (!below) return head;
    const likely = isInterfaceType(below) ? this.likelyTypes(values) : [];
    return `${head} ${this.set(below, { depth: place.depth - cost, likely })}`;
  }

  private inline(type: FieldsType, place: Place): string {
    if (!isInterfaceType(type) && this.choices.chance(20))
      return `...${this.directives()} ${this.set(type, place)}`;
    const on = this.condition(type, place);
    return `... on ${on.name}${this.directives()} ${this.set(on, place)}`;
  }

  private spread(type: FieldsType, place: Place): string {
    const known = this.fragments.filter(
      (fragment) => fragment.depth <= place.depth && this.canMeet(fragment.type, type),
    );
    if (known.length > 0 && this.choices.chance(60)) {
      const { name, fields } = this.choices.one(known);
      this.fieldsLeft -= fields;
      return `...${name}${this.directives()}`;
    }
    const on = this.condition(type, place);
    const fieldsBefore = this.fieldsLeft;
    const set = this.set(on, place);
    const name = `F${this.fragments.length + 1}`;
    // Written before it can be spread, so that none can come to spread itself.
    this.fragments.push({
      name,
      type: on,
      depth: place.depth,
      fields: fieldsBefore - this.fieldsLeft,
      text: `fragment ${name} on ${on.name} ${set}`,
    });
    return `...${name}${this.directives()}`;
  }

  /** A type that objects at this place may have. */
  private condition(type: FieldsType, { likely = [] }: Place): FieldsType {
    if (isInterfaceType(type) && likely.length > 0 && this.choices.chance(75))
      return this.choices.one(likely);
    const wider = isObjectType(type) ? type.getInterfaces() : [type];
    if (wider.length > 0 && this.choices.chance(15)) return this.choices.one(wider);
    return isObjectType(type) ? type : this.choices.one(this.material.schema.getPossibleTypes(type));
  }

  private canMeet(one: FieldsType, other: FieldsType): boolean {
    const { schema } = this.material;
    if (isObjectType(one) && isObjectType(other)) return one === other;
    if (isInterfaceType(one) && isInterfaceType(other)) return one === other;
    const [wide, narrow] = isInterfaceType(one) ? [one, other] : [other, one];
    return isInterfaceType(wide) && isObjectType(narrow) && schema.isSubType(wide, narrow);
  }

  private directives(): string {
    if (!this.choices.chance(9)) return "";
    const include = (): string => ` @include(if: ${this.values.condition(!this.choices.chance(35))})`;
    const skip = (): string => ` @skip(if: ${this.values.condition(this.choices.chance(35))})`;
    const both = (): string => include() + skip();
    return this.choices.weighted([
      [5, include],
      [5, skip],
      [1, both],
    ])();
  }

  /** The types of the objects that these ids name. */
  private likelyTypes({ id, ids }: Values): readonly FieldsType[] {
    const { schema, stock } = this.material;
    return [id, ids].flat().flatMap((asked) => {
      const type = schema.getType((typeof asked === "string" && stock.typeOf(asked)) || "");
      return isObjectType(type) ? [type] : [];
    });
  }
}
