import { InvalidError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { BatchRead } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import {
  addBusinessTime,
  businessTimeBetween,
  HORIZON_MS,
  isOpen,
  nextOpening,
  openIntervals,
} from "../calendar/business-time";
import { timetable, type Timetable } from "../calendar/timetable";
import { knowledgeIn } from "../holidays/holiday-hours";
import { calendarOf } from "./calendar-of-hours";
import { instantAt, knownMoment, knownPeriod, type Period } from "./known-time";
import { hoursOfCalendars } from "./read-calendars";
import { publishedDuration, workDuration } from "./work-duration";

/** Something that calendars tell of times. What is wrong with the question is refused before anything is read. */
function reckoning<Args, Question, Answer>(
  name: string,
  understood: (args: Args, ctx: Context) => Question,
  answer: (table: Timetable, question: Question) => Answer,
): BatchRead<Context, Args, Answer> {
  return query({ name: `calendar:${name}`, permission: "calendar:read" }, async (ctx, { ids, args }) => {
    const question = understood(args, ctx);
    const hours = await hoursOfCalendars(ctx, ids);
    const knowledge = knowledgeIn(ctx.memory);
    const answers = [...hours].map(([id, ofCalendar]): [Uuid, Answer] => [
      id,
      answer(timetable(calendarOf(ofCalendar), knowledge), question),
    ]);
    return new Map(answers);
  });
}

/** How long it is open between two moments, by ISO 8601. */
export const businessTimeOfCalendars = reckoning("businessTimeBetween", knownPeriod, (table, { from, to }) =>
  publishedDuration(businessTimeBetween(table, from, to)),
);

export interface AddedTime {
  readonly from: Instant;
  readonly duration: string;
}

/** The moment at which so much work time has passed; null beyond ten years. */
export const businessTimeAddedToCalendars = reckoning(
  "addBusinessTime",
  ({ from, duration }: AddedTime) => ({ from: knownMoment(from, "from"), length: knownLength(duration) }),
  // Not refused: another calendar of the same list may well be open for so long.
  (table, { from, length }) => published(addBusinessTime(table, from, length)),
);

function knownLength(duration: string): number {
  const length = workDuration(duration);
  if (length === null)
    throw new InvalidError(
      "duration",
      "Give hours, minutes and seconds, such as PT8H30M: a day of work is not as long everywhere.",
    );
  if (length > HORIZON_MS) throw new InvalidError("duration", "Ask for ten years at most.");
  return length;
}

export interface AskedIntervals extends Period {
  readonly first: number;
}

const MOST_INTERVALS = 100;

/** When it is open between two moments, the first so many times. */
export const openIntervalsOfCalendars = reckoning(
  "openIntervals",
  ({ first, ...period }: AskedIntervals) => {
    if (first < 0 || first > MOST_INTERVALS)
      throw new InvalidError("first", `Ask for ${MOST_INTERVALS} intervals at most.`);
    return { period: knownPeriod(period), first };
  },
  (table, { period, first }) =>
    openIntervals(table, period, first).map(({ opensAt, closesAt }) => ({
      opensAt: instantAt(opensAt),
      closesAt: instantAt(closesAt),
    })),
);

/** The first moment from then on at which it is open. */
export const nextOpeningOfCalendars = reckoning(
  "nextOpening",
  ({ after }: { readonly after: Instant }) => knownMoment(after, "after"),
  (table, after) => published(nextOpening(table, after)),
);

/** Whether it is open at a moment, now unless told. */
export const opennessOfCalendars = reckoning(
  "isOpen",
  ({ at }: { readonly at: Instant | null }, ctx) => knownMoment(at ?? ctx.now(), "at"),
  isOpen,
);

function published(moment: number | null): Instant | null {
  return moment === null ? null : instantAt(moment);
}
