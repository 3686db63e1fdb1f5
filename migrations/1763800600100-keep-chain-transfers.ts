import type { MigrationInterface, QueryRunner } from "typeorm";

/** What a public chain tells of a payment; empty for every other rail. */
export class KeepChainTransfers1763800600100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table transactions add column on_chain jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table transactions drop column on_chain`);
  }
}
