import { Memory } from "../../src/kernel/memory";
import { outsideQuietHours } from "../../src/services/feedback/asking/quiet-hours";
import { isInSample } from "../../src/services/feedback/asking/sample";
import { zoneClock } from "../../src/services/feedback/asking/zone-clock";

const MINUTE = 60_000;

/** Whoever looks at the wall clock every minute. */
function minuteByMinute(zone: string, quiet: { from: number; to: number }, moment: number): number {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
  const isQuiet = (at: number): boolean => {
    const [hours = 0, minutes = 0] = clock.format(at).split(":").map(Number);
    const minute = hours * 60 + minutes;
    return quiet.from < quiet.to
      ? minute >= quiet.from && minute < quiet.to
      : minute >= quiet.from || minute < quiet.to;
  };
  let at = moment;
  while (isQuiet(at)) at = Math.floor(at / MINUTE) * MINUTE + MINUTE;
  return at;
}

/** Around the nights on which these clocks are turned, by an hour and by half of one. */
const NIGHTS = [
  ["Europe/Berlin", "2026-03-29T01:00:00Z"],
  ["Europe/Berlin", "2026-10-25T01:00:00Z"],
  ["America/New_York", "2026-11-01T06:00:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T15:00:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
  ["Asia/Kathmandu", "2026-05-01T00:00:00Z"],
] as const;

const HOURS = [
  { from: 21 * 60, to: 8 * 60 },
  { from: 60, to: 150 },
  { from: 135, to: 165 },
  { from: 0, to: 1439 },
];

test.each(NIGHTS)("quiet hours in %s around %s end as the wall clock says", (zone, turn) => {
  const clockAt = zoneClock(zone, new Memory(100));
  const wrong: unknown[] = [];

  for (const quiet of HOURS)
    for (let minutes = -1_500; minutes < 1_500; minutes += 13) {
      const moment = Date.parse(turn) + minutes * MINUTE + 17;
      const told = outsideQuietHours(clockAt(moment), quiet, moment);
      if (told !== minuteByMinute(zone, quiet, moment)) wrong.push([quiet, new Date(moment), new Date(told)]);
    }

  expect(wrong).toEqual([]);
});

test("the same is drawn every time, and who is among fewer is among more", () => {
  const lots = Array.from({ length: 2_000 }, (_, index) => ({
    surveyId: "survey",
    customerId: `customer-${index % 40}`,
    thingId: `thing-${index}`,
  }));

  const drawn = [0, 0.1, 0.5, 1].map((share) => lots.filter((lot) => isInSample(lot, share)));

  expect(drawn.map(({ length }) => length)).toEqual([0, 221, 1_028, 2_000]);
  expect(drawn[1]?.every((lot) => drawn[2]?.includes(lot))).toBe(true);
});
