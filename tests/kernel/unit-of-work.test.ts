import { isTransient } from "../../src/kernel/database/database-errors";
import type { Asking, Gathering } from "../../src/kernel/database/database";
import { PartOfWork } from "../../src/kernel/database/part-of-work";
import { createPool, type DatabasePool } from "../../src/kernel/database/pool";
import { sql, type Sql } from "../../src/kernel/database/sql";
import { SwiftWorkFailedError, UnitOfWork, type Pace } from "../../src/kernel/database/unit-of-work";
import { CommitUnansweredError } from "../../src/kernel/database/wire";
import { ConflictError, UnavailableError } from "../../src/kernel/errors";
import { breakableLine, type BreakableLine } from "../support/breakable-line";
import { cloneDatabase, type TestDatabase } from "../support/test-server";

let database: TestDatabase;
let line: BreakableLine;
let pool: DatabasePool;
const unhandled: unknown[] = [];
const note = (error: unknown): void => void unhandled.push(error);

beforeAll(async () => {
  process.on("unhandledRejection", note);
  database = await cloneDatabase("template0");
  line = await breakableLine(database.ownerUrl);
  pool = createPool({ url: line.url, name: "work", size: 3, onError: () => undefined });
  await pool.query("create table things (id integer primary key, name text not null)");
});

beforeEach(() => pool.query("truncate things"));

afterAll(async () => {
  await pool.end();
  await line.close();
  await database.drop();
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});

const PACES: readonly Pace[] = ["swift", "careful"];

function begin(pace: Pace = "swift", access: "read" | "write" = "write"): UnitOfWork {
  return new UnitOfWork({ pool, workspaceId: null, access, pace });
}

function insert(id: number, name: string | null = "thing"): Sql {
  return sql`insert into things (id, name) values (${id}, ${name})`;
}

async function kept(): Promise<readonly number[]> {
  const { rows } = await pool.query<{ id: number }>("select id from things order by id");
  return rows.map(({ id }) => id);
}

interface Thing {
  readonly id: number;
  readonly name: string | null;
}

/** Written in one statement, but for two of one name. */
const THINGS: Gathering<Thing> = {
  fits: (things, { name }) => things.every((other) => other.name !== name),
  statements: (things) => [
    sql`insert into things (id, name)
      select * from unnest(${things.map(({ id }) => id)}::integer[], ${things.map(({ name }) => name)}::text[])`,
  ],
};

/** What begins and ends a transaction left out. */
function counted(): { readonly work: UnitOfWork; readonly statements: readonly string[] } {
  const statements: string[] = [];
  const onStatement = (text: string): void => void statements.push(text.trim().slice(0, 6));
  return { work: new UnitOfWork({ pool, workspaceId: null, access: "write", onStatement }), statements };
}

/** Fails in the way that a deadlock does. */
const DEADLOCK = sql`do $$ begin raise exception 'deadlock detected' using errcode = '40P01'; end $$`;

test.each(PACES)("%s writes that nobody waits for are durable once the commit has answered", async (pace) => {
  const work = begin(pace);

  work.write(insert(1));
  const seen = await work.rows(sql`select id from things`);
  work.write(insert(2));
  await work.commit();

  expect(seen).toEqual([{ id: 1 }]);
  expect(await kept()).toEqual([1, 2]);
});

test("what is gathered is written at once before anything else is sent, in the order of what was asked", async () => {
  const { work, statements } = counted();

  for (const id of [1, 2, 3]) work.gather(THINGS, { id, name: `thing ${id}` });
  const seen = await work.rows(sql`select id from things order by id`);
  work.gather(THINGS, { id: 4, name: "new" });
  work.write(sql`update things set name = 'old' where id = 4`);
  for (const id of [5, 6]) work.gather(THINGS, { id, name: "twin" });
  await work.commit();

  expect(seen).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  expect(statements).toEqual(["insert", "select", "insert", "update", "insert", "insert"]);
  expect(await kept()).toEqual([1, 2, 3, 4, 5, 6]);
});

test.each(PACES)(
  "what was gathered in %s work and cannot be written keeps all from being durable",
  async (pace) => {
    const work = begin(pace);
    work.write(insert(1));
    work.gather(THINGS, { id: 2, name: null });

    await expect(work.commit()).rejects.toMatchObject({ code: "23502" });
    expect(await kept()).toEqual([]);
  },
);

test("a refused attempt takes with it what was gathered in it alone", async () => {
  const work = begin("careful");
  work.gather(THINGS, { id: 1, name: "before" });

  const attempt = work.attempt(async () => {
    work.gather(THINGS, { id: 2, name: "within" });
    throw new ConflictError("Taken.");
  });
  await expect(attempt).rejects.toThrow("Taken.");
  work.gather(THINGS, { id: 3, name: "after" });
  await work.commit();

  expect(await kept()).toEqual([1, 3]);
});

test("swift work that gathered something in a refused attempt is to be done again", async () => {
  const work = begin("swift");

  const attempt = work.attempt(async () => {
    work.gather(THINGS, { id: 1, name: "thing" });
    throw new ConflictError("Taken.");
  });

  await expect(attempt).rejects.toThrow("Taken.");
  await expect(work.commit()).rejects.toThrow(SwiftWorkFailedError);
  await work.rollback();
  expect(await kept()).toEqual([]);
});

