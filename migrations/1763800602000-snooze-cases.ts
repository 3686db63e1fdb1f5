import type { MigrationInterface, QueryRunner } from "typeorm";

const COLUMNS = `
alter table cases
  add column snoozed_at timestamptz(3),
  add column snoozed_until timestamptz(3),
  add constraint cases_snoozed_until check (snoozed_at is not null or snoozed_until is null),
  add constraint cases_snoozed_state check (snoozed_at is null or state not in ('RESOLVED', 'CLOSED'));
create index cases_snoozed_by_created on cases (workspace_id, created_at, id) where snoozed_at is not null;
create index cases_snoozed_by_updated on cases (workspace_id, updated_at, id) where snoozed_at is not null;
create index cases_snoozed_by_priority on cases (workspace_id, priority_rank, id) where snoozed_at is not null;
create index cases_to_wake on cases (workspace_id, snoozed_until, id) where snoozed_until is not null;
create index cases_due_anywhere on cases (snoozed_until) where snoozed_until is not null;`;

/**
 * Which workspaces have work that fell due by then, by the name of the work: ids alone, which is all that a process
 * learns of workspaces before it works for one of them. It runs as its owner, to whom this policy shows what may fall due.
 * The oldest thousand suffice for one look.
 */
const DUE_WORK = `
create policy due_work on cases for select to current_user using (snoozed_until is not null);
create function workspaces_with_due_work(due_by timestamptz)
returns table (work text, workspace_id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select distinct 'wakeCases', due.workspace_id
  from (
    select c.workspace_id
    from cases c
    where c.snoozed_until <= due_by
    order by c.snoozed_until
    limit 1000) due;
end;`;

const KINDS =
  "'OPENED', 'MESSAGE', 'NOTE', 'STATE_CHANGED', 'ASSIGNMENT_CHANGED', 'SUBJECT_CHANGED', 'KIND_CHANGED', 'PRIORITY_CHANGED', 'TAGS_CHANGED', 'ATTRIBUTES_CHANGED', 'TRANSACTION_LINKED', 'TRANSACTION_UNLINKED', 'CARD_DATA_REMOVED', 'PARTICIPANT_ADDED', 'PARTICIPANT_REMOVED', 'MERGED', 'MERGE_RECEIVED', 'MERGE_UNDONE', 'SPLIT', 'SPLIT_OFF'";

/** The rows that are there already satisfy the wider check, so it need not read them while it holds the table. */
function kindsAre(kinds: string): string {
  return `
    alter table case_timeline_entries drop constraint case_timeline_kind;
    alter table case_timeline_entries add constraint case_timeline_kind check (kind in (${kinds})) not valid;
    alter table case_timeline_entries validate constraint case_timeline_kind`;
}

export class SnoozeCases1763800602000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(DUE_WORK);
    await runner.query(kindsAre(`${KINDS}, 'SNOOZED', 'WOKEN', 'CASE_LINKED', 'CASE_UNLINKED'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `delete from case_timeline_entries where kind in ('SNOOZED', 'WOKEN', 'CASE_LINKED', 'CASE_UNLINKED')`,
    );
    await runner.query(kindsAre(KINDS));
    await runner.query(`drop function workspaces_with_due_work`);
    await runner.query(`drop policy due_work on cases`);
    await runner.query(`
      alter table cases
        drop constraint cases_snoozed_until,
        drop constraint cases_snoozed_state,
        drop column snoozed_at,
        drop column snoozed_until`);
  }
}
