import { InvalidError } from "../errors";

export const DEFAULT_PAGE_SIZE = 25;
export const MAX_PAGE_SIZE = 100;

/** Relay's four arguments as a client sends them. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

export interface PageRequest {
  /** Rows at most, 0 to 100. */
  readonly size: number;
  /** Whether the page ends at the cursor instead of beginning behind it. */
  readonly backwards: boolean;
  readonly cursor: string | null;
}

/** Refuses a page that is too large, or that is asked for in both directions at once. */
export function pageRequest({ first, after, last, before }: PageArguments): PageRequest {
  if (first != null && last != null)
    throw new InvalidError("last", "Ask for `first` or for `last`, not for both.");
  if (last == null && before != null) throw new InvalidError("before", "`before` goes with `last`.");
  if (last != null && after != null) throw new InvalidError("after", "`after` goes with `first`.");
  const backwards = last != null;
  const size = (backwards ? last : first) ?? DEFAULT_PAGE_SIZE;
  if (size < 0 || size > MAX_PAGE_SIZE)
    throw new InvalidError(backwards ? "last" : "first", `A page holds 0 to ${MAX_PAGE_SIZE} items.`);
  return { size, backwards, cursor: (backwards ? before : after) ?? null };
}
