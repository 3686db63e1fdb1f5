import { types, type FieldDef } from "pg";
import type { DataRow } from "./backend-messages";

type ReadText = (text: string) => unknown;

/** How the text of a type becomes a value. */
export type TypeReaders = (type: number) => ReadText;

interface Column {
  readonly name: string;
  /** Null where the value is the text. */
  readonly read: ReadText | null;
  /** Whether PostgreSQL writes it in ASCII whatever it is. */
  readonly isAscii: boolean;
}

const { UUID, TIMESTAMPTZ, DATE, BOOL, INT2, INT4, INT8, NUMERIC, FLOAT8 } = types.builtins;

const ASCII_TYPES: ReadonlySet<number> = new Set([
  UUID,
  TIMESTAMPTZ,
  DATE,
  BOOL,
  INT2,
  INT4,
  INT8,
  NUMERIC,
  FLOAT8,
]);

const BEYOND_ASCII = /[\x80-\xff]/;

/** Bytes of a row of which a text is made as a whole: a value that is cut out of it keeps all of it. */
const MOST_AT_ONCE = 1_024;

/** What the rows of one statement look like. */
export class RowShape {
  private readonly columns: readonly Column[];
  private readonly empty: Readonly<Record<string, null>>;

  constructor(fields: readonly FieldDef[], readers: TypeReaders) {
    const asText = readers(types.builtins.TEXT);
    this.columns = fields.map(({ name, dataTypeID }) => {
      const read = readers(dataTypeID);
      return { name, read: read === asText ? null : read, isAscii: ASCII_TYPES.has(dataTypeID) };
    });
    this.empty = Object.fromEntries(this.columns.map(({ name }) => [name, null]));
  }

  /** The row as an object. Most rows are short and of ASCII: to make one text of all of it and cut it is half the work. */
  read({ bytes, start, end }: DataRow): Record<string, unknown> {
    const row: Record<string, unknown> = { ...this.empty };
    const whole = end - start > MOST_AT_ONCE ? null : bytes.toString("latin1", start, end);
    const isAscii = whole !== null && !BEYOND_ASCII.test(whole);
    let at = start + 2;
    for (const column of this.columns) {
      const length = bytes.readInt32BE(at);
      at += 4;
      if (length < 0) {
        // Of columns of one name the last counts, whatever an earlier one held.
        row[column.name] = null;
        continue;
      }
      const text =
        whole !== null && (isAscii || column.isAscii)
          ? whole.substring(at - start, at - start + length)
          : bytes.toString("utf8", at, at + length);
      row[column.name] = column.read === null ? text : column.read(text);
      at += length;
    }
    return row;
  }
}
