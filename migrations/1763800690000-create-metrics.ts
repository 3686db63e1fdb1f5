import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

/** Rows of rollups change again and again on the same page: they are given room to. */
const TABLES = `
create table metric_facts (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  series text not null,
  at timestamptz(3) not null,
  until timestamptz(3),
  weight smallint not null,
  value bigint,
  bucket smallint,
  case_id uuid,
  channel text,
  kind text,
  priority text,
  team uuid,
  member uuid,
  actor uuid,
  tags text[] not null,
  rail text,
  provider text,
  decline_code text,
  currency text,
  clock text,
  survey uuid,
  constraint metric_facts_pk primary key (workspace_id, id)
);
create index metric_facts_by_source on metric_facts (workspace_id, source_id);
create index metric_facts_by_time on metric_facts (workspace_id, series, at, id);
create index metric_facts_by_case on metric_facts (workspace_id, case_id, series, at);
create index metric_facts_by_end on metric_facts (workspace_id, series, until, at) where until is not null;

create table metric_sums (
  workspace_id uuid not null,
  series text not null,
  cut text not null,
  grain text not null,
  at timestamptz(3) not null,
  one text not null,
  two text not null,
  count bigint not null,
  total bigint not null,
  constraint metric_sums_pk primary key (workspace_id, series, cut, grain, at, one, two)
) with (fillfactor = 80);

create table metric_buckets (
  workspace_id uuid not null,
  series text not null,
  cut text not null,
  grain text not null,
  at timestamptz(3) not null,
  one text not null,
  bucket smallint not null,
  count bigint not null,
  constraint metric_buckets_pk primary key (workspace_id, series, cut, grain, at, one, bucket)
) with (fillfactor = 80);

create table metric_states (
  workspace_id uuid not null,
  counted_at timestamptz(3) not null,
  constraint metric_states_pk primary key (workspace_id)
);`;

const NAMES = ["metric_facts", "metric_sums", "metric_buckets", "metric_states"];

export class CreateMetrics1763800690000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const name of NAMES) await isolate(runner, name);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${NAMES.join(", ")}`);
  }
}
