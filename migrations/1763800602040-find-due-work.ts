import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Under another condition than the index of one workspace's snoozes, which no statement about one workspace asks
 * for: else PostgreSQL would walk what is due in all of them, when it takes one workspace for the only one.
 */
const INDEX = `
drop index cases_due_anywhere;
create index cases_due_anywhere on cases (snoozed_until) where snoozed_until > '-infinity';`;

const FORMER_INDEX = `
drop index cases_due_anywhere;
create index cases_due_anywhere on cases (snoozed_until) where snoozed_until is not null;`;

function dueWork(condition: string): string {
  return `
create or replace function workspaces_with_due_work(due_by timestamptz)
returns table (work text, workspace_id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select distinct 'wakeCases', due.workspace_id
  from (
    select c.workspace_id
    from cases c
    where c.snoozed_until <= due_by ${condition}
    order by c.snoozed_until
    limit 1000) due;
end;`;
}

export class FindDueWork1763800602040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INDEX);
    await runner.query(dueWork("and c.snoozed_until > '-infinity'"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dueWork(""));
    await runner.query(FORMER_INDEX);
  }
}
