import type { Uuid } from "../kernel/ids";
import type { Page } from "../kernel/paging/read-pages";
import type { BatchRead, InnerList } from "../kernel/reads";
import { connection, type Connection } from "../schema/connection";
import type { Context } from "../services/access/actor";

/** A read for many keys at once, as the callers of the API may do it. */
export type BatchQuery<Args, Value> = BatchRead<Context, Args, Value>;

/**
 * How a row leads to what it is related to. One declaration serves both ways of reading: ahead, for all rows
 * of a level in one statement, and one by one through a loader. Typed where it is made, not where it is used.
 */
export interface Relation {
  /** Properties of the row at which the way begins. */
  readonly needs: readonly string[];
  /** Those that are needed beside them where these properties are asked for of what the field answers. */
  readonly needsFor: Readonly<Record<string, readonly string[]>> | null;
  /** By which to read; null where the row leads nowhere, undefined where nothing was asked for that takes to know it. */
  readonly keyOf: (row: object) => Uuid | null | undefined;
  readonly read: BatchQuery<unknown, unknown>;
  /** For a list: how many items it has in all. */
  readonly count: BatchQuery<unknown, number> | null;
  /** Properties of what the field answers for which alone anything is read; null for all of them. */
  readonly readFor: readonly string[] | null;
  /** What the field answers, made of what was read; null where nothing was. */
  readonly shape: (value: unknown, row: object, count: () => Promise<number>) => unknown;
}

/** The way from one property of a row, its own id unless told. */
export function toValue<Row extends object, Value, Out>(
  read: BatchQuery<null, Value>,
  by: keyof Row & string,
  shape: (value: Value | null, row: Row) => Out,
): Relation {
  return wayOf<Row, Value, Out>({
    needs: [by],
    keyOf: (row) => (row[by] ?? null) as Uuid | null,
    read,
    shape,
  });
}

/** A way of which the key takes more than one property to tell. */
export function wayOf<Row extends object, Value, Out>(way: {
  readonly needs: readonly (keyof Row & string)[];
  readonly needsFor?: Readonly<Partial<Record<keyof Out & string, readonly (keyof Row & string)[]>>>;
  readonly keyOf: (row: Row) => Uuid | null | undefined;
  readonly read: BatchQuery<null, Value>;
  readonly readFor?: readonly (keyof Out & string)[];
  readonly shape: (value: Value | null, row: Row) => Out;
}): Relation {
  return { count: null, readFor: null, needsFor: null, ...way } as unknown as Relation;
}

/** The way to what is told of a row by its id and by arguments, such as a text in a language. */
export function toAnswer<Args, Value extends object>(read: BatchQuery<Args, Value>): Relation {
  return {
    needs: ["id"],
    keyOf: (row) => (row as { readonly id: Uuid }).id,
    read: read as BatchQuery<unknown, unknown>,
    count: null,
    readFor: null,
    needsFor: null,
    shape: (value) => value,
  };
}

/** The way to the list within a row. */
export function toList<Args, Row>({ pages, counts }: InnerList<Context, Args, Row>): Relation {
  return {
    needs: ["id"],
    keyOf: (row) => (row as { readonly id: Uuid }).id,
    read: pages as BatchQuery<unknown, unknown>,
    count: counts as BatchQuery<unknown, number>,
    readFor: null,
    needsFor: null,
    shape: (page, _row, count): Connection<Row> => connection((page as Page<Row> | null) ?? NO_PAGE, count),
  };
}

const NO_PAGE = {
  rows: [],
  cursorAt: () => "",
  hasNextPage: false,
  hasPreviousPage: false,
} as const;
