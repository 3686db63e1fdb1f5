import { dateOf, MINUTE_MS, type Hours } from "../../src/services/clocks/calendar/calendar";

/** A calendar in words that a child could follow. */
export interface PlainCalendar {
  readonly zone: string;
  /** Monday to Sunday. */
  readonly week: readonly (readonly Hours[])[];
  /** By date. */
  readonly overrides: Readonly<Record<string, readonly Hours[]>>;
}

const QUARTER_MS = 15 * MINUTE_MS;
const DAY_MS = 86_400_000;

/** Slow and obvious: looks at the clock on the wall every minute, and never believes one that was turned back. */
export class MinuteByMinute {
  private readonly offsets = new Map<number, number>();
  private readonly hours = new Map<number, readonly Hours[]>();
  private readonly format: Intl.DateTimeFormat;
  private readonly open: readonly boolean[];

  constructor(
    private readonly calendar: PlainCalendar,
    private readonly from: number,
    until: number,
  ) {
    this.format = new Intl.DateTimeFormat("en-CA", {
      timeZone: calendar.zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    const open: boolean[] = [];
    let furthest = -Infinity;
    for (let at = from - DAY_MS; at < until; at += MINUTE_MS) {
      furthest = Math.max(furthest, at + this.offsetAt(at));
      if (at >= from) open.push(this.isOpenAtReading(furthest));
    }
    this.open = open;
  }

  isOpen(at: number): boolean {
    return this.open[(at - this.from) / MINUTE_MS]!;
  }

  between(from: number, to: number): number {
    let minutes = 0;
    for (let at = from; at < to; at += MINUTE_MS) if (this.isOpen(at)) minutes += 1;
    return minutes * MINUTE_MS;
  }

  /** Null beyond the time that was looked at. */
  add(from: number, duration: number): number | null {
    let left = duration;
    let at = from;
    while (left > 0) {
      if (at >= this.from + this.open.length * MINUTE_MS) return null;
      if (this.isOpen(at)) left -= MINUTE_MS;
      at += MINUTE_MS;
    }
    return at;
  }

  private isOpenAtReading(reading: number): boolean {
    const day = Math.floor(reading / DAY_MS);
    const minute = (reading - day * DAY_MS) / MINUTE_MS;
    return this.hoursOf(day).some(({ from, to }) => from <= minute && minute < to);
  }

  private hoursOf(day: number): readonly Hours[] {
    const known = this.hours.get(day);
    if (known) return known;
    const weekday = (new Date(day * DAY_MS).getUTCDay() + 6) % 7;
    const hours = this.calendar.overrides[dateOf(day)] ?? this.calendar.week[weekday]!;
    this.hours.set(day, hours);
    return hours;
  }

  /** Zones turn their clocks at quarters of an hour. */
  private offsetAt(at: number): number {
    const quarter = Math.floor(at / QUARTER_MS);
    const known = this.offsets.get(quarter);
    if (known !== undefined) return known;
    const text = this.format.format(quarter * QUARTER_MS);
    const [year, month, day, hour, minute] = (text.match(/\d+/g) ?? []).map(Number);
    const offset = Date.UTC(year!, month! - 1, day, hour, minute) - quarter * QUARTER_MS;
    this.offsets.set(quarter, offset);
    return offset;
  }
}
