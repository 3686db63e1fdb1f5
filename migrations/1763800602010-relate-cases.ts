import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLE = `
create table case_relations (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  case_id uuid not null,
  other_case_id uuid not null,
  kind text not null constraint case_relations_kind
    check (kind in ('RELATED', 'DUPLICATE_OF', 'CAUSED_BY', 'FOLLOW_UP_OF')),
  constraint case_relations_pk primary key (workspace_id, id),
  constraint case_relations_case foreign key (workspace_id, case_id) references cases (workspace_id, id),
  constraint case_relations_other_case foreign key (workspace_id, other_case_id) references cases (workspace_id, id),
  constraint case_relations_by_case unique (workspace_id, case_id, other_case_id, kind),
  constraint case_relations_two check (case_id <> other_case_id),
  constraint case_relations_mutual check (kind <> 'RELATED' or case_id < other_case_id)
);
create index case_relations_by_other on case_relations (workspace_id, other_case_id);`;

export class RelateCases1763800602010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await isolate(runner, "case_relations");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table case_relations`);
  }
}
