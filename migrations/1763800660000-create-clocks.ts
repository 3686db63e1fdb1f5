import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const POLICIES = `
create table sla_policies (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  name text not null,
  description text,
  family text not null,
  position integer not null,
  revision integer not null,
  archived_at timestamptz(3),
  constraint sla_policies_pk primary key (workspace_id, id),
  constraint sla_policies_workspace foreign key (workspace_id) references workspaces (id),
  constraint sla_policies_family check (family in ('SERVICE', 'REGULATORY'))
);
create index sla_policies_in_order on sla_policies (workspace_id, position, id);

create table sla_policy_revisions (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  policy_id uuid not null,
  revision integer not null,
  effective_from timestamptz(3) not null,
  position integer not null,
  is_active boolean not null,
  applies_to_open boolean not null,
  spec jsonb not null,
  constraint sla_policy_revisions_pk primary key (workspace_id, id),
  constraint sla_policy_revisions_policy foreign key (workspace_id, policy_id)
    references sla_policies (workspace_id, id),
  constraint sla_policy_revisions_by_number unique (workspace_id, policy_id, revision)
);`;

const CLOCKS = `
create table case_clocks (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  case_version integer not null,
  facts jsonb not null,
  policies jsonb not null,
  policies_at timestamptz(3) not null,
  circumstances jsonb not null,
  constraint case_clocks_pk primary key (workspace_id, id),
  constraint case_clocks_id foreign key (workspace_id, id) references cases (workspace_id, id)
);

create table clocks (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  case_id uuid not null,
  metric text not null,
  name text,
  state text not null,
  family text,
  policy_id uuid,
  policy_revision integer,
  automation_responds boolean not null,
  duration_ms bigint not null,
  calendar_id uuid,
  paused_by text[] not null,
  warnings_ms jsonb not null,
  round_from timestamptz(3) not null,
  started_at timestamptz(3) not null,
  set_at timestamptz(3) not null,
  used_ms bigint not null,
  since timestamptz(3),
  rests_for text,
  due_at timestamptz(3),
  warned integer not null,
  breached_at timestamptz(3),
  ended_at timestamptz(3),
  ended_as text,
  next_at timestamptz(3),
  constraint clocks_pk primary key (workspace_id, id),
  constraint clocks_case foreign key (workspace_id, case_id) references cases (workspace_id, id),
  constraint clocks_policy foreign key (workspace_id, policy_id, policy_revision)
    references sla_policy_revisions (workspace_id, policy_id, revision),
  constraint clocks_calendar foreign key (workspace_id, calendar_id)
    references business_calendars (workspace_id, id),
  constraint clocks_metric check (metric in (
    'FIRST_RESPONSE', 'NEXT_RESPONSE', 'PERIODIC_UPDATE', 'FIRST_RESOLUTION', 'TOTAL_RESOLUTION',
    'SPEED_OF_ANSWER', 'HAND_OFF_WAIT', 'OBLIGATION', 'DEADLINE', 'DISPUTE_EVIDENCE', 'REFUND_PROMISE',
    'ESTIMATED_RESOLUTION')),
  constraint clocks_state check (state in (
    'PENDING', 'RUNNING', 'PAUSED', 'WARNED', 'BREACHED', 'MET', 'MET_LATE', 'CANCELLED')),
  constraint clocks_family check (family in ('SERVICE', 'REGULATORY')),
  constraint clocks_policy_known check (
    (policy_id is null) = (policy_revision is null) and (policy_id is null) = (family is null)),
  constraint clocks_ended check ((ended_at is null) = (ended_as is null)),
  constraint clocks_ended_as check (ended_as in ('MET', 'CANCELLED', 'REPLACED')),
  constraint clocks_running check (since is null or (ended_at is null and rests_for is null))
) with (fillfactor = 80);
create index clocks_of_case on clocks (workspace_id, case_id, id);
create index clocks_to_fire on clocks (workspace_id, next_at, id) where next_at is not null;
create index clocks_due_anywhere on clocks (next_at) where next_at > '-infinity';
create index clocks_by_due on clocks (workspace_id, due_at, id)
  where since is not null and due_at is not null;
create index clocks_by_breach on clocks (workspace_id, breached_at, id) where breached_at is not null;
create index clocks_running_by_calendar on clocks (workspace_id, calendar_id, id)
  where since is not null and calendar_id is not null;

create table clock_changes (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  clock_id uuid not null,
  clock_version integer not null,
  kind text not null,
  at timestamptz(3) not null,
  cause jsonb not null,
  rule jsonb,
  used_ms bigint not null,
  since timestamptz(3),
  rests_for text,
  due_at timestamptz(3),
  warned integer not null,
  breached_at timestamptz(3),
  ended_as text,
  constraint clock_changes_pk primary key (workspace_id, id),
  constraint clock_changes_clock foreign key (workspace_id, clock_id) references clocks (workspace_id, id),
  constraint clock_changes_in_order unique (workspace_id, clock_id, clock_version),
  constraint clock_changes_kind check (kind in (
    'STARTED', 'PAUSED', 'RESUMED', 'WARNED', 'BREACHED', 'RETRACTED', 'RETARGETED', 'RESCHEDULED', 'MET',
    'CANCELLED', 'REVIVED')),
  constraint clock_changes_ended_as check (ended_as in ('MET', 'CANCELLED', 'REPLACED'))
);

create table clock_sweeps (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  calendar_id uuid,
  applies_from timestamptz(3),
  done_to uuid,
  looked integer not null,
  changed integer not null,
  done_at timestamptz(3),
  constraint clock_sweeps_pk primary key (workspace_id, id),
  constraint clock_sweeps_calendar foreign key (workspace_id, calendar_id)
    references business_calendars (workspace_id, id),
  constraint clock_sweeps_subject check ((calendar_id is null) <> (applies_from is null))
);
create index clock_sweeps_to_do on clock_sweeps (workspace_id, id) where done_at is null;
create index clock_sweeps_anywhere on clock_sweeps (created_at) where done_at is null;`;

/** Cases that nothing is due of stand last in the order of what is due next. */
const NEXT_DUE = `
alter table cases add column next_due_at timestamptz(3) not null default '9999-12-31 23:59:59.999+00';
create index cases_by_next_due on cases (workspace_id, next_due_at, id);
create index cases_inbox_by_next_due on cases (workspace_id, state, next_due_at, id);`;

const TABLES = [
  "sla_policies",
  "sla_policy_revisions",
  "case_clocks",
  "clocks",
  "clock_changes",
  "clock_sweeps",
];

export class CreateClocks1763800660000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POLICIES);
    await runner.query(CLOCKS);
    await runner.query(NEXT_DUE);
    for (const table of TABLES) await isolate(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table cases drop column next_due_at`);
    await runner.query(`drop table ${TABLES.toReversed().join(", ")}`);
  }
}
