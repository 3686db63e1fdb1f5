import type { MigrationInterface, QueryRunner } from "typeorm";

const TABLES = ["attachments", "loose_files"];

/**
 * What is due about files, in all workspaces: ids alone, the longest due first, fifty of each kind for one look. It
 * runs as its owner, to whom policies show what may fall due; to whoever calls it they show nothing more.
 */
const DUE_WORK = `
create policy due_work on attachments for select to current_user using (due_at is not null);
create policy due_work on loose_files for select to current_user using (true);
create function files_with_due_work(due_by timestamptz)
returns table (kind text, workspace_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  (select 'ATTACHMENT', a.workspace_id, a.id
  from attachments a
  where a.due_at is not null
  and a.due_at <= due_by
  order by a.due_at
  limit 50)
  union all
  (select 'LOOSE_FILE', f.workspace_id, f.id
  from loose_files f
  where f.due_at <= due_by
  order by f.due_at
  limit 50);
end;`;

/** Before, any session that set this saw the rows themselves. */
function policyBySetting(table: string): string {
  return `create policy due_work on ${table} for select using (current_setting('app.due_work', true) = 'attachments')`;
}

export class FindDueFilesByFunction1763800603100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`drop policy due_work on ${table}`);
    await runner.query(DUE_WORK);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function files_with_due_work`);
    for (const table of TABLES) {
      await runner.query(`drop policy due_work on ${table}`);
      await runner.query(policyBySetting(table));
    }
  }
}
