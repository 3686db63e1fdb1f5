import { healthAfter } from "../../src/services/webhooks/endpoint-health";
import { nextTry, RETRY_SECONDS, retryAfterSeconds } from "../../src/services/webhooks/retry-schedule";
import { roomForDeliveries } from "../../src/server/webhooks/room-for-deliveries";

const NOW = "2026-01-15T09:00:00.000Z";

test("a wait is up to a fifth longer, so that those who failed together come apart", () => {
  const failed = { failures: 1, at: NOW, retryAfterSeconds: null };

  const tries = [0, 0.5, 1].map((chance) => nextTry(failed, RETRY_SECONDS, () => chance));

  expect(tries).toEqual(["2026-01-15T09:00:05.000Z", "2026-01-15T09:00:05.500Z", "2026-01-15T09:00:06.000Z"]);
});

test.each([
  ["0", 0],
  [" 30 ", 30],
  ["Thu, 15 Jan 2026 09:02:00 GMT", 120],
  ["Thu, 15 Jan 2026 08:00:00 GMT", 0],
  ["-5", null],
  ["1.5", null],
  ["2026-01-15T10:00:00Z", null],
  ["9999999999", null],
  ["Monday morning", null],
  [undefined, null],
])("`Retry-After: %s` asks for %s seconds", (header, seconds) => {
  expect(retryAfterSeconds(header, NOW)).toBe(seconds);
});

test("pauses double up to a quarter of an hour, and what was under way when one began adds nothing", () => {
  const well = { failuresInRow: 9, failingSince: NOW, pausedUntil: null, pauses: 0 };
  const failed = { startedAt: NOW, hasSucceeded: false, isProbe: false };

  let health = healthAfter(well, failed, NOW);
  const first = health.pausedUntil;
  const late = healthAfter(health, failed, NOW);
  const pauses: number[] = [];
  for (let probes = 0; probes < 9; probes += 1) {
    health = healthAfter(health, { ...failed, isProbe: true }, NOW);
    pauses.push((Date.parse(health.pausedUntil ?? NOW) - Date.parse(NOW)) / 1_000);
  }

  expect(first).toBe("2026-01-15T09:00:05.000Z");
  expect(late).toMatchObject({ pausedUntil: first, pauses: 1, failuresInRow: 11 });
  expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 640, 900, 900]);
});

test("each endpoint gets a place before any gets a second, and many slow ones leave places for others", () => {
  const slow = Array.from({ length: 20 }, (_, index) => `slow-${index}`);
  const capacity = { atOnce: 40, perEndpoint: 10 };

  const firstRound = roomForDeliveries(slow, new Map(), capacity);
  const others = Array.from({ length: 30 }, (_, index) => `swift-${index}`);
  const second = roomForDeliveries([...slow, ...others], firstRound, capacity);

  expect([...firstRound.values()]).toEqual(Array<number>(20).fill(1));
  expect([...second.keys()]).toEqual(others.slice(0, 20));
  expect(roomForDeliveries(["one"], new Map([["one", 7]]), capacity)).toEqual(new Map([["one", 3]]));
});
