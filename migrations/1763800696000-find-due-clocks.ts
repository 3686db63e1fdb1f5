import type { MigrationInterface, QueryRunner } from "typeorm";

/** What else falls due is told by the functions as they were before, whatever they told then. */
const DUE_WORK = `
create policy due_work on clocks for select to current_user using (next_at is not null);
create policy due_work on clock_sweeps for select to current_user using (done_at is null);
alter function workspaces_with_due_work(timestamptz) rename to workspaces_with_work_beside_clocks;
create function workspaces_with_due_work(due_by timestamptz)
returns table (work text, workspace_id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select other.work, other.workspace_id
  from workspaces_with_work_beside_clocks(due_by) other
  union all
  select distinct 'fireClocks', due.workspace_id
  from (
    select k.workspace_id
    from clocks k
    where k.next_at <= due_by and k.next_at > '-infinity'
    order by k.next_at
    limit 1000) due
  union all
  select distinct 'sweepClocks', s.workspace_id
  from clock_sweeps s
  where s.done_at is null;
end;
alter function test_workspaces_with_due_work(timestamptz) rename to test_workspaces_with_work_beside_clocks;
create function test_workspaces_with_due_work(real_now timestamptz)
returns table (work text, workspace_id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select other.work, other.workspace_id
  from test_workspaces_with_work_beside_clocks(real_now) other
  union all
  select 'fireClocks', w.id
  from workspaces w
  where w.time_ahead_ms > 0
  and exists (
    select
    from clocks k
    where k.workspace_id = w.id
    and k.next_at <= real_now + w.time_ahead_ms * interval '1 millisecond');
end;`;

const FORMER = `
drop function test_workspaces_with_due_work(timestamptz);
alter function test_workspaces_with_work_beside_clocks(timestamptz) rename to test_workspaces_with_due_work;
drop function workspaces_with_due_work(timestamptz);
alter function workspaces_with_work_beside_clocks(timestamptz) rename to workspaces_with_due_work;
drop policy due_work on clock_sweeps;
drop policy due_work on clocks;`;

export class FindDueClocks1763800696000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DUE_WORK);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(FORMER);
  }
}
