import type { MigrationInterface, QueryRunner } from "typeorm";

/** Histograms of eight weeks, made of those of weeks: both begin on Mondays. */
const SUM_UP = `
insert into metric_buckets (workspace_id, series, cut, grain, at, one, bucket, count)
select workspace_id, series, cut, '8W', date_bin('56 days', at, '1970-01-05T00:00:00Z'), one, bucket, sum(count)
from metric_buckets
where grain = 'W'
group by 1, 2, 3, 5, 6, 7
order by 1, 2, 3, 5, 6, 7`;

export class KeepLongHistograms1763800760000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await inAllWorkspaces(runner, SUM_UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await inAllWorkspaces(runner, "delete from metric_buckets where grain = '8W'");
  }
}

async function inAllWorkspaces(runner: QueryRunner, statement: string): Promise<void> {
  await runner.query("alter table metric_buckets no force row level security");
  await runner.query(statement);
  await runner.query("alter table metric_buckets force row level security");
}
