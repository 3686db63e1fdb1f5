import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

/** How far each reaction has come in the log of each workspace, and the events at which it failed. */
const TABLES = `
create table event_readers (
  workspace_id uuid not null,
  reader text not null,
  position bigint not null,
  constraint event_readers_pk primary key (workspace_id, reader)
);
create table parked_events (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  reader text not null,
  position bigint not null,
  attempts integer not null,
  next_attempt_at timestamptz(3),
  error text not null,
  constraint parked_events_pk primary key (workspace_id, id)
);
create unique index parked_events_of_reader on parked_events (workspace_id, reader, position);
create index parked_events_by_created on parked_events (workspace_id, created_at, id);
create index parked_events_due on parked_events (workspace_id, next_attempt_at) where next_attempt_at is not null;
create index parked_events_due_anywhere on parked_events (next_attempt_at) where next_attempt_at > '-infinity';
create policy due_work on parked_events for select to current_user using (next_attempt_at is not null);`;

const CASES_DUE = `
  select distinct 'wakeCases', due.workspace_id
  from (
    select c.workspace_id
    from cases c
    where c.snoozed_until <= due_by and c.snoozed_until > '-infinity'
    order by c.snoozed_until
    limit 1000) due`;

const PARKED_DUE = `
  select distinct 'retryParkedEvents', due.workspace_id
  from (
    select p.workspace_id
    from parked_events p
    where p.next_attempt_at <= due_by and p.next_attempt_at > '-infinity'
    order by p.next_attempt_at
    limit 1000) due`;

function dueWork(...kinds: readonly string[]): string {
  return `
create or replace function workspaces_with_due_work(due_by timestamptz)
returns table (work text, workspace_id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
${kinds.join("\n  union all\n")};
end;`;
}

export class KeepPlacesOfReactions1763800620010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const table of ["event_readers", "parked_events"]) await isolate(runner, table);
    await runner.query(dueWork(CASES_DUE, PARKED_DUE));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dueWork(CASES_DUE));
    for (const table of ["parked_events", "event_readers"]) await runner.query(`drop table ${table}`);
  }
}