test("keys that several ask for in one turn are read at once, and each has its own answer", async () => {
  await pool.query("insert into things (id, name) values (1, 'one'), (2, 'two')");
  const { work, statements } = counted();
  const names: Asking<number, string | null> = {
    read: async (db, ids) => {
      const rows = await db.rows<Thing>(sql`select id, name from things where id = any(${ids}::integer[])`);
      return ids.map((id) => rows.find((row) => row.id === id)?.name ?? null);
    },
  };

  const answers = await Promise.all([2, 3, 1, 2].map((id) => new PartOfWork(work).ask(names, id)));
  const later = await new PartOfWork(work).ask(names, 1);
  const alone = await Promise.all([1, 2].map((id) => work.ask(names, id)));
  await work.commit();

  expect([...answers, later, ...alone]).toEqual(["two", null, "one", "two", "one", "one", "two"]);
  expect(statements).toEqual(["select", "select", "select", "select"]);
});

test("a read for several keys that fails is the failure of each", async () => {
  const work = begin("careful", "read");
  const nothing: Asking<number, number> = { read: (db) => db.rows<number>(sql`select 1 / 0`) };

  const answers = await Promise.allSettled([1, 2].map((key) => new PartOfWork(work).ask(nothing, key)));
  await work.rollback();

  expect(answers).toMatchObject([{ reason: { code: "22012" } }, { reason: { code: "22012" } }]);
});

test("what needs no answer leaves with the first statement that does", async () => {
  await begin().commit();
  const before = line.packets();
  const work = begin();

  work.write(insert(1));
  work.write(insert(2));
  await Promise.all([work.rows(sql`select 1`), work.rows(sql`select 2`)]);
  work.write(insert(3));
  work.write(insert(4));
  await work.commit();

  expect(line.packets() - before).toBe(2);
  expect(await kept()).toEqual([1, 2, 3, 4]);
});

test.each(PACES)(
  "the failure of a %s write is that of the next statement, and nothing stays",
  async (pace) => {
    const work = begin(pace);
    work.write(insert(1));
    work.write(insert(2, null));

    const next = work.rows(sql`select 1`);

    await expect(next).rejects.toMatchObject({ code: "23502" });
    await expect(work.commit()).rejects.toMatchObject({ code: "23502" });
    expect(await kept()).toEqual([]);
  },
);

test.each(PACES)("the failure of a %s write is that of the commit it left with", async (pace) => {
  const work = begin(pace);
  work.write(insert(1));
  work.write(insert(1));
  work.write(insert(2));

  const committed = work.commit();

  await expect(committed).rejects.toMatchObject({ code: "23505" });
  expect(await kept()).toEqual([]);
});

test("of statements that were sent together, what failed first is the reason of all after it", async () => {
  const work = begin("careful", "read");

  const answers = await Promise.allSettled([
    work.rows(sql`select 1 as one`),
    work.rows(sql`select 1 / 0`),
    work.rows(sql`select 2`),
    work.rows(sql`select * from nowhere`),
  ]);
  await work.rollback();

  expect(answers).toMatchObject([
    { value: [{ one: 1 }] },
    { reason: { code: "22012" } },
    { reason: { code: "22012" } },
    { reason: { code: "22012" } },
  ]);
});

test("a refused attempt that wrote is undone alone by careful work, and what stands beside it stays", async () => {
  const work = begin("careful");
  work.write(insert(1));

  const attempt = work.attempt(async () => {
    work.write(insert(2));
    throw new ConflictError("Taken.");
  });
  await expect(attempt).rejects.toThrow("Taken.");
  work.write(insert(3));
  await work.commit();

  expect(await kept()).toEqual([1, 3]);
});

test("an attempt that throws at once undoes what it has just sent", async () => {
  const work = begin("careful");

  const attempt = work.attempt(() => {
    work.write(insert(1));
    throw new ConflictError("Taken.");
  });
  await expect(attempt).rejects.toThrow("Taken.");
  await work.commit();

  expect(await kept()).toEqual([]);
});

test("careful work tells the failure of a write at the end of its attempt, as a refusal where it is one", async () => {
  const work = begin("careful");
  work.write(insert(1));

  const attempt = work.attempt(async () => work.write(insert(2, "half\0way")));

  await expect(attempt).rejects.toThrow("cannot be stored");
  await work.commit();
  expect(await kept()).toEqual([1]);
});

test("swift work that cannot undo a refused attempt is to be done again, and commits nothing", async () => {
  const work = begin("swift");

  const attempt = work.attempt(async () => {
    work.write(insert(1));
    throw new ConflictError("Taken.");
  });

  await expect(attempt).rejects.toThrow("Taken.");
  expect(work.mustBeDoneAgain).toBe(true);
  await expect(work.commit()).rejects.toThrow(SwiftWorkFailedError);
  await work.rollback();
  expect(await kept()).toEqual([]);
});

