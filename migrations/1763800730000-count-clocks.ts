import type { MigrationInterface, QueryRunner } from "typeorm";

export class CountClocks1763800730000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table metric_facts add column policy uuid");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table metric_facts drop column policy");
  }
}
