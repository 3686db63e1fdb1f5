import { Measure, type MetricStep } from "../../src/entities/analytics/measure";
import type { MetricDimension } from "../../src/entities/analytics/metric-dimension";
import type { LoggedEvent } from "../../src/entities/events/logged-event.entity";
import { parsePublicId, publicId, type Uuid } from "../../src/kernel/ids";
import { runAsSystem } from "../../src/server/run-as-system";
import { command } from "../../src/services/access/operations";
import type { Context } from "../../src/services/access/actor";
import { countEvents } from "../../src/services/analytics/counting/count-events";
import { MEASURES } from "../../src/services/analytics/figures/measures";
import type { MetricFilter } from "../../src/services/analytics/figures/metric-question";
import { FILTER_DIMENSIONS } from "../../src/services/analytics/figures/metric-question";
import { readMetrics, type Metrics } from "../../src/services/analytics/figures/read-metrics";
import { dimensionsOf, TooMuchAskedError } from "../../src/services/analytics/figures/understand-question";
import { businessTimeBetween } from "../../src/services/clocks/calendar/business-time";
import { plainTimetable, workweek } from "../clocks/calendars";
import { persistently } from "../support/api-client";
import { world, type World } from "../support/world";
import { Chance } from "./chance";
import { BEGIN, corrected, END, randomDesk, type RawDesk } from "./random-desk";
import { groupOf, label, SlowFigures, type Place, type SlowQuestion } from "./slow-figures";
import { DeskWriter, idsOf } from "./write-desk";

/** 10,000 for all that was promised; every measure is compared either way. */
const EVENTS = Number(process.env["REDRESS_METRIC_EVENTS"] ?? 1_500);
const QUESTIONS = Math.round(60 + EVENTS / 100);
const SEED = Number(process.env["REDRESS_METRIC_SEED"] ?? 20_260_302);

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "Asia/Kolkata",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Pacific/Chatham",
];
const DAY = 86_400_000;

let w: World;
let desk: RawDesk;
let slow: SlowFigures;
const chance = new Chance(SEED);

beforeAll(async () => {
  w = await world();
  await w.api.data(CREATE_CALENDAR);
  w.clock.advance((END - Date.parse(w.clock.now())) / 1000);
  desk = randomDesk(chance, EVENTS);
  const writer = await DeskWriter.begin(w.database.superuserUrl, w.workspace.id);
  await writer.writePolicies(desk);
  await writer.write(desk);
  await tell(chance.shuffled(idsOf(desk)));
  for (let round = 0; round < 2; round += 1) {
    const touched = corrected(chance, desk);
    const ids = new Set(touched.map(({ id }) => id));
    const isTouched = ({ id }: { readonly id: Uuid }): boolean => ids.has(id);
    await writer.write({
      cases: desk.cases.filter(isTouched),
      transactions: desk.transactions.filter(isTouched),
      invitations: desk.invitations.filter(isTouched),
      clocks: desk.clocks.filter(isTouched),
    });
    await tell(chance.shuffled([...ids, ...chance.someOf(idsOf(desk), 50)]));
  }
  await writer.end();
  const table = plainTimetable(workweek("Europe/Berlin", "09:00-17:00"));
  slow = new SlowFigures(desk, (from, to) => businessTimeBetween(table, from, to), Date.parse(w.clock.now()));
}, 300_000);

afterAll(() => w.close());

test(`figures are those of the slowest way to get them, over ${EVENTS} events`, async () => {
  const questions = [
    ...everyMeasureOnce(),
    ...Array.from({ length: QUESTIONS }, randomQuestion),
    ...percentilesOfAll(),
    ...clocksByEachDimension(),
  ];

  let answered = 0;
  for (const { measures, question } of questions) {
    const answer = await ask(measures, question).catch(refused);
    if (answer === null) continue;
    answered += 1;

    expectRight(measures, question, answer);
  }

  expect(answered).toBeGreaterThan(0.8 * questions.length);
}, 600_000);

test("every figure leads to the very cases that it is made of", async () => {
  const questions = [
    ...everyMeasureOnce(),
    ...Array.from({ length: QUESTIONS / 2 }, randomQuestion),
    ...clocksByEachDimension(),
  ];

  let [looked, found] = [0, 0];
  for (const { measures, question } of questions) {
    const answer = await ask(measures, question).catch(refused);
    const filled = answer?.rows.filter(({ figures }) => figures.some(({ count }) => count > 0)) ?? [];
    for (const row of chance.shuffled(filled).slice(0, 2))
      for (const { measure, casesKey, countedCasesKey } of row.figures)
        for (const [of, key] of [["whole", casesKey] as const, ["counted", countedCasesKey] as const]) {
          if (key === null) continue;
          const right = slow.cases(measure, question, placeOf(question, row), of);
          const { total, ids } = await casesBehind(key);
          const isSo = total === right.length && ids.every((id) => right.includes(id));
          if (!isSo)
            throw new Error(JSON.stringify({ measure, of, question, row, right, total, ids }, null, 1));
          looked += 1;
          found += total;
        }
  }

  expect(looked).toBeGreaterThan(questions.length);
  expect(found).toBeGreaterThan(looked);
}, 600_000);

