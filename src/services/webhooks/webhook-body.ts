import type { PublishedEvent } from "../log/published-event";

/** What is sent of an event, in the form of Standard Webhooks. An event that is in no log has no cursor. */
export function webhookBody(
  data: Omit<PublishedEvent, "cursor"> & { readonly cursor: string | null },
): string {
  return JSON.stringify({ type: data.type, timestamp: data.occurredAt, data });
}
