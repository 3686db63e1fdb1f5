import type { MigrationInterface, QueryRunner } from "typeorm";

/** What it takes to lay a case aside again, once it is taken out of the case that it was merged into. */
export class KeepMergedSnoozes1763800770000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table case_merges
  add column snoozed_at timestamptz(3),
  add column snoozed_until timestamptz(3),
  add constraint case_merges_snoozed_until check (snoozed_at is not null or snoozed_until is null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table case_merges
  drop constraint case_merges_snoozed_until,
  drop column snoozed_at,
  drop column snoozed_until`);
  }
}
