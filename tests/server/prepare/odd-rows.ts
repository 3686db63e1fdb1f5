import {
  getNullableType,
  GraphQLEnumType,
  GraphQLError,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";

/** What the rows of one request are made of. The same world has the same rows. */
export interface OddWorld {
  readonly seed: number;
  /** Of a thousand values, how many are not what the schema promises. */
  readonly faults: number;
  /** When fields answer. Where some fail at once and some later, graphql leaves rejections behind unhandled. */
  readonly pace: "at once" | "later" | "mixed";
}

export interface Row {
  readonly __typename: string;
  readonly seed: number;
}

/** Always the same large number for the same parts. */
export function fateOf(...parts: readonly unknown[]): number {
  let hash = 2_166_136_261;
  const text = JSON.stringify(parts, (_, value: unknown) =>
    typeof value === "bigint" ? `${value}n` : value,
  );
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The value of a field with a resolver: at once or later, or thrown, or rejected. */
export function resolvedValue(
  schema: GraphQLSchema,
  world: OddWorld,
  type: GraphQLOutputType,
  fate: number,
): unknown {
  const isFault = fate % 1_000 < world.faults;
  const isLate = world.pace === "mixed" ? fateOf(fate, "late") % 2 === 0 : world.pace === "later";
  if (isFault && isLate) return later(fate).then(() => Promise.reject(fault(fate) as Error));
  if (isFault) throw fault(fate) as Error;
  // What is at fault with a value would show at once, and with its fields later.
  const value = valueOf(schema, isLate ? { ...world, faults: 0 } : world, type, fate);
  return isLate ? later(fate).then(() => value) : value;
}

/** After a few turns of the queue, or of the event loop. */
async function later(fate: number): Promise<void> {
  for (let turn = 0; turn < fateOf(fate, "turns") % 4; turn += 1) await Promise.resolve();
  if (fateOf(fate, "loop") % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
}

function fault(fate: number): unknown {
  const faults = [
    new Error(`failed ${fate}`),
    new GraphQLError(`refused ${fate}`, { extensions: { code: "ODD" } }),
    `thrown ${fate}`,
    new TypeError(`no type ${fate}`),
  ];
  return faults[fateOf(fate, "fault") % faults.length];
}

/** A value that is there at once. What is at fault with it shows when it is written into the answer. */
function valueOf(schema: GraphQLSchema, world: OddWorld, type: GraphQLOutputType, fate: number): unknown {
  const luck = fateOf(fate, "luck") % 1_000;
  if (luck < world.faults / 2) return new Error(`returned ${fate}`);
  if (luck < world.faults) return null;
  if (luck < 150 && !isNonNullType(type)) return luck % 2 === 0 ? null : undefined;
  const inner = getNullableType(type);
  if (isListType(inner)) {
    if (luck > 1_000 - world.faults) return "no list";
    const length = fateOf(fate, "length") % 4;
    return Array.from({ length }, (_, index) => valueOf(schema, world, inner.ofType, fateOf(fate, index)));
  }
  if (isLeafType(inner)) return luck > 1_000 - world.faults ? { no: "leaf" } : leafOf(inner, fate);
  return rowOf(schema, world, inner as GraphQLNamedType, fate, luck);
}

const LEAVES: Readonly<Record<string, (fate: number) => unknown>> = {
  Int: (fate) => fate % 100,
  Float: (fate) => (fate % 100) / 8,
  String: (fate) => `text ${fate % 100}`,
  ID: (fate) => (fate % 2 === 0 ? fate % 100 : `id ${fate % 100}`),
  Boolean: (fate) => fate % 2 === 0,
  Big: (fate) => BigInt(fate) * 1_000_000_007n,
  Day: (fate) => new Date(fate * 1_000),
};

function leafOf(type: GraphQLNamedType, fate: number): unknown {
  if (!(type instanceof GraphQLEnumType)) return LEAVES[type.name]?.(fate);
  const values = type.getValues();
  return values[fate % values.length]?.value;
}

function rowOf(
  schema: GraphQLSchema,
  world: OddWorld,
  type: GraphQLNamedType,
  fate: number,
  luck: number,
): Row {
  if (luck > 1_000 - world.faults && isAbstractType(type)) return { __typename: "Nobody", seed: fate };
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  const object = possible[fateOf(fate, "type") % possible.length];
  if (!isObjectType(object)) throw new Error(`${type.name} has no rows.`);
  const row = { __typename: object.name, seed: fate };
  for (const field of Object.values(object.getFields())) {
    if (field.resolve) continue;
    let value: unknown;
    let isKnown = false;
    Object.defineProperty(row, field.name, {
      enumerable: true,
      get: () => {
        if (!isKnown) value = valueOf(schema, world, field.type, fateOf(fate, field.name));
        isKnown = true;
        return value;
      },
    });
  }
  return row;
}
