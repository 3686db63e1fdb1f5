import type { Figures } from "../figures";
import { bytesOf, inversions, type ToldEvent } from "../stage/told-event";

/** Counts what one tap told otherwise than the log has it. */
export function compareOrdered(
  figures: Figures,
  tap: string,
  told: readonly ToldEvent[],
  log: readonly ToldEvent[],
): void {
  compareEach(figures, tap, told, log);
  figures.none(`${tap}: told twice`, told.length - new Set(told.map(({ id }) => id)).size);
  const isSame = told.length === log.length && told.every(({ id }, index) => id === log[index]?.id);
  figures.none(`${tap}: in another order than the log`, isSame ? 0 : 1);
}

/** For what comes at least once, and in order for each thing alone. */
export function compareEach(
  figures: Figures,
  tap: string,
  told: readonly ToldEvent[],
  log: readonly ToldEvent[],
): void {
  const known = new Map(log.map((event) => [event.id, bytesOf(event)]));
  const ids = new Set(told.map(({ id }) => id));
  figures.none(`${tap}: lost`, log.filter(({ id }) => !ids.has(id)).length);
  figures.none(`${tap}: not in the log`, told.filter(({ id }) => !known.has(id)).length);
  figures.none(
    `${tap}: not the same to the last byte`,
    told.filter((event) => known.has(event.id) && known.get(event.id) !== bytesOf(event)).length,
  );
  figures.none(`${tap}: before an earlier event of the same thing`, inversions(told));
}
