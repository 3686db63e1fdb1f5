import {
  isNonNullType,
  Kind,
  TypeInfo,
  valueFromAST,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLSchema,
  type ValueNode,
} from "graphql";
import type { Variables } from "../../limits/amounts";

/** The values of a request's variables, and of all that the document writes out; null where one is refused. */
export type BindArguments = (coerced: Variables) => Variables | null;

/** A document whose arguments are variables, all of them. */
export interface BoundDocument {
  readonly document: DocumentNode;
  readonly names: readonly string[];
  readonly bind: BindArguments;
}

/** What an argument stands for; undefined where it is refused, as graphql itself tells it. */
interface Binding {
  readonly name: string;
  readonly valueFor: (coerced: Variables) => unknown;
}

/**
 * Turns every value that is written out in the document into a variable. The compiler would write it into its
 * code: without care for text that looks like code to it, or for values that JSON does not know.
 */
export function bindArguments(
  schema: GraphQLSchema,
  document: DocumentNode,
  taken: readonly string[],
): BoundDocument {
  const bindings: Binding[] = [];
  const checks: ((coerced: Variables) => boolean)[] = [];
  const typeInfo = new TypeInfo(schema);
  const names = freeNames(taken);
  const boundTo = (valueFor: Binding["valueFor"]): ValueNode => {
    const name = names.next().value;
    bindings.push({ name, valueFor });
    return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
  };
  const argumentFor = ({ name }: GraphQLArgument, value: ValueNode): ArgumentNode => ({
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: name },
    value,
  });
  const bind = (declared: GraphQLArgument, value: ValueNode | undefined): readonly ArgumentNode[] => {
    if (hasMadeDefault(declared)) return [argumentFor(declared, boundTo(orDefault(declared, value)))];
    if (!value) return [];
    if (value.kind !== Kind.VARIABLE) return [argumentFor(declared, boundTo(written(value, declared)))];
    checks.push(isGiven(value.name.value, declared));
    return [argumentFor(declared, value)];
  };
  const bound = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      [Kind.FIELD]: {
        leave: (node: FieldNode) => {
          const declared = typeInfo.getFieldDef()?.args ?? [];
          const given = new Map(node.arguments?.map(({ name, value }) => [name.value, value]));
          return { ...node, arguments: declared.flatMap((each) => bind(each, given.get(each.name))) };
        },
      },
    }),
  );
  return { document: bound, names: bindings.map(({ name }) => name), bind: binder(bindings, checks) };
}

function binder(
  bindings: readonly Binding[],
  checks: readonly ((coerced: Variables) => boolean)[],
): BindArguments {
  return (coerced) => {
    if (!checks.every((passes) => passes(coerced))) return null;
    if (bindings.length === 0) return coerced;
    const values: Record<string, unknown> = { ...coerced };
    for (const { name, valueFor } of bindings) {
      const value = valueFor(coerced);
      if (value === undefined) return null;
      values[name] = value;
    }
    return values;
  };
}

/** A value that is written out. Made anew for each request where a resolver could change it. */
function written(value: ValueNode, { type }: GraphQLArgument): Binding["valueFor"] {
  const constant = hasVariable(value) ? undefined : valueFromAST(value, type);
  if (constant === null || (constant !== undefined && typeof constant !== "object")) return () => constant;
  return (coerced) => valueFromAST(value, type, coerced);
}

/** A default that is no text, number or the like: a copy in compiled code would not be the same value. */
function hasMadeDefault({ defaultValue }: GraphQLArgument): boolean {
  return typeof defaultValue === "object" && defaultValue !== null;
}

function orDefault(declared: GraphQLArgument, value: ValueNode | undefined): Binding["valueFor"] {
  if (!value) return () => declared.defaultValue;
  if (value.kind !== Kind.VARIABLE) return written(value, declared);
  const name = value.name.value;
  const isRight = isGiven(name, declared);
  return (coerced) => {
    if (!isRight(coerced)) return undefined;
    return Object.hasOwn(coerced, name) ? coerced[name] : declared.defaultValue;
  };
}

/** Whether a variable holds what its argument must have. */
function isGiven(variable: string, { type, defaultValue }: GraphQLArgument): (coerced: Variables) => boolean {
  if (!isNonNullType(type)) return () => true;
  const hasDefault = defaultValue !== undefined;
  return (coerced) => (Object.hasOwn(coerced, variable) ? coerced[variable] !== null : hasDefault);
}

function hasVariable(value: ValueNode): boolean {
  let found = false;
  visit(value, { [Kind.VARIABLE]: () => void (found = true) });
  return found;
}

function* freeNames(taken: readonly string[]): Generator<string, never> {
  const used = new Set(taken);
  for (let index = 0; ; index += 1) if (!used.has(`written${index}`)) yield `written${index}`;
}
