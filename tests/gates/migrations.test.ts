import { Client } from "pg";
import type { DataSource, EntityMetadata } from "typeorm";
import { MIGRATIONS } from "../../migrations/migrations";
import { ALL_ENTITIES } from "../../src/entities/all-entities";
import { createDataSource } from "../../src/kernel/database/data-source";
import { rulesOf, type RowRule } from "../../src/kernel/database/rule";
import { cloneDatabase, type TestDatabase } from "../support/test-server";

/** Whatever a migration can make: one line of text for each part. */
const CATALOG = `
  select format('column %s.%s %s%s default %s identity %s', table_name, column_name, udt_name,
    coalesce('(' || datetime_precision || ')', '') || case is_nullable when 'NO' then ' not null' else '' end,
    coalesce(column_default, 'none'), coalesce(identity_generation, 'none')) as part
  from information_schema.columns where table_schema = 'public' and table_name <> 'migrations'
  union all
  select format('constraint %s on %s: %s', conname, conrelid::regclass, pg_get_constraintdef(oid))
  from pg_constraint
  where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 'migrations'::regclass
  union all
  select 'rule ' || pg_get_functiondef(d.refobjid)
  from pg_constraint c join pg_depend d on d.classid = 'pg_constraint'::regclass and d.objid = c.oid
    and d.refclassid = 'pg_proc'::regclass
  where c.connamespace = 'public'::regnamespace and c.contype = 'c' and c.conname = (select proname from pg_proc where oid = d.refobjid)
  union all
  -- That a table has partitions the entities cannot say.
  select 'index ' || replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ')
  from pg_index i join pg_class t on t.oid = i.indrelid
  where t.relnamespace = 'public'::regnamespace and t.relname <> 'migrations' and i.indexprs is null
  order by part`;

/** What TypeORM cannot express, and so cannot make from the entities. */
const BEYOND_ENTITIES = `
  select format('policy %s on %s: %s', policyname, tablename, qual) as part
  from pg_policies where schemaname = 'public'
  union all
  select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace
  union all
  select format('trigger %s on %s', tgname, tgrelid::regclass) from pg_trigger where not tgisinternal
  union all
  select 'index ' || pg_get_indexdef(i.indexrelid)
  from pg_index i join pg_class t on t.oid = i.indrelid
  where t.relnamespace = 'public'::regnamespace and i.indexprs is not null
  union all
  select 'type ' || typname from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
  order by part`;

let database: TestDatabase;
let source: DataSource;

const dataSource = (url: string): Promise<DataSource> =>
  createDataSource({ url, entities: ALL_ENTITIES, migrations: MIGRATIONS }).initialize();

beforeAll(async () => {
  database = await cloneDatabase();
  source = await dataSource(database.ownerUrl);
});

afterAll(async () => {
  await source.destroy();
  await database.drop();
});

test("the entities ask for nothing that the migrations have not made", async () => {
  const { upQueries } = await source.driver.createSchemaBuilder().log();

  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

test("tables made from the entities are the tables that the migrations make, to the last constraint", async () => {
  const blank = await cloneDatabase("template0");
  const fromEntities = await dataSource(blank.ownerUrl);
  await fromEntities.query("create table migrations ()");
  for (const { target, columns } of fromEntities.entityMetadatas)
    for (const rule of rulesOf(target as object)) await fromEntities.query(functionOf(rule, columns));

  await fromEntities.synchronize();

  const made = await partsOf(blank, CATALOG);
  await fromEntities.destroy();
  await blank.drop();
  expect(await partsOf(database, CATALOG)).toEqual(made);
});

test("the migrations go down to nothing, and up again to the same", async () => {
  const before = await allParts();

  for (const _migration of MIGRATIONS) await source.undoLastMigration({ transaction: "each" });
  const atNothing = await allParts();
  await source.runMigrations({ transaction: "each" });

  expect(atNothing).toEqual([]);
  expect(await allParts()).toEqual(before);
}, 60_000);

/** What the rule is to be in the database. */
function functionOf({ name, columns, holds }: RowRule, all: EntityMetadata["columns"]): string {
  const typeOf = (column: string): string =>
    String(all.find(({ databaseName }) => databaseName === column)?.type);
  const parameters = columns.map((column) => `${column} ${typeOf(column)}`).join(", ");
  return `
create function ${name}(${parameters}) returns boolean language plpgsql immutable parallel safe as $$
begin
  return ${holds};
end $$`;
}

async function allParts(): Promise<readonly string[]> {
  return [...(await partsOf(database, CATALOG)), ...(await partsOf(database, BEYOND_ENTITIES))];
}

async function partsOf({ ownerUrl }: TestDatabase, statement: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ part: string }>(statement);
    return rows.map(({ part }) => part);
  } finally {
    await client.end();
  }
}
