import type { MigrationInterface, QueryRunner } from "typeorm";

export class ImportCases1763800671000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table cases
        add column imported_at timestamptz(3),
        add column imported_version integer,
        add constraint cases_imported check ((imported_at is null) = (imported_version is null))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table cases
        drop constraint cases_imported,
        drop column imported_at,
        drop column imported_version`);
  }
}
