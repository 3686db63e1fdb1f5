import fc from "fast-check";
import { Column, Entity } from "typeorm";
import { insertInto } from "../../src/kernel/database/insert-into";
import { createPool, type DatabasePool } from "../../src/kernel/database/pool";
import { sql } from "../../src/kernel/database/sql";
import { columnsOf, table } from "../../src/kernel/database/table";
import { UnitOfWork } from "../../src/kernel/database/unit-of-work";
import { cloneDatabase, type TestDatabase } from "../support/test-server";

@Entity("parcels")
class Parcel {
  @Column({ type: "integer" }) id!: number;
  @Column({ type: "text", nullable: true }) label!: string | null;
  @Column({ type: "bigint" }) weight!: bigint;
  @Column({ type: "timestamptz" }) sentAt!: string;
  @Column({ type: "text", array: true }) stamps!: string[];
  @Column({ type: "jsonb", nullable: true }) contents!: unknown;
  @Column({ type: "boolean" }) isOpen!: boolean;
  @Column({ type: "bytea", nullable: true }) seal!: Buffer | null;
}

const PARCELS = table(Parcel);

let database: TestDatabase;
let pool: DatabasePool;

beforeAll(async () => {
  database = await cloneDatabase("template0");
  pool = createPool({ url: database.ownerUrl, name: "parcels", size: 1, onError: () => undefined });
  await pool.query(`create table parcels (id integer primary key, label text, weight bigint, sent_at timestamptz(3),
    stamps text[], contents jsonb, is_open boolean, seal bytea)`);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const text = fc.string({ unit: "grapheme", maxLength: 12 }).filter((one) => !one.includes("\0"));
const parcel = fc.record({
  label: fc.option(fc.oneof(text, fc.constantFrom('"', "\\u0000", "\\ud800", "{a,b}", "NULL", "'; --"))),
  weight: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  sentAt: fc.constantFrom("2026-10-25T00:30:00.123Z", "9999-12-31T00:00:00.000Z", "infinity", "-infinity"),
  stamps: fc.array(text, { maxLength: 3 }),
  contents: fc.option(
    fc.oneof(
      fc.record({ a: text, b: fc.array(fc.option(fc.integer()), { maxLength: 3 }) }),
      fc.array(text, { maxLength: 2 }),
    ),
  ),
  isOpen: fc.boolean(),
  seal: fc.constant(null),
});

type Given = Omit<Parcel, "id">;

async function stored(rows: readonly Given[], atOnce: number): Promise<readonly Parcel[]> {
  const db = new UnitOfWork({ pool, workspaceId: null, access: "write" });
  const numbered = rows.map((row, id) => ({ ...row, id }));
  for (let from = 0; from < rows.length; from += atOnce)
    db.write(insertInto(PARCELS, numbered.slice(from, from + atOnce), {}));
  const kept = await db.rows<Parcel>(sql`select ${columnsOf(PARCELS)} from parcels order by id`);
  await db.rollback();
  return kept;
}

test("many rows are stored as they are one by one", async () => {
  const some = fc.array(parcel, { minLength: 8, maxLength: 20 });

  await fc.assert(
    fc.asyncProperty(some, async (rows) => {
      const together = await stored(rows, rows.length);

      expect(together).toEqual(await stored(rows, 1));
      expect(together).toHaveLength(rows.length);
    }),
    { numRuns: 60 },
  );
});

test("many rows with bytes, a sub-select or half a character are stored, too", async () => {
  const plain: Given = {
    ...{ label: "plain", weight: 1n, sentAt: "2026-01-01T00:00:00.000Z", stamps: [] },
    ...{ contents: null, isOpen: true, seal: null },
  };
  const eight = Array.from({ length: 8 }, () => plain);

  const sealed = await stored([...eight, { ...plain, seal: Buffer.from("00ff", "hex") }], 9);
  const asked = await stored([...eight, { ...plain, label: sql`(select 'asked')` as unknown as string }], 9);
  const broken = await stored([...eight, { ...plain, label: "half \ud83d" }], 9);

  expect([sealed, asked, broken].map((rows) => rows.at(-1))).toMatchObject([
    { seal: Buffer.from("00ff", "hex") },
    { label: "asked" },
    { label: "half \ufffd" },
  ]);
});
