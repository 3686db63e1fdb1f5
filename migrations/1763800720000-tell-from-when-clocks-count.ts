import type { MigrationInterface, QueryRunner } from "typeorm";

// While a table's security is forced, its owner sees no row either.
const UP = `
alter table clocks add column starts_at timestamptz(3);
alter table clock_changes add column starts_at timestamptz(3);

alter table clocks no force row level security;
alter table clock_changes no force row level security;
update clocks set starts_at = started_at where since is not null or used_ms > 0;
update clock_changes ch set starts_at = k.started_at
from clocks k
where k.workspace_id = ch.workspace_id
and k.id = ch.clock_id
and (ch.since is not null or ch.used_ms > 0);
alter table clocks force row level security;
alter table clock_changes force row level security;

create index clocks_to_begin on clocks (workspace_id, starts_at, id) where state = 'PENDING';`;

const DOWN = `
drop index clocks_to_begin;
alter table clock_changes drop column starts_at;
alter table clocks drop column starts_at;`;

export class TellFromWhenClocksCount1763800720000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
