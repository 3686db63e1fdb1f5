import type { MigrationInterface, QueryRunner } from "typeorm";

export class FindAssignments1763800602030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index case_timeline_assignments on case_timeline_entries (workspace_id, case_id, case_version)
      where kind = 'ASSIGNMENT_CHANGED'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index case_timeline_assignments`);
  }
}
