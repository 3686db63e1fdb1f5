import type { LoggedEvent } from "../../src/entities/events/logged-event.entity";
import { newUuid } from "../../src/kernel/ids";
import { stretchesOf, stretchIn } from "../../src/server/events/nats/stretch-text";
import { RecentLog, type HeardStretch } from "../../src/server/events/recent-log";

const WORKSPACE = newUuid();

function event(position: bigint, text = ""): LoggedEvent {
  const at = "2026-01-15T09:00:00.000Z";
  return {
    workspaceId: WORKSPACE,
    position,
    id: newUuid(),
    type: "case.changed",
    schemaVersion: 1,
    aggregateType: "case",
    aggregateId: newUuid(),
    aggregateVersion: 1,
    actorKind: "system",
    actorId: null,
    requestId: "test",
    occurredAt: at,
    recordedAt: at,
    payload: { text },
  };
}

function stretch(after: bigint, ...positions: readonly bigint[]): HeardStretch {
  const events = positions.map((position) => event(position));
  return { after, through: positions.at(-1) ?? after, events, bytes: 100 };
}

function positionsAfter(log: RecentLog, position: bigint): readonly bigint[] | null {
  return log.after(position)?.events.map((each) => each.position) ?? null;
}

test("what is handed on in parts lies without a gap, and comes back as it was; what is too large is only told of", () => {
  const events = [3n, 4n, 7n, 9n, 12n].map((position) => event(position, "x".repeat(300)));
  events[3] = event(9n, "x".repeat(5_000));

  const parts = stretchesOf(2n, events, 1_500).map(({ text }) => stretchIn(WORKSPACE, text)!);

  expect(parts.length).toBeGreaterThan(2);
  expect(parts.map(({ after }) => after)).toEqual([2n, ...parts.slice(0, -1).map(({ through }) => through)]);
  expect(parts.flatMap((part) => part.events ?? [])).toEqual(
    events.filter(({ position }) => position !== 9n),
  );
  expect(parts.filter((part) => part.events === null).map(({ through }) => through)).toEqual([9n]);
});

test("what was heard is known from the last gap on, each event once, whatever comes twice or overlaps", () => {
  const log = new RecentLog();

  log.add(stretch(10n, 11n, 12n));
  log.add(stretch(12n, 15n));
  log.add(stretch(10n, 11n, 12n));
  log.add(stretch(11n, 12n, 15n, 16n));

  expect(positionsAfter(log, 9n)).toBeNull();
  expect(positionsAfter(log, 10n)).toEqual([11n, 12n, 15n, 16n]);
  expect(positionsAfter(log, 13n)).toEqual([15n, 16n]);
  expect(positionsAfter(log, 16n)).toBeNull();
  log.add(stretch(20n, 21n));
  expect(positionsAfter(log, 15n)).toBeNull();
  expect(positionsAfter(log, 20n)).toEqual([21n]);
  log.add({ ...stretch(21n, 22n), events: null });
  expect(positionsAfter(log, 21n)).toBeNull();
  log.add(stretch(22n, 23n));
  expect(positionsAfter(log, 22n)).toEqual([23n]);
});

test("of a busy log the latest is known alone", () => {
  const log = new RecentLog();

  for (let position = 1n; position <= 5_000n; position += 1n) log.add(stretch(position - 1n, position));

  expect(positionsAfter(log, 1n)).toBeNull();
  expect(positionsAfter(log, 4_990n)).toHaveLength(10);
  expect(positionsAfter(log, 3_000n)).toHaveLength(2_000);
});
