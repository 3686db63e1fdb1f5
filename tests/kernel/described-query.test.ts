import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { createPool, type DatabasePool } from "../../src/kernel/database/pool";
import { sql, trusted } from "../../src/kernel/database/sql";
import { UnitOfWork } from "../../src/kernel/database/unit-of-work";
import { cloneDatabase, type TestDatabase } from "../support/test-server";

let database: TestDatabase;
let pool: DatabasePool;

beforeAll(async () => {
  database = await cloneDatabase("template0");
  pool = createPool({ url: database.ownerUrl, name: "rows", size: 1, onError: () => undefined });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function inWork<T>(work: (unit: UnitOfWork) => Promise<T>): Promise<T> {
  const unit = new UnitOfWork({ pool, workspaceId: null, access: "write", pace: "swift" });
  try {
    const result = await work(unit);
    await unit.commit();
    return result;
  } finally {
    await unit.rollback();
  }
}

/** How many of the messages of this name the pool's only connection is sent meanwhile. */
async function heard(name: string, work: () => Promise<unknown>): Promise<number> {
  const client = await pool.connect();
  client.release();
  let count = 0;
  const hear = (): void => void count++;
  client.connection.on(name, hear);
  await work();
  client.connection.off(name, hear);
  return count;
}

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.stringMatching(/^[ -~]{0,300}$/),
  fc.string({ unit: "grapheme", minLength: 1_000, maxLength: 1_100 }),
  fc.constant(null),
);
const row = fc.record({
  words: text.map((words) => words?.replaceAll("\0", "") ?? null),
  more: text.map((words) => words?.replaceAll("\0", "") ?? null),
  id: fc.option(fc.uuid()),
  at: fc.option(fc.date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })),
  small: fc.option(fc.integer({ min: -32_768, max: 32_767 })),
  large: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  truth: fc.option(fc.boolean()),
  ids: fc.option(fc.array(fc.uuid(), { maxLength: 3 })),
});

test("rows are read as what was written, with all types and lengths, described or not", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 6 }), async (rows) => {
      const given = JSON.stringify(rows.map((one) => ({ ...one, large: one.large?.toString() ?? null })));
      const statement = sql`
        select * from json_to_recordset(${given}) as r(words text, id uuid, at timestamptz, small smallint,
          large bigint, truth boolean, ids uuid[], more text)`;
      const expected = rows.map((one) => ({ ...one, at: one.at?.toISOString() ?? null }));

      // Unnamed, then named and described, then named alone.
      for (let time = 0; time < 3; time += 1)
        expect(await inWork((unit) => unit.rows(statement))).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});

test("of columns of one name the last counts, as with pg", async () => {
  const statement = sql`select 1 as a, null::int as a, null::int as b, 2 as b`;

  for (let time = 0; time < 3; time += 1)
    expect(await inWork((unit) => unit.rows(statement))).toEqual([{ a: null, b: 2 }]);
});

test("the rows of a statement are described but once on a connection", async () => {
  const ask = (): Promise<unknown> =>
    inWork((unit) => unit.rows(sql`select ${"word"}::text as word, 7 as number`));
  await ask();

  expect(await heard("rowDescription", ask)).toBe(1);
  expect(await heard("rowDescription", ask)).toBe(0);
  expect(await ask()).toEqual([{ word: "word", number: 7 }]);
});

test("that a statement has no rows is told but once as well", async () => {
  await pool.query("create table parcels (id integer)");
  const put = (): Promise<unknown> => inWork((unit) => unit.rows(sql`insert into parcels values (${1})`));
  await put();

  expect(await heard("noData", put)).toBe(1);
  expect(await heard("noData", put)).toBe(0);
  expect((await pool.query("select * from parcels")).rows).toHaveLength(3);
});

test("several statements under way at once are each given their own rows", async () => {
  const answers = await inWork((unit) =>
    Promise.all(
      Array.from({ length: 12 }, (_, place) =>
        unit.rows(sql`select ${place}::int as ${trusted(`place_${place % 3}`)}`),
      ),
    ),
  );

  expect(answers).toEqual(Array.from({ length: 12 }, (_, place) => [{ [`place_${place % 3}`]: place }]));
});

test("where what a statement answers has changed beneath it, nothing is read as what it was", async () => {
  await pool.query("create table boxes (id integer, name text)");
  await pool.query("insert into boxes values (1, 'one')");
  const ask = (): Promise<unknown> => inWork((unit) => unit.rows(sql`select * from boxes`));
  for (let time = 0; time < 3; time += 1) expect(await ask()).toEqual([{ id: 1, name: "one" }]);

  await pool.query("alter table boxes add column weight integer default 5");

  await expect(ask()).rejects.toThrow("cached plan must not change result type");
});

test("a statement that failed when it was first sent is described when it succeeds", async () => {
  const divided = (by: number): Promise<unknown> =>
    inWork((unit) => unit.rows(sql`select 6 / ${by}::int as quotient`));
  await divided(1);

  await expect(divided(0)).rejects.toThrow("division by zero");
  expect(await divided(2)).toEqual([{ quotient: 3 }]);
  expect(await divided(3)).toEqual([{ quotient: 2 }]);
});

describe("lists of uuids", () => {
  const ids = async (list: readonly unknown[]): Promise<unknown> =>
    inWork((unit) =>
      unit.rows(sql`select id from unnest(${list}::uuid[]) with ordinality l(id, place) order by place`),
    );

  test("are received as they were sent", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uuid(), { maxLength: 60 }), async (list) => {
        expect(await ids(list)).toEqual(list.map((id) => ({ id })));
        expect(await ids(list.map((id) => id.toUpperCase()))).toEqual(list.map((id) => ({ id })));
      }),
      { numRuns: 100 },
    );
  });

  test("may hold nothing in places", async () => {
    const id = randomUUID();

    expect(await ids([id, null])).toEqual([{ id }, { id: null }]);
  });

  test.each(["no uuid", `${randomUUID().slice(0, 35)}g`, randomUUID().replace("-", "+"), "é".repeat(36), 7])(
    "what is none is refused by PostgreSQL: %s",
    async (odd) => {
      await expect(ids([randomUUID(), odd])).rejects.toThrow(/invalid input syntax for type uuid/);
    },
  );

  test("are texts where texts are asked for", async () => {
    const id = randomUUID();

    expect(await inWork((unit) => unit.rows(sql`select ${[id]}::text[] as texts`))).toEqual([
      { texts: [id] },
    ]);
  });
});
