import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLES = `
alter table case_messages add column arrival bigint generated always as identity;

create index case_messages_by_arrival on case_messages (workspace_id, case_id, arrival);

create table case_reads (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  case_id uuid not null,
  member_id uuid not null,
  read_up_to bigint not null,
  constraint case_reads_pk primary key (workspace_id, id),
  constraint case_reads_case foreign key (workspace_id, case_id) references cases (workspace_id, id),
  constraint case_reads_member foreign key (workspace_id, member_id) references members (workspace_id, id),
  constraint case_reads_by_case unique (workspace_id, case_id, member_id),
  constraint case_reads_by_member unique (workspace_id, member_id, case_id)
);`;

export class MarkCasesRead1763800611000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await isolate(runner, "case_reads");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table case_reads`);
    await runner.query(`alter table case_messages drop column arrival`);
  }
}