/** How many there are, and the first of them. */
async function casesBehind(key: string): Promise<{ total: number; ids: readonly Uuid[] }> {
  const { casesOfFigure } = await persistently<{
    casesOfFigure: { totalCount: number; nodes: readonly { id: string }[] };
  }>(w.api, `query ($key: String!) { casesOfFigure(key: $key, first: 100) { totalCount nodes { id } } }`, {
    key,
  });
  const { totalCount: total, nodes } = casesOfFigure;
  const ids = nodes.map(({ id }) => parsePublicId("case", id, "id"));
  expect(new Set(ids).size).toBe(Math.min(total, 100));
  return { total, ids };
}

/** Too many rows for anybody to read. */
function refused(error: unknown): null {
  if (error instanceof TooMuchAskedError) return null;
  throw error;
}

const CREATE_CALENDAR = `mutation {
  createBusinessCalendar(input: {
    name: "Desk", isDefault: true,
    hours: { timeZone: "Europe/Berlin", weekly: [${["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"]
      .map((weekday) => `{ weekday: ${weekday}, opensAt: "09:00", closesAt: "17:00" }`)
      .join(", ")}] }
  }) { userErrors { message } }
}`;

/** Told in any order, some of it twice, in batches of any size. */
async function tell(ids: readonly Uuid[]): Promise<void> {
  const cases = new Set(desk.cases.map(({ id }) => id));
  const invitations = new Set(desk.invitations.map(({ id }) => id));
  const clocks = new Set(desk.clocks.map(({ id }) => id));
  const twice = [...ids, ...chance.someOf(ids, ids.length / 5)];
  for (let from = 0; from < twice.length;) {
    const batch = twice.slice(from, from + 1 + chance.below(200));
    from += batch.length;
    const events = batch.map((id) =>
      invitations.has(id)
        ? eventOf(id, "surveyAnswer", { invitationId: publicId("invite", id) })
        : clocks.has(id)
          ? eventOf(id, "clock", { clockId: publicId("clk", id) }, "clock.met")
          : eventOf(id, cases.has(id) ? "case" : "transaction"),
    );
    const react = command({ name: "test:count", permission: "workspace:write" }, (ctx: Context, _: null) =>
      countEvents.react(ctx, events),
    );
    await runAsSystem(w.platform, w.workspace.id, react, null);
  }
}

function eventOf(aggregateId: Uuid, aggregateType: string, payload: object = {}, type = ""): LoggedEvent {
  return { aggregateType, aggregateId, payload, type } as LoggedEvent;
}

interface Asked {
  readonly measures: readonly Measure[];
  readonly question: SlowQuestion;
}

function everyMeasureOnce(): readonly Asked[] {
  return Object.values(Measure).map((measure) => {
    const known = [...dimensionsOf(MEASURES[measure])];
    return { measures: [measure], question: fitting(measure, known.slice(0, 1), {}, null, "Europe/Berlin") };
  });
}

/** Few of all measures are of clocks: a random question seldom is. */
function clocksByEachDimension(): readonly Asked[] {
  const measures = [Measure.SLA_COMPLIANCE, Measure.CLOCKS_BREACHED, Measure.SLA_OVERRUN_P90];
  return [...dimensionsOf(MEASURES.SLA_COMPLIANCE)].map((dimension) => ({
    measures,
    question: fitting(Measure.SLA_COMPLIANCE, [dimension], {}, "DAY", chance.of(ZONES)),
  }));
}

function randomQuestion(): Asked {
  const measure = chance.of(Object.values(Measure));
  const known = [...dimensionsOf(MEASURES[measure])];
  const dimensions = chance.someOf(known, 2);
  const narrowed = chance.someOf(known, 2);
  const filter = Object.fromEntries(narrowed.map((each) => [each, chance.someOf(valuesOf(each), 3)]));
  const step = chance.of([null, "HOUR", "DAY", "WEEK", "MONTH", "HOUR_OF_WEEK"] as const);
  const question = fitting(measure, dimensions, filter, step, chance.of(ZONES));
  const fellow = chance.of(Object.values(Measure));
  const fits = [...question.dimensions, ...(Object.keys(question.filter) as MetricDimension[])].every(
    (each) => dimensionsOf(MEASURES[fellow]).has(each),
  );
  const isPlain = !["stock", "stockAge", "sum"].includes(MEASURES[fellow].calculation.kind);
  const isAlike = fits && fellow !== measure && isPlain;
  return { measures: isAlike ? [measure, fellow] : [measure], question };
}

