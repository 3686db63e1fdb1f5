import type { MigrationInterface, QueryRunner } from "typeorm";

/** What else falls due is told by the function as it was before, whatever it told then. */
const DUE_WORK = `
create policy due_work on survey_invitations for select to current_user using (next_at is not null);
alter function workspaces_with_due_work(timestamptz) rename to workspaces_with_work_beside_surveys;
create function workspaces_with_due_work(due_by timestamptz)
returns table (work text, workspace_id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select other.work, other.workspace_id
  from workspaces_with_work_beside_surveys(due_by) other
  union all
  select distinct 'workOffInvitations', due.workspace_id
  from (
    select i.workspace_id
    from survey_invitations i
    where i.next_at <= due_by and i.next_at > '-infinity'
    order by i.next_at
    limit 1000) due;
end;
alter function test_workspaces_with_due_work(timestamptz) rename to test_workspaces_with_work_beside_surveys;
create function test_workspaces_with_due_work(real_now timestamptz)
returns table (work text, workspace_id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select other.work, other.workspace_id
  from test_workspaces_with_work_beside_surveys(real_now) other
  union all
  select 'workOffInvitations', w.id
  from workspaces w
  where w.time_ahead_ms > 0
  and exists (
    select
    from survey_invitations i
    where i.workspace_id = w.id
    and i.next_at <= real_now + w.time_ahead_ms * interval '1 millisecond');
end;`;

const FORMER = `
drop function test_workspaces_with_due_work(timestamptz);
alter function test_workspaces_with_work_beside_surveys(timestamptz) rename to test_workspaces_with_due_work;
drop function workspaces_with_due_work(timestamptz);
alter function workspaces_with_work_beside_surveys(timestamptz) rename to workspaces_with_due_work;
drop policy due_work on survey_invitations;`;

export class FindDueInvitations1763800680020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DUE_WORK);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(FORMER);
  }
}
