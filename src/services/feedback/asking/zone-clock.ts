import type { Memory } from "../../../kernel/memory";
import { wallClock, type WallClock } from "../../clocks/calendar/wall-clock";
import { DAY_MS } from "../../clocks/calendar/calendar";
import { CLOCK_AHEAD_MS } from "./quiet-hours";

/** Clocks are looked up for so long at once. */
const SPAN_MS = 365 * DAY_MS;

/** The wall clock of a zone around any moment, remembered from one asking to the next. */
export function zoneClock(zone: string, memory: Memory): (moment: number) => WallClock {
  return (moment) => {
    const from = Math.floor(moment / SPAN_MS) * SPAN_MS;
    return memory.recall(
      `survey clock ${from} of ${zone}`,
      () => wallClock(zone, from, from + SPAN_MS + CLOCK_AHEAD_MS),
      (seasons) => seasons.length,
    );
  };
}
