import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLE = `
create table customer_segments (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  name text not null,
  member_id uuid,
  filter jsonb not null,
  constraint customer_segments_pk primary key (workspace_id, id),
  constraint customer_segments_workspace foreign key (workspace_id) references workspaces (id),
  constraint customer_segments_member foreign key (workspace_id, member_id) references members (workspace_id, id)
);
create index customer_segments_by_name on customer_segments (workspace_id, name, id);`;

export class SaveCustomerSegments1763800610000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await isolate(runner, "customer_segments");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table customer_segments`);
  }
}
