import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const ESCALATIONS = `
create table clock_escalations (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  clock_id uuid not null,
  event_id uuid not null,
  place integer not null,
  point text not null,
  warning integer,
  kind text not null,
  action jsonb not null,
  outcome text not null,
  reason text,
  constraint clock_escalations_pk primary key (workspace_id, id),
  constraint clock_escalations_clock foreign key (workspace_id, clock_id) references clocks (workspace_id, id),
  constraint clock_escalations_once unique (workspace_id, event_id, place),
  constraint clock_escalations_point check (point in ('WARNING', 'BREACH')),
  constraint clock_escalations_kind check (
    kind in ('ASSIGN', 'RAISE_PRIORITY', 'NOTIFY', 'ADD_TAGS', 'WEBHOOK')),
  constraint clock_escalations_outcome check (outcome in ('DONE', 'SKIPPED', 'REFUSED'))
);
create index clock_escalations_of_clock on clock_escalations (workspace_id, clock_id, created_at, id);`;

export class CreateClockEscalations1763800661000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ESCALATIONS);
    await isolate(runner, "clock_escalations");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table clock_escalations`);
  }
}
