import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

export class CreateIdempotentReplies1763800200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotent_replies (
        workspace_id uuid not null,
        id uuid not null,
        created_at timestamptz(3) not null,
        scope text not null,
        fingerprint text not null,
        sealed_reply bytea not null,
        constraint idempotent_replies_pk primary key (workspace_id, id),
        constraint idempotent_replies_by_scope unique (workspace_id, scope)
      )`);
    await runner.query(
      `create index idempotent_replies_by_age on idempotent_replies (workspace_id, created_at)`,
    );
    await isolate(runner, "idempotent_replies");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table idempotent_replies`);
  }
}
