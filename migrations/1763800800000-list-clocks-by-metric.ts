import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Clocks of one metric, and of one policy: what is rare, or does not run any more, is found without walking by all
 * others.
 */
export class ListClocksByMetric1763800800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create index clocks_of_metric on clocks (workspace_id, metric, id);
create index clocks_of_metric_by_due on clocks (workspace_id, metric, due_at, id)
  where since is not null and due_at is not null;
create index clocks_of_policy on clocks (workspace_id, policy_id, id);
create index clocks_of_policy_by_due on clocks (workspace_id, policy_id, due_at, id)
  where since is not null and due_at is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop index clocks_of_policy_by_due;
drop index clocks_of_policy;
drop index clocks_of_metric_by_due;
drop index clocks_of_metric`);
  }
}
