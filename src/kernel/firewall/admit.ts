import { CardDataRefusedError } from "../errors";
import { maskCardData } from "./mask-card-data";
import { redactionsOf, type Redaction } from "./redaction";
import type { Raw, Safe, SafeJson, SafeText } from "./safe-text";

export interface AdmitOptions {
  /**
   * Paths of texts that mean something as a whole, such as ids: masked, they would mean something else, so
   * card data in them is refused. A path covers all that lies under it, and every item of a list.
   */
  readonly exact?: readonly string[];
}

export interface Admission<T> {
  readonly value: T;
  readonly redactions: readonly Redaction[];
}

/** Below this no whole number has as many digits as a card's. */
const LEAST_NUMBER = 1e12;

/** The value without card data in any text, number or key of it; itself where there was none. */
export function admit<T>(value: Raw<T>, options: AdmitOptions = {}): Admission<T> {
  const redactions: Redaction[] = [];
  const admitted = new Walk(redactions, options.exact ?? []).admitted(value, []);
  return { value: admitted as T, redactions };
}

/** A text of our own, or one whose redactions are of no interest. */
export function safeText(text: string): SafeText {
  return maskCardData(text).text as SafeText;
}

/** A text that cannot be masked; refuses card data in it, naming the field it came in. */
export function exactText(text: string, field: readonly string[]): SafeText {
  if (maskCardData(text).found.length > 0) throw new CardDataRefusedError(field);
  return text as SafeText;
}

/** An object of JSON, likewise. */
export function safeJson(value: Readonly<Record<string, unknown>>): SafeJson {
  return admit<SafeJson>(value).value;
}

/** What the caller has put together of safe parts and of texts from elsewhere. */
export function safely<T>(value: T, options: AdmitOptions = {}): Safe<T> {
  return admit<Safe<T>>(value as never, options).value;
}

class Walk {
  constructor(
    private readonly redactions: Redaction[],
    private readonly exact: readonly string[],
  ) {}

  admitted(value: unknown, path: readonly string[]): unknown {
    if (typeof value === "string") return this.text(value, path);
    if (typeof value === "number") return Math.abs(value) < LEAST_NUMBER ? value : this.number(value, path);
    if (Array.isArray(value)) return this.list(value, path);
    return isWalkable(value) ? this.object(value, path) : value;
  }

  private text(text: string, path: readonly string[]): string {
    const { text: masked, found } = maskCardData(text);
    if (found.length === 0) return text;
    if (this.isExact(path)) throw new CardDataRefusedError(path);
    this.redactions.push(...redactionsOf(path, found));
    return masked;
  }

  private number(value: number, path: readonly string[]): number | string {
    const text = String(value);
    const masked = this.text(text, path);
    return masked === text ? value : masked;
  }

  private list(items: readonly unknown[], path: readonly string[]): readonly unknown[] {
    const admitted = items.map((item, index) => this.admitted(item, [...path, String(index)]));
    return admitted.some((item, index) => item !== items[index]) ? admitted : items;
  }

  private object(object: object, path: readonly string[]): object {
    const entries = Object.entries(object);
    const admitted = entries.map(([name, value]): [string, unknown] => {
      const key = this.key(name, path);
      return [key, this.admitted(value, [...path, key])];
    });
    const isUnchanged = admitted.every(
      ([key, value], index) => key === entries[index]?.[0] && value === entries[index]?.[1],
    );
    if (isUnchanged) return object;
    const copy = Object.fromEntries(distinct(admitted));
    const prototype = Object.getPrototypeOf(object) as object | null;
    // Of an input class, whose property names are ours; a caller's own name could be one that assigning misreads.
    return prototype === Object.prototype || prototype === null
      ? copy
      : Object.assign(Object.create(prototype) as object, copy);
  }

  private key(name: string, path: readonly string[]): string {
    const { text, found } = maskCardData(name);
    if (found.length === 0) return name;
    if (this.isExact([...path, text])) throw new CardDataRefusedError([...path, text]);
    this.redactions.push(...redactionsOf([...path, text], found));
    return text;
  }

  private isExact(path: readonly string[]): boolean {
    const names = path.filter((name) => !/^\d+$/.test(name)).join(".");
    return this.exact.some((exact) => names === exact || names.startsWith(`${exact}.`));
  }
}

/** Two keys that are the same once they are masked both stay. */
function distinct(entries: readonly [string, unknown][]): readonly [string, unknown][] {
  const seen = new Map<string, number>();
  return entries.map(([key, value]) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return [count === 1 ? key : `${key} ${count}`, value];
  });
}

/** Objects with properties: JSON, and instances of input classes. */
function isWalkable(value: unknown): value is object {
  return (
    typeof value === "object" && value !== null && !(value instanceof Date) && !ArrayBuffer.isView(value)
  );
}
