import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLE = `
create table metric_recounts (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  source text not null,
  done_to uuid,
  counted integer not null,
  done_at timestamptz(3),
  constraint metric_recounts_pk primary key (workspace_id, id),
  constraint metric_recounts_workspace foreign key (workspace_id) references workspaces (id),
  constraint metric_recounts_source check (source in ('case', 'transaction', 'invitation', 'clock'))
);
create index metric_recounts_to_do on metric_recounts (workspace_id, id) where done_at is null;
create index metric_recounts_anywhere on metric_recounts (created_at) where done_at is null;`;

/** Clocks were never counted; all the rest was where anything was. */
const WHAT_WAS_BEFORE = `
alter table workspaces no force row level security;
alter table metric_states no force row level security;
insert into metric_recounts (workspace_id, id, created_at, source, counted)
select w.id, uuidv7(), now(), kind.source, 0
from workspaces w
cross join unnest(array['case', 'transaction', 'invitation', 'clock']) kind(source)
where kind.source = 'clock'
or not exists (select from metric_states s where s.workspace_id = w.id);
alter table metric_states force row level security;
alter table workspaces force row level security;`;

/** What else falls due is told by the function as it was before, whatever it told then. */
const DUE_WORK = `
create policy due_work on metric_recounts for select to current_user using (done_at is null);
alter function workspaces_with_due_work(timestamptz) rename to workspaces_with_work_beside_recounts;
create function workspaces_with_due_work(due_by timestamptz)
returns table (work text, workspace_id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select other.work, other.workspace_id
  from workspaces_with_work_beside_recounts(due_by) other
  union all
  select distinct 'countHistories', r.workspace_id
  from metric_recounts r
  where r.done_at is null;
end;`;

const FORMER = `
drop function workspaces_with_due_work(timestamptz);
alter function workspaces_with_work_beside_recounts(timestamptz) rename to workspaces_with_due_work;
drop table metric_recounts;`;

/** What was before something came to be counted is counted by itself. */
export class CountHistories1763800730010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(WHAT_WAS_BEFORE);
    await isolate(runner, "metric_recounts");
    await runner.query(DUE_WORK);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(FORMER);
  }
}
