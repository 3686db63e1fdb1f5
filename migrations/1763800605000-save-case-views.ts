import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLE = `
create table case_views (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  name text not null,
  member_id uuid,
  filter jsonb not null,
  order_field text not null constraint case_views_order_field
    check (order_field in ('CREATED_AT', 'UPDATED_AT', 'PRIORITY')),
  order_direction text not null constraint case_views_order_direction check (order_direction in ('ASC', 'DESC')),
  constraint case_views_pk primary key (workspace_id, id),
  constraint case_views_workspace foreign key (workspace_id) references workspaces (id),
  constraint case_views_member foreign key (workspace_id, member_id) references members (workspace_id, id)
);
create index case_views_by_name on case_views (workspace_id, name, id);`;

export class SaveCaseViews1763800605000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await isolate(runner, "case_views");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table case_views`);
  }
}
