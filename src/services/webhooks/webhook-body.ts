import type { PublishedEvent } from "../log/published-event";

/** What is sent of an event, in the form of Standard Webhooks. An event that is in no log has no cursor. */
export function webhookBody(
  data: Omit<PublishedEvent, "cursor"> & { readonly cursor: string | null },
): string {
  return JSON.stringify({ type: data.type, timestamp: data.occurredAt, data });
}

/** What takes the place of the event's own data, and what could not be read of it. */
export interface ShapedData {
  /** The event itself unless told. */
  readonly data?: unknown;
  readonly errors: readonly unknown[];
}

/** The same with other data. Errors are named where there are any. */
export function shapedBody(whole: string, { data, errors }: ShapedData): string {
  const body = JSON.parse(whole) as object;
  return JSON.stringify({
    ...body,
    ...(data !== undefined && { data }),
    ...(errors.length > 0 && { errors }),
  });
}
