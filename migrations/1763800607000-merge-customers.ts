import type { MigrationInterface, QueryRunner } from "typeorm";

export class MergeCustomers1763800607000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table customers
  add column merged_into_id uuid,
  add column merged_at timestamptz(3),
  add constraint customers_merged_into foreign key (workspace_id, merged_into_id) references customers (workspace_id, id),
  add constraint customers_merged check (merged_into_id <> id and (merged_into_id is null) = (merged_at is null));
create index customers_by_merge on customers (workspace_id, merged_into_id, created_at, id)
  where merged_into_id is not null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop index customers_by_merge;
alter table customers
  drop constraint customers_merged,
  drop constraint customers_merged_into,
  drop column merged_at,
  drop column merged_into_id;`);
  }
}
