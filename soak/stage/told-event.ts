/** An event as a tap tells of it. */
export interface ToldEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly cursor: string;
  readonly occurredAt: string;
  readonly requestId: string;
  readonly aggregate: { readonly type: string; readonly id: string; readonly version: number };
  readonly payload: unknown;
}

/** The same in GraphQL, whichever tap it is read from. */
export const EVENT_FIELDS =
  "id type schemaVersion cursor occurredAt requestId aggregate { type id version } payload";

/** What must be the same to the last byte on every tap. */
export function bytesOf({
  id,
  type,
  schemaVersion,
  cursor,
  occurredAt,
  requestId,
  aggregate,
  payload,
}: ToldEvent): string {
  const { type: thing, id: thingId, version } = aggregate;
  return JSON.stringify([
    id,
    type,
    schemaVersion,
    cursor,
    occurredAt,
    requestId,
    thing,
    thingId,
    version,
    payload,
  ]);
}

/** Events that came before an earlier one of the same thing. */
export function inversions(events: readonly ToldEvent[]): number {
  const versions = new Map<string, number>();
  let count = 0;
  for (const { aggregate } of events) {
    const key = `${aggregate.type} ${aggregate.id}`;
    if (aggregate.version <= (versions.get(key) ?? 0)) count += 1;
    else versions.set(key, aggregate.version);
  }
  return count;
}
