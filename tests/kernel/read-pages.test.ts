import fc from "fast-check";
import { Memory } from "../../src/kernel/memory";
import { createPool, type DatabasePool } from "../../src/kernel/database/pool";
import { trusted } from "../../src/kernel/database/sql";
import { snakeCase, type Table } from "../../src/kernel/database/table";
import { UnitOfWork } from "../../src/kernel/database/unit-of-work";
import { newUuid, type Uuid } from "../../src/kernel/ids";
import { workspaceCondition, type OperationContext } from "../../src/kernel/operation";
import { pageRequest } from "../../src/kernel/paging/page-request";
import {
  countRows,
  countRowsOf,
  readPage,
  readPages,
  type ListSpec,
  type Page,
} from "../../src/kernel/paging/read-pages";
import { createSecrets } from "../../src/kernel/secrets";
import { cloneDatabase, type TestDatabase } from "../support/test-server";

interface Thing {
  readonly id: Uuid;
  readonly parentId: Uuid;
  readonly at: string;
  readonly rank: number;
  readonly name: string;
}

/** The columns that a list may be ordered by, and what PostgreSQL calls their types. */
const KEYS = { at: "timestamptz", rank: "integer", name: "text" } as const;
type Key = keyof typeof KEYS;

const PARENTS: readonly Uuid[] = [newUuid(), newUuid(), newUuid()];

const THINGS: Table<Thing> = {
  name: trusted("things"),
  columns: ["id", "parentId", "at", "rank", "name"].map((property) => ({
    property,
    name: snakeCase(property),
    isJson: false,
  })),
};

let database: TestDatabase;
let pool: DatabasePool;

