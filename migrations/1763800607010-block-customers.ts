import type { MigrationInterface, QueryRunner } from "typeorm";

export class BlockCustomers1763800607010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table customers
  add column blocked_at timestamptz(3),
  add column block_reason text,
  add constraint customers_blocked check ((blocked_at is null) = (block_reason is null));
create index customers_blocked_by_created on customers (workspace_id, created_at, id)
  where blocked_at is not null;
create index customers_blocked_by_updated on customers (workspace_id, updated_at, id)
  where blocked_at is not null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop index customers_blocked_by_updated, customers_blocked_by_created;
alter table customers
  drop constraint customers_blocked,
  drop column block_reason,
  drop column blocked_at;`);
  }
}
