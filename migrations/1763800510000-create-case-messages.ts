import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLES = `
create table case_messages (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  case_id uuid not null,
  direction text constraint case_messages_direction check (direction in ('INBOUND', 'OUTBOUND')),
  visibility text not null constraint case_messages_visibility check (visibility in ('PUBLIC', 'INTERNAL')),
  channel text not null,
  author_kind text not null constraint case_messages_author_kind
    check (author_kind in ('member', 'apiKey', 'customer', 'system')),
  author_id uuid,
  body text not null,
  external_source text,
  external_id text,
  sent_at timestamptz(3) not null,
  constraint case_messages_pk primary key (workspace_id, id),
  constraint case_messages_case foreign key (workspace_id, case_id) references cases (workspace_id, id),
  constraint case_messages_by_external_id unique (workspace_id, external_source, external_id),
  constraint case_messages_note check ((visibility = 'INTERNAL') = (direction is null))
);
create index case_messages_by_sent on case_messages (workspace_id, case_id, sent_at, id);

create table case_timeline_entries (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  case_id uuid not null,
  case_version integer not null,
  kind text not null constraint case_timeline_kind check (kind in ('OPENED', 'MESSAGE', 'NOTE', 'STATE_CHANGED', 'ASSIGNMENT_CHANGED', 'SUBJECT_CHANGED', 'KIND_CHANGED', 'PRIORITY_CHANGED', 'TAGS_CHANGED', 'ATTRIBUTES_CHANGED', 'TRANSACTION_LINKED', 'TRANSACTION_UNLINKED')),
  visibility text not null constraint case_timeline_visibility check (visibility in ('PUBLIC', 'INTERNAL')),
  actor_kind text not null constraint case_timeline_actor_kind
    check (actor_kind in ('member', 'apiKey', 'customer', 'system')),
  actor_id uuid,
  occurred_at timestamptz(3) not null,
  message_id uuid,
  transaction_id uuid,
  detail jsonb not null,
  constraint case_timeline_entries_pk primary key (workspace_id, id),
  constraint case_timeline_entries_case foreign key (workspace_id, case_id) references cases (workspace_id, id),
  constraint case_timeline_entries_message foreign key (workspace_id, message_id) references case_messages (workspace_id, id)
);
create index case_timeline_by_version on case_timeline_entries (workspace_id, case_id, case_version, id);`;

export class CreateCaseMessages1763800510000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await isolate(runner, "case_messages");
    await isolate(runner, "case_timeline_entries");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table case_timeline_entries, case_messages`);
  }
}
