import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLES = `
create table sla_simulations (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  state text not null,
  period_from timestamptz(3) not null,
  period_to timestamptz(3) not null,
  filter jsonb not null,
  supposed jsonb not null,
  as_of timestamptz(3) not null,
  cases_total integer not null,
  cases_done integer not null,
  cases_different integer not null,
  done_to_instant timestamptz(3),
  done_to uuid,
  sums jsonb not null,
  finished_at timestamptz(3),
  failure text,
  constraint sla_simulations_pk primary key (workspace_id, id),
  constraint sla_simulations_workspace foreign key (workspace_id) references workspaces (id),
  constraint sla_simulations_state check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  constraint sla_simulations_finished check ((state = 'RUNNING') = (finished_at is null))
);
create index sla_simulations_by_created on sla_simulations (workspace_id, created_at, id);
create index sla_simulations_to_do on sla_simulations (workspace_id, id) where finished_at is null;
create index sla_simulations_anywhere on sla_simulations (created_at) where finished_at is null;

create table sla_simulation_cases (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  simulation_id uuid not null,
  case_id uuid not null,
  differences jsonb not null,
  constraint sla_simulation_cases_pk primary key (workspace_id, id),
  constraint sla_simulation_cases_simulation foreign key (workspace_id, simulation_id)
    references sla_simulations (workspace_id, id),
  constraint sla_simulation_cases_case foreign key (workspace_id, case_id) references cases (workspace_id, id)
);
create index sla_simulation_cases_in_order on sla_simulation_cases (workspace_id, simulation_id, created_at, id);
create policy due_work on sla_simulations for select to current_user using (finished_at is null);`;

/** What else falls due is told by the function as it was before, whatever it told then. */
const DUE_WORK = `
alter function workspaces_with_due_work(timestamptz) rename to workspaces_with_work_beside_simulations;
create function workspaces_with_due_work(due_by timestamptz)
returns table (work text, workspace_id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select other.work, other.workspace_id
  from workspaces_with_work_beside_simulations(due_by) other
  union all
  select distinct 'runSimulations', s.workspace_id
  from sla_simulations s
  where s.finished_at is null;
end;`;

const FORMER = `
drop function workspaces_with_due_work(timestamptz);
alter function workspaces_with_work_beside_simulations(timestamptz) rename to workspaces_with_due_work;
drop table sla_simulation_cases, sla_simulations;`;

export class SimulatePolicies1763800697000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await isolate(runner, "sla_simulations");
    await isolate(runner, "sla_simulation_cases");
    await runner.query(DUE_WORK);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(FORMER);
  }
}
