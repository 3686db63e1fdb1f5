import { InvalidError } from "../../kernel/errors";

const FORM = /^e1_[0-9a-z]{1,13}$/;

/** A place in the log as its readers keep it: opaque to them, and the same on every tap. */
export function logCursor(position: bigint): string {
  return `e1_${position.toString(36)}`;
}

/** The position after which somebody wants to go on; refuses what is no cursor of the log. */
export function positionOf(cursor: string, field: string | readonly string[]): bigint {
  const position = FORM.test(cursor) ? parsed(cursor.slice(3)) : null;
  if (position === null || position > MOST)
    throw new InvalidError(
      field,
      "This is not a cursor of the event log; use one from an event or from `asOf`.",
    );
  return position;
}

/** What PostgreSQL's bigint holds. */
const MOST = 2n ** 63n - 1n;

function parsed(digits: string): bigint {
  return [...digits].reduce((sum, digit) => sum * 36n + BigInt(parseInt(digit, 36)), 0n);
}
