import type { PageDefaults } from "./page-defaults";

interface Operation {
  readonly query?: string | null;
  readonly headers?: string | null;
}

/** Headers the user typed are kept; what was only served before gives way to what is served now. */
export function currentHeaders(
  { query, headers }: Operation,
  before: PageDefaults,
  served: PageDefaults,
): string {
  const wereServed = [before.headers, ...before.tabs.map((example) => example.headers)];
  if (headers && !wereServed.includes(headers)) return headers;
  return served.tabs.find((example) => example.query === query)?.headers ?? served.headers;
}
