import fc from "fast-check";
import type { Pool } from "pg";
import { createPool } from "../../src/kernel/database/pool";
import { instantFromPostgres, plusSeconds, systemClock } from "../../src/kernel/instant";
import { testServer } from "../support/test-server";

const moment = fc.date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });

/** As PostgreSQL writes it with datestyle ISO and time zone UTC: no zeros at the end of the fraction. */
function postgresText(date: Date): string {
  return `${date
    .toISOString()
    .replace("T", " ")
    .replace(/\.?0*Z$/, "")}+00`;
}

test("reads what PostgreSQL writes as the same moment", () => {
  fc.assert(
    fc.property(moment, (date) => {
      expect(instantFromPostgres(postgresText(date))).toBe(date.toISOString());
    }),
  );
});

test("instants sort as text in the order of time", () => {
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      const [first, second] = [a, b].map((date) => instantFromPostgres(postgresText(date)));

      expect(first! < second!).toBe(a.getTime() < b.getTime());
    }),
  );
});

test("adds seconds, parts of them and none", () => {
  expect(plusSeconds("2026-12-31T23:59:59.500Z", 0.5)).toBe("2027-01-01T00:00:00.000Z");
  expect(plusSeconds("2026-03-01T00:00:00.000Z", -1)).toBe("2026-02-28T23:59:59.000Z");
  expect(plusSeconds("2026-03-01T00:00:00.000Z", 0)).toBe("2026-03-01T00:00:00.000Z");
});

test("the system's clock tells the time in the form of an instant", () => {
  const before = new Date().toISOString();

  const now = systemClock();

  expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(now >= before && now <= new Date().toISOString()).toBe(true);
});

describe("through a real server", () => {
  let pool: Pool;

  beforeAll(() => {
    pool = createPool({
      url: testServer().applicationUrl,
      name: "instants",
      size: 1,
      onError: () => undefined,
    });
  });

  afterAll(() => pool.end());

  test("an instant comes back from PostgreSQL as it went in", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 50 }), async (dates) => {
        const instants = dates.map((date) => date.toISOString());

        const { rows } = await pool.query<{ at: string }>(
          `select at::timestamptz(3) as at from unnest($1::text[]) at`,
          [instants],
        );

        expect(rows.map(({ at }) => at)).toEqual(instants);
      }),
      { numRuns: 20 },
    );
  });
});
