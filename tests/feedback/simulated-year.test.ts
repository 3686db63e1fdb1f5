import { Memory } from "../../src/kernel/memory";
import {
  decideAsking,
  whenToSend,
  type Asked,
  type AskingRules,
  type Candidate,
} from "../../src/services/feedback/asking/decide-asking";
import { zoneClock } from "../../src/services/feedback/asking/zone-clock";

/** `REDRESS_SURVEY_CUSTOMERS=100000` for the year of a hundred thousand. */
const CUSTOMERS = Number(process.env["REDRESS_SURVEY_CUSTOMERS"] ?? 4_000);
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const NEW_YEAR = Date.parse("2026-01-01T00:00:00.000Z");

const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
  "Australia/Sydney",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Africa/Casablanca",
  "America/St_Johns",
  "Asia/Tehran",
  "UTC",
];

const INTERVAL_OF_ALL = 21;

const survey = (surveyId: string, rules: Partial<AskingRules>): AskingRules => ({
  surveyId,
  sampleShare: 1,
  needsConsent: false,
  quiet: null,
  intervalDays: 0,
  intervalDaysOfAll: INTERVAL_OF_ALL,
  afterDelay: (from) => from,
  ...rules,
});

const SURVEYS = [
  survey("csat", { sampleShare: 0.4, quiet: { from: 21 * 60, to: 8 * 60 }, intervalDays: 60 }),
  survey("nps", {
    sampleShare: 0.05,
    quiet: { from: 2 * 60, to: 3 * 60 + 30 },
    afterDelay: (from) => from + 5 * DAY,
  }),
  survey("ces", { quiet: { from: 0, to: 23 * 60 + 59 }, afterDelay: (from) => from + 90 * MINUTE }),
];

/** Numbers from 0 to 1 that are the same every time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed >>> 0; ;) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

interface Sent extends Asked {
  readonly customer: number;
}

interface Drawn {
  could: number;
  were: number;
}

const drawn = new Map<string, Drawn>(SURVEYS.map(({ surveyId }) => [surveyId, { could: 0, were: 0 }]));
const sent: Sent[] = [];
const memory = new Memory(10_000);

const clocks = ZONES.map((zone) => zoneClock(zone, memory));

/** A year of one customer: what happens, what is planned of it, and what a sender that is late at times sends. */
function live(customer: number): void {
  const random = numbers(customer + 1);
  const next = (): number => random.next().value;
  const candidate: Candidate = {
    customerId: `customer-${customer}`,
    isBlocked: false,
    hasOptedOut: false,
    consentedChannels: [],
    clockAt: clocks[customer % ZONES.length] ?? zoneClock("UTC", memory),
  };
  let [planned, asked]: [Asked[], Asked[]] = [[], []];
  const work = (until: number): void => {
    for (;;) {
      const [due] = planned.toSorted((one, other) => one.at - other.at);
      if (!due || due.at > until) return;
      planned = planned.filter((one) => one !== due);
      // One in ten is late, up to half a day: so long nobody looked.
      const now = due.at + (next() < 0.1 ? Math.floor(next() * 12 * HOUR) : 0);
      const rules = SURVEYS.find(({ surveyId }) => surveyId === due.surveyId);
      if (!rules) throw new Error("no such survey");
      const at = whenToSend(rules, candidate, asked, now);
      if (at > now) planned.push({ ...due, at });
      else asked = [...asked, { ...due, at }];
    }
  };
  for (let at = NEW_YEAR, thing = 0; ; thing += 1) {
    at += Math.floor(-Math.log(1 - next()) * 45 * DAY);
    if (at > NEW_YEAR + 365 * DAY) break;
    work(at);
    const rules = SURVEYS[thing % SURVEYS.length];
    if (!rules) continue;
    const occasion = { thingId: `thing-${thing}`, happenedAt: at, channel: null };
    const decision = decideAsking(rules, candidate, occasion, [...planned, ...asked]);
    const count = drawn.get(rules.surveyId);
    if (!count) continue;
    count.could += 1;
    if (decision.isAsked || decision.reason !== "NOT_IN_SAMPLE") count.were += 1;
    if (decision.isAsked) planned.push({ surveyId: rules.surveyId, at: decision.at });
  }
  work(Infinity);
  for (const one of asked) sent.push({ ...one, customer });
}

beforeAll(() => {
  for (let customer = 0; customer < CUSTOMERS; customer += 1) live(customer);
}, 120_000);

test("nobody is asked more often than allowed", () => {
  const lastOf = new Map<string, number>();
  let [closestOfAll, closestOfCsat] = [Infinity, Infinity];
  const inOrder = sent.toSorted((one, other) => one.customer - other.customer || one.at - other.at);
  for (const { customer, surveyId, at } of inOrder) {
    closestOfAll = Math.min(closestOfAll, at - (lastOf.get(`${customer}`) ?? -Infinity));
    if (surveyId === "csat")
      closestOfCsat = Math.min(closestOfCsat, at - (lastOf.get(`${customer} csat`) ?? -Infinity));
    lastOf.set(`${customer}`, at).set(`${customer} ${surveyId}`, at);
  }

  expect(sent.length).toBeGreaterThan(CUSTOMERS * 2);
  expect(closestOfAll).toBeGreaterThanOrEqual(INTERVAL_OF_ALL * DAY);
  expect(closestOfCsat).toBeGreaterThanOrEqual(60 * DAY);
  // So close that it was kept by rule, and not by chance.
  expect(closestOfAll).toBeLessThan((INTERVAL_OF_ALL + 1) * DAY);
});

test("nobody is asked in the quiet hours of its own zone", () => {
  const readings = ZONES.map(
    (timeZone) => new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }),
  );
  const minuteOf = ({ customer, at }: Sent): number => {
    const [hours = 0, minutes = 0] = (readings[customer % ZONES.length]?.format(at) ?? "")
      .split(":")
      .map(Number);
    return hours * 60 + minutes;
  };
  const disturbed = sent.filter((one) => {
    const quiet = SURVEYS.find(({ surveyId }) => surveyId === one.surveyId)?.quiet;
    if (!quiet) return false;
    const minute = minuteOf(one);
    return quiet.from < quiet.to
      ? minute >= quiet.from && minute < quiet.to
      : minute >= quiet.from || minute < quiet.to;
  });

  expect(disturbed).toEqual([]);
});

test("of those who could be asked, the share that is asked is that of the rule", () => {
  const shares = SURVEYS.map(({ surveyId, sampleShare }) => {
    const { could, were } = drawn.get(surveyId) ?? { could: 0, were: 0 };
    return Math.abs(were / could - sampleShare);
  });

  expect(Math.max(...shares)).toBeLessThan(0.01);
});
