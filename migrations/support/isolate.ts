import type { QueryRunner } from "typeorm";

/**
 * Shows a table's rows to their own workspace only, to its owner too. An unset workspace sees nothing.
 * The sub-select lets PostgreSQL evaluate the setting once a statement instead of once a row.
 */
export async function isolate(runner: QueryRunner, table: string, column = "workspace_id"): Promise<void> {
  const own = `${column} = (select nullif(current_setting('app.workspace_id', true), '')::uuid)`;
  await runner.query(`alter table ${table} enable row level security`);
  await runner.query(`alter table ${table} force row level security`);
  await runner.query(`create policy workspace_isolation on ${table} using (${own}) with check (${own})`);
}
