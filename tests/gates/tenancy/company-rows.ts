import { Client } from "pg";

/** Tells at any moment a digest of every row that a workspace has, to see that a stranger changed none. */
export interface CompanyRows {
  digests(): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

export async function watchRows(superuserUrl: string, workspaceId: string): Promise<CompanyRows> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  const tables = await workspaceTables(client);
  // The time of a key's last use is written whenever it is used, by whomever.
  const digestOf = ({ name, column }: WorkspaceTable): string => `
    select '${name}' as name, md5(coalesce(string_agg((row - 'last_used_at')::text, '' order by row::text), '')) as digest
    from (select to_jsonb(t) as row from ${client.escapeIdentifier(name)} t where ${column} = $1) all_rows`;
  const statement = tables.map(digestOf).join(" union all ");
  return {
    digests: async () => {
      const { rows } = await client.query<{ name: string; digest: string }>(statement, [workspaceId]);
      return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
    },
    close: () => client.end(),
  };
}

interface WorkspaceTable {
  readonly name: string;
  readonly column: string;
}

async function workspaceTables(client: Client): Promise<readonly WorkspaceTable[]> {
  const { rows } = await client.query<WorkspaceTable>(`
    select c.relname as name, case when c.relname = 'workspaces' then 'id' else 'workspace_id' end as column
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname not in ('migrations', 'event_log_state')`);
  return rows;
}

/** Takes row-level security away from every table, so that only the code's own predicates are left. */
export async function switchOffRowLevelSecurity(superuserUrl: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const { name } of await workspaceTables(client))
      await client.query(
        `alter table ${client.escapeIdentifier(name)} disable row level security, no force row level security`,
      );
  } finally {
    await client.end();
  }
}
