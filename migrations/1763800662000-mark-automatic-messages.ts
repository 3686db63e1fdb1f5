import type { MigrationInterface, QueryRunner } from "typeorm";

/** Whether a person wrote a message, as most clocks wait for a person's answer. */
export class MarkAutomaticMessages1763800662000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table case_messages add column is_automatic boolean not null default false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table case_messages drop column is_automatic`);
  }
}
