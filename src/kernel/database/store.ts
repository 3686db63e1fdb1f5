import { invariant, NotFoundError, VersionConflictError } from "../errors";
import type { Uuid } from "../ids";
import type { OperationContext } from "../operation";
import { firstRow } from "./database";
import { NOTHING, sql, type Sql } from "./sql";
import { insertInto } from "./insert-into";
import { columnsOf, settings, type Table } from "./table";
import type { VersionedRow, WorkspaceRow } from "./rows";
import { updateEach } from "./update-each";

type NullableProperty<Row> = {
  [Property in keyof Row]: null extends Row[Property] ? Property : never;
}[keyof Row];
/** The values of a new row: what may be null may be left out, and what the store fills in is not given. */
type New<Row extends WorkspaceRow> = Omit<
  Row,
  "workspaceId" | "createdAt" | "updatedAt" | "version" | NullableProperty<Row>
> &
  Partial<Pick<Row, "createdAt" | NullableProperty<Row>>>;
type Reach = Pick<OperationContext, "db" | "inWorkspace">;
/** What the store fills in is taken from it. */
type Given = Pick<OperationContext, "workspaceId" | "now">;
/** A value may also be a piece of SQL that finds it, such as a sub-select of another part of the statement. */
export type Insertable<Row extends WorkspaceRow> =
  New<Row> | { readonly [Property in keyof New<Row>]: New<Row>[Property] | Sql };
export type Change<Row extends VersionedRow> = Partial<
  Omit<Row, "workspaceId" | "id" | "createdAt" | "version">
>;

/** Adds a row to the caller's workspace and returns it as stored. */
export async function insertRow<Row extends WorkspaceRow>(
  ctx: OperationContext,
  into: Table<Row>,
  values: New<Row>,
): Promise<Row> {
  const [row] = await insertRows(ctx, into, [values]);
  invariant(row, "an insert returned no row");
  return row;
}

/** All rows in one statement. Every value object must give the same properties. */
export async function insertRows<Row extends WorkspaceRow>(
  ctx: OperationContext,
  into: Table<Row>,
  values: readonly New<Row>[],
  onConflict: Sql = NOTHING,
): Promise<readonly Row[]> {
  if (values.length === 0) return [];
  return ctx.db.rows<Row>(
    sql`${insertion<Row>(ctx, into, values)} ${onConflict} returning ${columnsOf(into)}`,
  );
}

/** An insert of at least one row, to stand alone or as a part of a larger statement. */
export function insertion<Row extends WorkspaceRow>(
  ctx: Given,
  into: Table<Row>,
  values: readonly Insertable<Row>[],
): Sql {
  return insertInto(into, values, givenByStore(ctx, into));
}

/** The values with what the store fills in: rows of several contexts can then be written together. */
export function completed<Row extends WorkspaceRow>(
  ctx: Given,
  into: Table<Row>,
  values: readonly Insertable<Row>[],
): readonly object[] {
  const given = givenByStore(ctx, into);
  return values.map((row) => ({ ...given, ...row }));
}

function givenByStore<Row extends WorkspaceRow>(ctx: Given, { columns }: Table<Row>): object {
  const [workspaceId, now] = [ctx.workspaceId, ctx.now()];
  const isVersioned = columns.some(({ property }) => property === "updatedAt");
  return isVersioned ? { workspaceId, createdAt: now, updatedAt: now } : { workspaceId, createdAt: now };
}

/** Writes the change, raises the version and the time of update, and returns the row as stored. */
export async function updateRow<Row extends VersionedRow>(
  ctx: OperationContext,
  of: Table<Row>,
  id: Uuid,
  change: Change<Row>,
): Promise<Row> {
  const row = await firstRow<Row>(ctx.db, sql`${updating(ctx, of, id, change)} returning ${columnsOf(of)}`);
  invariant(row, "the row to update was not there, though it was locked before");
  return row;
}

/** An update of one row, open to further conditions and to `returning`. */
export function updating<Row extends VersionedRow>(
  ctx: OperationContext,
  of: Table<Row>,
  id: Uuid,
  change: Change<Row>,
): Sql {
  return sql`
    update ${of.name}
    set version = version + 1, ${settings(of, { updatedAt: ctx.now(), ...change })}
    where ${ctx.inWorkspace()}
    and id = ${id}`;
}

/** These properties of each of at least one row, to stand alone; nothing else of it changes by itself. */
export function updatingEach<Row extends WorkspaceRow>(
  ctx: OperationContext,
  of: Table<Row>,
  properties: readonly (keyof Row & string)[],
  rows: readonly Pick<Row, "id">[],
): Sql {
  return updateEach(of, properties, rows, ctx.inWorkspace("stored"));
}

/** The row, or null when the workspace has none of this id. */
export async function findRow<Row extends WorkspaceRow>(
  ctx: Reach,
  of: Table<Row>,
  id: Uuid,
  further: Sql = NOTHING,
): Promise<Row | null> {
  return firstRow<Row>(
    ctx.db,
    sql`select ${columnsOf(of)} from ${of.name} where ${ctx.inWorkspace()} and id = ${id} ${further}`,
  );
}

/**
 * Holds the row until the transaction ends, so that what is decided from it is still true when it is written.
 * Not \`for update\`: that would hold up every insert whose foreign key names the row.
 */
export async function lockRow<Row extends VersionedRow>(
  ctx: Reach,
  of: Table<Row>,
  noun: string,
  id: Uuid,
  expectedVersion?: number | null,
): Promise<Row> {
  const row = await findRow(ctx, of, id, sql`for no key update`);
  if (!row) throw new NotFoundError(noun);
  if (expectedVersion != null && row.version !== expectedVersion)
    throw new VersionConflictError(noun, expectedVersion, row.version);
  return row;
}