beforeAll(async () => {
  database = await cloneDatabase("template0");
  pool = createPool({ url: database.ownerUrl, name: "paging", size: 2, onError: () => undefined });
  await pool.query(`create table things (
    workspace_id uuid, parent_id uuid, id uuid, at timestamptz(3), rank integer, name text)`);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

// Few different keys, so that most rows have equals; and keys that differ in the last millisecond only.
const thing = fc.record({
  parent: fc.nat({ max: PARENTS.length - 1 }),
  at: fc.constantFrom("2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.001Z", "1999-12-31T23:59:59.999Z"),
  rank: fc.constantFrom(-1, 0, 7, 999_999_999),
  name: fc.constantFrom("", "a", "B", "it's", "quote\"'"),
});

const list = fc.record({
  things: fc.array(thing, { maxLength: 24 }),
  key: fc.constantFrom<Key>("at", "rank", "name"),
  descending: fc.boolean(),
  size: fc.integer({ min: 1, max: 7 }),
});

interface ListCase {
  readonly things: readonly { parent: number; at: string; rank: number; name: string }[];
  readonly key: Key;
  readonly descending: boolean;
  readonly size: number;
}

const RUNS = { numRuns: 40 };

test("pages forwards hold each row once, in order, however many rows are equal", async () => {
  await fc.assert(
    fc.asyncProperty(list, async (given) => {
      const { ctx, spec, expected } = await stored(given);

      const pages = await walk(
        (cursor) => readPage<Thing>(ctx, spec, forwards(given.size, cursor)),
        "forwards",
      );

      await ctx.end();
      expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(expected);
      expect(pages.map(({ hasPreviousPage }) => hasPreviousPage)).toEqual(pages.map((_, index) => index > 0));
    }),
    RUNS,
  );
});

test("pages backwards hold the same rows in the same order", async () => {
  await fc.assert(
    fc.asyncProperty(list, async (given) => {
      const { ctx, spec, expected } = await stored(given);

      const pages = await walk(
        (cursor) => readPage<Thing>(ctx, spec, backwards(given.size, cursor)),
        "backwards",
      );

      await ctx.end();
      expect(pages.reverse().flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(expected);
    }),
    RUNS,
  );
});

test("pages within parents are those that each parent has alone", async () => {
  await fc.assert(
    fc.asyncProperty(list, async (given) => {
      const { ctx, spec, things } = await stored(given);
      const nested = { ...spec, parent: "t.parent_id" };

      const together = await readPages<Thing>(ctx, nested, forwards(given.size, null), PARENTS);

      for (const parent of PARENTS) {
        const own = ordered(
          things.filter(({ parentId }) => parentId === parent),
          given,
        );
        const page = together.get(parent);
        expect(page?.rows.map(({ id }) => id)).toEqual(own.slice(0, given.size).map(({ id }) => id));
        expect(page?.hasNextPage).toBe(own.length > given.size);
      }
      const counts = await countRowsOf(ctx, nested, PARENTS);
      expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(await countRows(ctx, spec));
      await ctx.end();
    }),
    RUNS,
  );
});

test("a list shows the rows of its own workspace only", async () => {
  const rows = [{ parent: 0, at: "2026-01-01T00:00:00.000Z", rank: 1, name: "a" }];
  const given: ListCase = { things: rows, key: "rank", descending: false, size: 5 };
  await stored(given).then(({ ctx }) => ctx.end());

  const { ctx, spec, expected } = await stored(given);
  const page = await readPage<Thing>(ctx, spec, forwards(5, null));

  await ctx.end();
  expect(page.rows.map(({ id }) => id)).toEqual(expected);
});

test("an empty page tells whether there is anything at all", async () => {
  const rows = [{ parent: 0, at: "2026-01-01T00:00:00.000Z", rank: 1, name: "a" }];
  const { ctx, spec } = await stored({ things: rows, key: "rank", descending: false, size: 5 });

  const page = await readPage<Thing>(ctx, spec, pageRequest({ first: 0 }));

  await ctx.end();
  expect(page).toMatchObject({ rows: [], hasNextPage: true, hasPreviousPage: false });
});

test("a cursor is good for its own list, order and filter only", async () => {
  const rows = [1, 2, 3].map((rank) => ({ parent: 0, at: "2026-01-01T00:00:00.000Z", rank, name: "a" }));
  const { ctx, spec } = await stored({ things: rows, key: "rank", descending: false, size: 5 });
  const page = await readPage<Thing>(ctx, spec, forwards(1, null));
  const cursor = page.cursorAt(0);

  const others: readonly Partial<ListSpec<Thing>>[] = [
    { name: "other" },
    { descending: true },
    { filter: { tag: "vip" } },
    { key: { column: "t.name", type: "text" } },
  ];

  for (const other of others)
    await expect(readPage(ctx, { ...spec, ...other }, forwards(1, cursor))).rejects.toThrow(
      "belongs to another list, filter or order",
    );
  await ctx.end();
});

type Walked = Page<Thing>;

/** All pages in one direction, each from the cursor at the end of the one before. */
async function walk(
  read: (cursor: string | null) => Promise<Walked>,
  direction: "forwards" | "backwards",
): Promise<Walked[]> {
  const pages = [await read(null)];
  for (;;) {
    const page = pages.at(-1);
    const isMore = direction === "forwards" ? page?.hasNextPage : page?.hasPreviousPage;
    if (!page || !isMore || page.rows.length === 0) return pages;
    pages.push(await read(page.cursorAt(direction === "forwards" ? page.rows.length - 1 : 0)));
  }
}

const forwards = (first: number, after: string | null) => pageRequest({ first, after });
const backwards = (last: number, before: string | null) => pageRequest({ last, before });

/** The oracle: sorts in memory, by key and then by id. */
function ordered(things: readonly Thing[], { key, descending }: ListCase): readonly Thing[] {
  const sign = descending ? -1 : 1;
  const compare = (a: string | number, b: string | number): number => (a < b ? -sign : a > b ? sign : 0);
  return [...things].sort((a, b) => compare(a[key], b[key]) || compare(a.id, b.id));
}

interface Stored {
  readonly ctx: OperationContext & { end(): Promise<void> };
  readonly spec: ListSpec<Thing>;
  readonly things: readonly Thing[];
  readonly expected: readonly Uuid[];
}

/** The rows in a workspace of their own, and the list of them. */
async function stored(given: ListCase): Promise<Stored> {
  const workspaceId = newUuid();
  const things = given.things.map(({ parent, ...rest }) => ({
    ...rest,
    id: newUuid(),
    parentId: PARENTS[parent]!,
  }));
  for (const { id, parentId, at, rank, name } of things)
    await pool.query(`insert into things values ($1, $2, $3, $4, $5, $6)`, [
      workspaceId,
      parentId,
      id,
      at,
      rank,
      name,
    ]);
  const work = new UnitOfWork({ pool, workspaceId, access: "read" });
  const inWorkspace = workspaceCondition(workspaceId);
  return {
    ctx: {
      workspaceId,
      actor: { kind: "test", id: null, permissions: new Set() },
      db: work,
      requestId: "test",
      inWorkspace,
      secrets: createSecrets("a master secret that is used by tests only"),
      memory: new Memory(1_000),
      settings: { files: { maxBytes: 1, types: new Set() }, allowsPrivateAddresses: false },
      realNow: () => "2026-01-15T09:00:00.000Z",
      now: () => "2026-01-01T00:00:00.000Z",
      newId: newUuid,
      end: () => work.commit(),
    },
    spec: {
      name: "things",
      table: THINGS,
      alias: "t",
      from: trusted("things t"),
      where: [inWorkspace("t")],
      key: { column: `t.${given.key}`, type: KEYS[given.key] },
      id: "t.id",
      descending: given.descending,
    },
    things,
    expected: ordered(things, given).map(({ id }) => id),
  };
}
