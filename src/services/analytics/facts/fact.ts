import { createHash } from "node:crypto";
import type { MetricFact } from "../../../entities/analytics/metric-fact.entity";
import type { MetricSeries } from "../../../entities/analytics/metric-series";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import { bucketOf } from "./histogram";

/** A fact as it is worked out. Its value is a number here: milliseconds and points are far below 2^53. */
export type Fact = Omit<MetricFact, "workspaceId" | "value"> & { readonly value: number | string | null };

/** What the facts of one source have in common. */
export type Common = Pick<Fact, "sourceId"> & Partial<Omit<Fact, "id" | "series" | "at" | "bucket">>;

/** What tells a fact from the others of its source. */
export type Told = { readonly series: MetricSeries; readonly at: number } & Partial<
  Omit<Fact, "id" | "series" | "at" | "until">
> & { readonly until?: number };

/** Of what stands still: later than any moment that is asked for. */
export const END_OF_TIME: Instant = "9999-12-31T00:00:00.000Z";

const NOTHING: Omit<Fact, "id" | "sourceId" | "series" | "at"> = {
  until: null,
  weight: 1,
  value: null,
  bucket: null,
  caseId: null,
  channel: null,
  kind: null,
  priority: null,
  team: null,
  member: null,
  actor: null,
  tags: [],
  rail: null,
  provider: null,
  declineCode: null,
  currency: null,
  clock: null,
  survey: null,
  policy: null,
};

const SAID = [...Object.keys(NOTHING), "sourceId", "series", "at"].sort();
/** What came later to what facts say: where it says nothing, a fact is the one that it was before. */
const CAME_LATER: ReadonlySet<string> = new Set(["policy"] satisfies readonly (keyof Fact)[]);

/** The facts of a source. Two that say the same are told apart by their number. */
export function factsFrom(common: Common, told: readonly Told[]): readonly Fact[] {
  const times = new Map<string, number>();
  return told.map(({ at, until, ...rest }) => {
    const fact = {
      ...NOTHING,
      ...common,
      ...rest,
      at: instantOf(at),
      until: until === undefined ? null : instantOf(until),
    };
    const said = SAID.filter((name) => !CAME_LATER.has(name) || fact[name as keyof typeof fact] !== null);
    const text = JSON.stringify(fact, said);
    const time = times.get(text) ?? 0;
    times.set(text, time + 1);
    return { ...fact, id: digestOf(`${time} ${text}`) };
  });
}

/** A fact of how long something took, with its bucket. */
export function lasting(value: number): Pick<Fact, "value" | "bucket"> {
  return { value, bucket: bucketOf(value) };
}

function instantOf(moment: number): Instant {
  return moment === Infinity ? END_OF_TIME : new Date(moment).toISOString();
}

function digestOf(text: string): Uuid {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
