import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLES = `
create table case_watchers (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  case_id uuid not null,
  member_id uuid not null,
  constraint case_watchers_pk primary key (workspace_id, id),
  constraint case_watchers_case foreign key (workspace_id, case_id) references cases (workspace_id, id),
  constraint case_watchers_member foreign key (workspace_id, member_id) references members (workspace_id, id),
  constraint case_watchers_by_case unique (workspace_id, case_id, member_id),
  constraint case_watchers_by_member unique (workspace_id, member_id, case_id)
);

create table message_mentions (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  message_id uuid not null,
  member_id uuid not null,
  constraint message_mentions_pk primary key (workspace_id, id),
  constraint message_mentions_message foreign key (workspace_id, message_id) references case_messages (workspace_id, id),
  constraint message_mentions_member foreign key (workspace_id, member_id) references members (workspace_id, id),
  constraint message_mentions_by_message unique (workspace_id, message_id, member_id)
);`;

export class WatchCases1763800602020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await isolate(runner, "case_watchers");
    await isolate(runner, "message_mentions");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table message_mentions, case_watchers`);
  }
}
