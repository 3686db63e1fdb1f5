import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLES = `
create table case_counters (
  workspace_id uuid not null,
  last_number integer not null,
  constraint case_counters_pk primary key (workspace_id),
  constraint case_counters_workspace foreign key (workspace_id) references workspaces (id)
);

create table cases (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  number integer not null,
  subject text not null,
  kind text not null constraint cases_kind check (kind in ('FAILED_PAYMENT', 'UNAUTHORISED_CHARGE', 'DELAYED_PAYMENT', 'REFUND', 'DISPUTE', 'PAYOUT', 'ACCOUNT_ACCESS', 'VERIFICATION', 'TECHNICAL_FAULT', 'OUTAGE', 'SECURITY', 'COMPLAINT', 'QUESTION', 'FEEDBACK')),
  priority text not null,
  priority_rank integer not null,
  channel text not null,
  state text not null constraint cases_state
    check (state in ('OPEN', 'WAITING_ON_CUSTOMER', 'WAITING_ON_THIRD_PARTY', 'RESOLVED', 'CLOSED')),
  state_reason text,
  customer_id uuid not null,
  team_id uuid,
  member_id uuid,
  tags text[] not null default '{}',
  attributes jsonb not null default '{}',
  external_source text,
  external_id text,
  last_message_at timestamptz(3),
  resolved_at timestamptz(3),
  closed_at timestamptz(3),
  constraint cases_pk primary key (workspace_id, id),
  constraint cases_customer foreign key (workspace_id, customer_id) references customers (workspace_id, id),
  constraint cases_team foreign key (workspace_id, team_id) references teams (workspace_id, id),
  constraint cases_member foreign key (workspace_id, member_id) references members (workspace_id, id),
  constraint cases_by_number unique (workspace_id, number),
  constraint cases_by_external_id unique (workspace_id, external_source, external_id),
  constraint cases_priority
    check ((priority, priority_rank) in (('LOW', 1), ('NORMAL', 2), ('HIGH', 3), ('URGENT', 4))),
  constraint cases_closed_at check ((state = 'CLOSED') = (closed_at is not null))
);
create index cases_by_created on cases (workspace_id, created_at, id);
create index cases_by_updated on cases (workspace_id, updated_at, id);
create index cases_by_priority on cases (workspace_id, priority_rank, id);
create index cases_inbox_by_updated on cases (workspace_id, state, updated_at, id);
create index cases_inbox_by_priority on cases (workspace_id, state, priority_rank, id);
create index cases_by_kind on cases (workspace_id, kind, created_at, id);
create index cases_by_channel on cases (workspace_id, channel, created_at, id);
create index cases_by_customer on cases (workspace_id, customer_id, created_at, id);
create index cases_by_team on cases (workspace_id, team_id, updated_at, id);
create index cases_by_member on cases (workspace_id, member_id, updated_at, id);

create table case_tags (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  case_id uuid not null,
  tag text not null,
  constraint case_tags_pk primary key (workspace_id, id),
  constraint case_tags_case foreign key (workspace_id, case_id) references cases (workspace_id, id),
  constraint case_tags_by_tag unique (workspace_id, tag, case_id),
  constraint case_tags_by_case unique (workspace_id, case_id, tag)
);`;

export class CreateCases1763800500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await isolate(runner, "case_counters");
    await isolate(runner, "cases");
    await isolate(runner, "case_tags");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table case_tags, cases, case_counters`);
  }
}
