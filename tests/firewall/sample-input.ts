import { ROWS } from "../gates/tenancy/rows";
import type { Objects } from "../gates/tenancy/two-companies";
import type { StandingCases } from "./standing-cases";

const NOUNS: Readonly<Record<string, string>> = {
  connectionId: "connection",
  caseIds: "case",
  messageIds: "message",
};

export interface Stock {
  readonly objects: Objects;
  readonly standing: StandingCases;
}

/** One of many calls of a mutation, each of which has to be as good as the first. */
export interface SampledCall {
  readonly mutation: string;
  readonly nth: number;
}

/** What a valid call holds at a place of its input; undefined to leave it out. */
export function sampleAt(
  { objects, standing }: Stock,
  call: SampledCall,
  path: string,
  type: string,
): unknown {
  const { mutation, nth } = call;
  const name = path.split(".").findLast((part) => !/^\d+$/.test(part)) ?? "";
  const own = OWN.find(([mutations, place]) => mutations.test(mutation) && place.test(path));
  if (own) return own[2](standing, nth);
  if (path === "customerId" || path === "cases.0.customerId") return objects["customer"];
  if (`${mutation}.${path}` === "followUpCase.caseId") return objects["closedCase"];
  if (type === "Boolean") return true;
  if (type === "ID") return objects[NOUNS[name] ?? name.replace(/Id$/, "")];
  // An identity whose value is an e-mail address would have to be one.
  if (/^(filter\.)?identit(y|ies\.0)\.kind$/.test(path)) return "EXTERNAL";
  if (name === "token") return objects["token"];
  const known = ROWS[`mutation.${mutation}`]?.values?.[name];
  if (known === true) return { amountMinor: 100, currency: "EUR" };
  if (known !== undefined && name !== "value") return known;
  if (type === "EmailAddress") return `walk-${nth}@staff.example`;
  if (type === "DateTime") return "2026-01-01T00:00:00.000Z";
  return type === "String" ? `walk${nth}` : undefined;
}

type Own = readonly [
  mutations: RegExp,
  place: RegExp,
  sample: (standing: StandingCases, nth: number) => unknown,
];

const POLICIES = /SlaPolicy/;

const PROMISES_BEGIN = Date.parse("2026-03-01T00:00:00.000Z");
const SECOND_MS = 1_000;

/** Another moment each time: what is as it was is not written, nor is the reason for it. */
const laterEachTime = (_: StandingCases, nth: number): string =>
  new Date(PROMISES_BEGIN + nth * SECOND_MS).toISOString();

/** Where no sample would do that other walks take, as this one calls the same mutation again and again. */
const OWN: readonly Own[] = [
  [/^(setDeadline|estimateResolution)$/, /^caseId$/, ({ nextCase }) => nextCase()],
  [/^cancelDeadline$/, /^clockId$/, ({ takeDeadline }) => takeDeadline()],
  [/^changeDeadline$/, /^clockId$/, ({ deadline }) => deadline],
  [/^changeDeadline$/, /^dueAt$/, laterEachTime],
  [/^estimateResolution$/, /^at$/, laterEachTime],
  // A filter by a field knows which fields there are.
  [/CaseView$|^simulateSlaPolicy$/, /^filter\.field\.key$/, () => "stage"],
  // Laws stand side by side: no policy is refused for coming after one that takes the same cases.
  [POLICIES, /^(policy\.)?family$/, () => "REGULATORY"],
  // Every day counts by it, so that it asks for no calendar.
  [/^createSlaPolicyFromPreset$/, /^preset$/, () => "US_REG_Z"],
  [POLICIES, /(^|\.)targets\.0\.inBusinessTime$/, () => false],
  [POLICIES, /(^|\.)targets\.0\.name$/, (_, nth) => `walk${nth}`],
  [POLICIES, /(^|\.)(escalations|assign)$/, () => undefined],
  // No case is of that day: nothing is replayed, and the simulation is done at once.
  [/^simulateSlaPolicy$/, /^period\.from$/, () => "2024-01-01T00:00:00.000Z"],
  [/^simulateSlaPolicy$/, /^period\.to$/, () => "2024-01-02T00:00:00.000Z"],
];