test("swift work that meets a refusal only at its commit is to be done again", async () => {
  const work = begin("swift");
  await work.attempt(async () => work.write(insert(1, "half\0way")));

  const committed = work.commit();

  await expect(committed).rejects.toThrow(SwiftWorkFailedError);
  expect(await kept()).toEqual([]);
});

test("swift work goes on after an attempt that was refused before it wrote", async () => {
  const work = begin("swift");
  work.write(insert(1));

  const attempt = work.attempt(async () => {
    await work.rows(sql`select id from things for no key update`);
    throw new ConflictError("Taken.");
  });
  await expect(attempt).rejects.toThrow("Taken.");
  await work.commit();

  expect(work.mustBeDoneAgain).toBe(false);
  expect(await kept()).toEqual([1]);
});

test("a deadlock that only the commit tells of may be tried again: its outcome is known", async () => {
  const work = begin("swift");
  work.write(insert(1));
  work.write(DEADLOCK);

  const error: unknown = await work.commit().catch((reason: unknown) => reason);

  expect(error).toMatchObject({ code: "40P01" });
  expect(isTransient(error)).toBe(true);
  expect(await kept()).toEqual([]);
});

test("what failed before a careful attempt began is the reason that the attempt gives", async () => {
  const work = begin("careful");
  work.write(DEADLOCK);

  const error: unknown = await work
    .attempt(() => work.rows(sql`select 1`))
    .catch((reason: unknown) => reason);
  await work.rollback();

  expect(error).toMatchObject({ code: "40P01" });
});

test("a connection that is lost with writes under way, before the commit, changed nothing", async () => {
  const work = begin("swift");
  await work.rows(sql`select 1`);
  line.breakAt("on its way", "after");
  work.write(insert(1, "on its way"));

  const next: unknown = await work.rows(sql`select 1`).catch((reason: unknown) => reason);
  const committed: unknown = await work.commit().catch((reason: unknown) => reason);

  for (const error of [next, committed]) {
    expect(isTransient(error)).toBe(true);
    expect(error).not.toBeInstanceOf(CommitUnansweredError);
  }
  expect(await kept()).toEqual([]);
});

test.each([
  ["before", []],
  ["after", [1]],
] as const)(
  "a connection that is lost %s the commit is carried out leaves the outcome unknown",
  async (moment, stayed) => {
    const work = begin("swift");
    await work.rows(sql`select 1`);
    line.breakAt("commit", moment);
    work.write(insert(1));

    const error: unknown = await work.commit().catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(CommitUnansweredError);
    expect(error).toBeInstanceOf(UnavailableError);
    expect(isTransient(error)).toBe(false);
    expect(await kept()).toEqual(stayed);
  },
);

test("nothing is lost on the way to a connection that is still to be opened", async () => {
  const works = Array.from({ length: 5 }, () => begin("swift"));

  await Promise.all(
    works.map(async (work, index) => {
      work.write(insert(index, "first"));
      work.write(sql`update things set name = 'second' where id = ${index}`);
      expect(await work.rows(sql`select name from things where id = ${index}`)).toEqual([{ name: "second" }]);
      await work.commit();
    }),
  );

  expect(await kept()).toEqual([0, 1, 2, 3, 4]);
});

test("a connection goes to the next at once when its reads are over, and keeps nothing of them", async () => {
  for (let turn = 0; turn < 10; turn += 1) {
    const work = begin("careful", "read");
    await work.rows(sql`select 1`);
    void work.rollback();
  }

  const { rows } = await pool.query<{ count: number }>(
    "select count(*)::int as count from pg_stat_activity where application_name = 'work' and state like 'idle in%'",
  );

  expect(rows).toEqual([{ count: 0 }]);
  expect(pool.idleCount).toBe(pool.totalCount);
});

test("a list that is asked for with the same values again keeps the plan for them, and no other's", async () => {
  await pool.query("insert into things (id, name) values (1, 'OPEN'), (2, 'NEW'), (3, 'it''s')");
  const ask = async (name: string): Promise<readonly unknown[]> => {
    const work = begin("swift", "read");
    const found = await work.rows<{ id: number }>(
      sql`select id from things where name = ${name} order by id`.plannedForValues(),
    );
    const plans = await work.rows(
      sql`select statement, generic_plans::int as plans from pg_prepared_statements where name like 'v%' order by 1`,
    );
    await work.commit();
    return [found.map(({ id }) => id), plans];
  };

  const answers: (readonly unknown[])[] = [];
  for (const name of ["OPEN", "NEW", "it's", "OPEN", "NEW", "it's", "OPEN"]) answers.push(await ask(name));

  const kept = (name: string, plans: number) => ({
    statement: `select id from things where name = '${name}' order by id`,
    plans,
  });
  expect(answers).toEqual([
    [[1], []],
    [[2], []],
    [[3], []],
    [[1], [kept("OPEN", 1)]],
    [[2], [kept("NEW", 1), kept("OPEN", 1)]],
    [[3], [kept("NEW", 1), kept("OPEN", 1)]],
    [[1], [kept("NEW", 1), kept("OPEN", 2)]],
  ]);
});
