import { MetricSeries } from "../../../entities/analytics/metric-series";
import { MetricDimension } from "../../../entities/analytics/metric-dimension";
import { InvalidError } from "../../../kernel/errors";
import type { Narrowing } from "../figures/metric-question";

/** Which facts a figure is made of. */
export interface FigureKey {
  readonly series: readonly MetricSeries[];
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** What stood at the end, rather than what happened within. */
  readonly isStock: boolean;
  readonly narrowing: Narrowing;
  /** From Monday on, 0 to 167 by the wall clock of the zone; null for all hours. */
  readonly hourOfWeek: { readonly hour: number; readonly timeZone: string } | null;
}

const VERSION = 1;
const MOST_DIMENSIONS = Object.keys(MetricDimension).length;

/** Beside a narrowing of so many bytes all else of a key has room within what is taken for one. */
const MOST_NARROWING_BYTES = 20_000;

/** Whether the figures of a question with this filter can be opened. */
export function fitsKey(narrowing: Narrowing): boolean {
  return Buffer.byteLength(JSON.stringify([...narrowing])) <= MOST_NARROWING_BYTES;
}

export function writtenKey({ series, from, to, isStock, narrowing, hourOfWeek }: FigureKey): string {
  const parts = [VERSION, series, from, to, isStock, [...narrowing], hourOfWeek];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** Refuses what is no key of a figure; who may read what it leads to is asked elsewhere. */
export function readKey(text: string, field: string): FigureKey {
  const [version, series, from, to, isStock, narrowing, hourOfWeek] = partsOf(text);
  if (
    version !== VERSION ||
    !isSeries(series) ||
    !isMoment(from) ||
    !isMoment(to) ||
    typeof isStock !== "boolean" ||
    !isNarrowing(narrowing) ||
    !isHour(hourOfWeek)
  )
    throw new InvalidError(field, "This is not the key of a figure; use one that a figure bears.");
  return { series, from, to, isStock, narrowing: new Map(narrowing), hourOfWeek };
}

function partsOf(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function isSeries(value: unknown): value is readonly MetricSeries[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= 3 &&
    value.every((one) => isNamed(one, MetricSeries))
  );
}

/** What every object inherits is no name of ours. */
function isNamed(value: unknown, names: object): boolean {
  return typeof value === "string" && Object.hasOwn(names, value);
}

function isMoment(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 8e12;
}

function isNarrowing(value: unknown): value is readonly (readonly [MetricDimension, readonly string[]])[] {
  return (
    Array.isArray(value) &&
    value.length <= MOST_DIMENSIONS &&
    value.every(
      (entry) =>
        Array.isArray(entry) && entry.length === 2 && isNamed(entry[0], MetricDimension) && isTexts(entry[1]),
    )
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= 100 &&
    value.every((one) => typeof one === "string" && /^[^\0\ud800-\udfff]{0,200}$/u.test(one))
  );
}

function isHour(value: unknown): value is FigureKey["hourOfWeek"] {
  if (value === null) return true;
  if (typeof value !== "object" || value === undefined) return false;
  const { hour, timeZone } = value as Readonly<Record<string, unknown>>;
  return (
    Number.isInteger(hour) &&
    Number(hour) >= 0 &&
    Number(hour) < 168 &&
    typeof timeZone === "string" &&
    timeZone.length < 65
  );
}
