import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

export class CreateOutbox1763800100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        workspace_id uuid not null,
        id uuid not null,
        created_at timestamptz(3) not null,
        position bigint not null generated always as identity,
        type text not null,
        schema_version integer not null,
        aggregate_type text not null,
        aggregate_id uuid not null,
        aggregate_version integer not null,
        actor_kind text not null,
        actor_id uuid,
        request_id text not null,
        occurred_at timestamptz(3) not null,
        payload jsonb not null,
        constraint outbox_pk primary key (workspace_id, id)
      )`);
    await runner.query(`create index outbox_by_position on outbox (position)`);
    await isolate(runner, "outbox");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table outbox`);
  }
}
