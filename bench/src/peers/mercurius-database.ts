import { Pool, types, TypeOverrides } from "pg";
import { STATEMENTS, type StatementName } from "./mercurius-statements.ts";
import type { PeerSettings } from "./peer-settings.ts";

export type Row = Readonly<Record<string, unknown>>;

export interface Database {
  rows(name: StatementName, ...values: readonly unknown[]): Promise<readonly Row[]>;
  one(name: StatementName, ...values: readonly unknown[]): Promise<Row | null>;
  /** The rows of each parent, by its id. */
  byParent(
    name: StatementName,
    ids: readonly unknown[],
    ...values: readonly unknown[]
  ): Promise<Map<unknown, Row[]>>;
}

/** Prepared statements in a pool. Times stay text: making dates of them only to write them again costs time. */
export function openDatabase({ databaseUrl, poolSize, workspaceId }: PeerSettings): Database {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.TIMESTAMPTZ, (text) => text);
  const pool = new Pool({ connectionString: databaseUrl, max: poolSize, types: overrides });
  const rows: Database["rows"] = async (name, ...values) => {
    const statement = { name, text: STATEMENTS[name], values: [workspaceId, ...values] };
    return (await pool.query<Row>(statement)).rows;
  };
  return {
    rows,
    one: async (name, ...values) => (await rows(name, ...values))[0] ?? null,
    byParent: async (name, ids, ...values) => {
      const groups = new Map<unknown, Row[]>();
      for (const row of await rows(name, ids, ...values)) {
        const group = groups.get(row["parent"]);
        if (group) group.push(row);
        else groups.set(row["parent"], [row]);
      }
      return groups;
    },
  };
}
