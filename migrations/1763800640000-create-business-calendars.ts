import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLES = `
create table business_calendars (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  name text not null,
  is_default boolean not null,
  archived_at timestamptz(3),
  constraint business_calendars_pk primary key (workspace_id, id),
  constraint business_calendars_workspace foreign key (workspace_id) references workspaces (id),
  constraint business_calendars_archived check (not (is_default and archived_at is not null))
);
create index business_calendars_by_name on business_calendars (workspace_id, name, id);
create unique index business_calendars_default on business_calendars (workspace_id) where is_default;

create table business_hours (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  calendar_id uuid not null,
  effective_from timestamptz(3) not null,
  time_zone text not null,
  is_always_open boolean not null,
  weekly jsonb not null,
  overrides jsonb not null,
  holiday_country text,
  holiday_region text,
  holiday_types text[] not null,
  constraint business_hours_pk primary key (workspace_id, id),
  constraint business_hours_calendar foreign key (workspace_id, calendar_id)
    references business_calendars (workspace_id, id),
  constraint business_hours_by_effect unique (workspace_id, calendar_id, effective_from),
  constraint business_hours_holidays check (holiday_country is not null or holiday_region is null)
);`;

export class CreateBusinessCalendars1763800640000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await isolate(runner, "business_calendars");
    await isolate(runner, "business_hours");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table business_hours, business_calendars`);
  }
}
