import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const WORKSPACES = `
alter table workspaces
  add column mode text not null default 'LIVE' constraint workspaces_mode check (mode in ('LIVE', 'TEST')),
  add column time_ahead_ms bigint not null default '0',
  add constraint workspaces_time_ahead check (time_ahead_ms >= 0 and (mode = 'TEST' or time_ahead_ms = 0));
create index workspaces_ahead on workspaces (id) where time_ahead_ms > 0;`;

const ADVANCES = `
create table time_advances (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  from_instant timestamptz(3) not null,
  to_instant timestamptz(3) not null,
  actor_kind text not null,
  actor_id uuid,
  runner uuid not null,
  leased_until timestamptz(3) not null,
  constraint time_advances_pk primary key (workspace_id, id),
  constraint time_advances_workspace foreign key (workspace_id) references workspaces (id),
  constraint time_advances_one_a_workspace unique (workspace_id),
  constraint time_advances_forward check (to_instant > from_instant)
);`;

/**
 * The same as \`workspaces_with_due_work\`, for the workspaces whose time is ahead: what is due there is due by their
 * own time. While a workspace's time is advanced, its timers are the advance's affair, and nobody else's: it is
 * \`advancing\`, or left by whoever advanced it.
 */
const DUE_WORK = `
create policy due_work on workspaces for select to current_user using (time_ahead_ms > 0);
create policy due_work on time_advances for select to current_user using (true);
create function test_workspaces_with_due_work(real_now timestamptz)
returns table (work text, workspace_id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select case when a.leased_until <= real_now then 'advanceTime' else 'advancing' end, a.workspace_id
  from time_advances a
  union all
  select 'wakeCases', w.id
  from workspaces w
  where w.time_ahead_ms > 0
  and exists (
    select
    from cases c
    where c.workspace_id = w.id
    and c.snoozed_until <= real_now + w.time_ahead_ms * interval '1 millisecond');
end;`;

export class GiveTestWorkspacesTime1763800670000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WORKSPACES);
    await runner.query(ADVANCES);
    await isolate(runner, "time_advances");
    await runner.query(DUE_WORK);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function test_workspaces_with_due_work");
    await runner.query("drop policy due_work on workspaces");
    await runner.query("drop table time_advances");
    await runner.query("drop index workspaces_ahead");
    await runner.query(`
      alter table workspaces
        drop constraint workspaces_time_ahead,
        drop column time_ahead_ms,
        drop column mode`);
  }
}
