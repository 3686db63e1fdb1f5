declare const ADMITTED: unique symbol;

interface Admitted {
  readonly [ADMITTED]: true;
}

/** What turns a safe text into another safe text: no card number comes into being by it. */
interface SafeMethods {
  trim(): SafeText;
  toLowerCase(): SafeText;
  normalize(form?: "NFC"): SafeText;
}

/**
 * A text in which the firewall has left no card data. Nothing else makes one, and every column that holds what
 * callers wrote takes nothing else: who forgets the firewall does not get past the compiler.
 */
export type SafeText = SafeMethods & string & Admitted;

/** The same for a JSON object: its texts, its numbers and its keys. */
export type SafeJson = Readonly<Record<string, unknown>> & Admitted;

type Untouched = Date | Uint8Array | ((...args: never[]) => unknown);

/** What a value was before the firewall admitted it. */
export type Raw<T> = T extends SafeText
  ? string
  : T extends SafeJson
    ? Readonly<Record<string, unknown>>
    : T extends Untouched
      ? T
      : T extends object
        ? { [Name in keyof T]: Raw<T[Name]> }
        : T;

/** What a value is once the firewall has admitted it. */
export type Safe<T> = unknown extends T
  ? T
  : T extends Admitted | Untouched
    ? T
    : T extends string
      ? string extends T
        ? SafeText
        : T
      : T extends object
        ? { [Name in keyof T]: Safe<T[Name]> }
        : T;
