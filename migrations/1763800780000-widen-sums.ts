import type { MigrationInterface, QueryRunner } from "typeorm";

/** Two amounts of 64 bits come to more than 64 bits, and a sum that cannot be written would stop all figures. */
export class WidenSums1763800780000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table metric_sums alter column total type numeric");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table metric_sums alter column total type bigint
using least(greatest(total, -9223372036854775808), 9223372036854775807)::bigint`);
  }
}