/** So long that the longest rows lie within. */
function percentilesOfAll(): readonly Asked[] {
  const isLong = (measure: Measure): boolean => MEASURES[measure].calculation.kind === "percentile";
  return Object.values(Measure)
    .filter(isLong)
    .map((measure) => {
      const dimensions = chance.someOf([...dimensionsOf(MEASURES[measure])], 1);
      const [from, to] = [BEGIN - 70 * DAY - chance.below(DAY), END + 70 * DAY + chance.below(DAY)];
      return {
        measures: [measure],
        question: { dimensions, filter: {}, step: null, timeZone: chance.of(ZONES), from, to },
      };
    });
}

/** A question that is not refused for this measure. */
function fitting(
  measure: Measure,
  dimensions: readonly MetricDimension[],
  filter: SlowQuestion["filter"],
  step: MetricStep | null,
  timeZone: string,
): SlowQuestion {
  const isMoney = MEASURES[measure].unit === "MINOR_UNITS";
  const isStock = MEASURES[measure].calculation.kind.startsWith("stock");
  const days = step === "HOUR" ? 2 : step === "DAY" ? 14 : 40;
  const from = BEGIN + chance.below(END - BEGIN - days * DAY);
  return {
    dimensions,
    filter: isMoney && !dimensions.includes("CURRENCY") ? { ...filter, CURRENCY: ["EUR"] } : filter,
    step: isStock && step === "HOUR_OF_WEEK" ? "DAY" : step,
    timeZone,
    // To the millisecond: rollups are whole, questions are not.
    from: chance.isOnce(3) ? from : from - (from % DAY),
    to: isStock && step === "HOUR_OF_WEEK" ? from + 5 * DAY : from + days * DAY,
  };
}

function valuesOf(dimension: MetricDimension): readonly string[] {
  const found = [...desk.cases, ...desk.transactions, ...desk.clocks].flatMap((one) => {
    const values: Partial<Record<MetricDimension, unknown>> =
      "turns" in one
        ? { CLOCK: one.metric, POLICY: one.policy }
        : "steps" in one
          ? {
              CHANNEL: one.channel,
              KIND: one.kind,
              PRIORITY: one.priority,
              TEAM: one.holder.team,
              MEMBER: one.holder.member,
              ACTOR: desk.members[0],
              TAG: one.tags[0],
            }
          : { RAIL: one.rail, PROVIDER: one.provider, DECLINE_CODE: one.declineCode, CURRENCY: one.currency };
    const value = values[dimension];
    return typeof value === "string" ? [value] : [];
  });
  return [...new Set(found)];
}

function ask(
  measures: readonly Measure[],
  { dimensions, filter, step, timeZone, from, to }: SlowQuestion,
): Promise<Metrics> {
  const given = Object.entries(FILTER_DIMENSIONS).flatMap(([name, dimension]) =>
    filter[dimension] ? [[name, filter[dimension]]] : [],
  );
  const question = {
    measures,
    dimensions,
    step,
    timeZone,
    period: { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    filter: Object.fromEntries(given) as MetricFilter,
  };
  return runAsSystem(w.platform, w.workspace.id, readMetrics, { question, at: ["query"] });
}

const PREFIXES: Partial<Record<MetricDimension, string>> = {
  TEAM: "team",
  MEMBER: "mem",
  ACTOR: "mem",
  SURVEY: "survey",
  POLICY: "sla",
};

function expectRight(measures: readonly Measure[], question: SlowQuestion, answer: Metrics): void {
  const told = new Set<string>();
  for (const row of answer.rows) {
    const place = placeOf(question, row);
    told.add(groupOf(question, place.at, place.values));
    for (const { measure, value } of row.figures) {
      const right = slow.value(measure, question, place);
      const is =
        value === null || right === null
          ? value === right
          : Math.abs(value - right) <= 1e-9 * Math.abs(right);
      if (!is) throw new Error(JSON.stringify({ measure, question, row, right, value }, null, 1));
    }
  }
  for (const measure of measures)
    for (const group of slow.groups(measure, question))
      if (!told.has(group))
        throw new Error(`${measure} tells nothing of ${group}: ${JSON.stringify(question)}`);
}

function placeOf(question: SlowQuestion, row: Metrics["rows"][number]): Place {
  const values = row.values.map((value, index) => {
    const prefix = PREFIXES[question.dimensions[index] as MetricDimension];
    if (value === "") return null;
    return prefix ? parsePublicId(prefix, value, "value") : value;
  });
  const at = question.step === "HOUR_OF_WEEK" ? hourLike(row, question.timeZone) : Date.parse(row.from);
  return { at, end: Date.parse(row.to), values };
}

/** A moment of that hour of the week. */
function hourLike({ weekday, hour }: Metrics["rows"][number], timeZone: string): number {
  // Zones are apart from each other by quarters of an hour.
  for (let at = BEGIN; ; at += 3_600_000 / 4)
    if (label(at, "HOUR_OF_WEEK", timeZone) === `${weekday} ${hour}`) return at;
}
