import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

/**
 * The log of what happened, in the order in which it became known, of all workspaces. A position grows with each
 * event and holds its day (days since 1970 in the bits above the 34th), so that the partition of a day is a range
 * of positions: what comes after a cursor is read in order, and forgetting a day is dropping a table.
 */
const LOG = `
create table event_log (
  workspace_id uuid not null,
  position bigint not null,
  id uuid not null,
  type text not null,
  schema_version integer not null,
  aggregate_type text not null,
  aggregate_id uuid not null,
  aggregate_version integer not null,
  actor_kind text not null,
  actor_id uuid,
  request_id text not null,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  payload jsonb not null,
  constraint event_log_pk primary key (workspace_id, position)
) partition by range (position);
create index event_log_by_id on event_log (workspace_id, id);
create index event_log_by_aggregate on event_log (workspace_id, aggregate_id, position);
create index event_log_by_type on event_log (workspace_id, type, position);`;

/** How far the log of each workspace has come, and what of it is forgotten: whoever stopped before that missed something. */
const HEADS = `
create table event_heads (
  workspace_id uuid not null,
  last_position bigint not null,
  dropped_through bigint not null,
  constraint event_heads_pk primary key (workspace_id)
);
create index event_heads_by_position on event_heads (last_position);`;

/** The last position that was given to any event: one row. */
const STATE = `
create table event_log_state (
  id boolean not null default true constraint event_log_state_pk primary key,
  last_position bigint not null,
  constraint event_log_state_one check (id)
);
alter table event_log_state enable row level security;
alter table event_log_state force row level security;
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
create policy sequencer on event_log_state to current_user using (true) with check (true);
insert into event_log_state (last_position) values (0);`;

/** The functions below run as the owner, to whom these policies show all workspaces; to the application they show its own. */
const TABLES_OF_SEQUENCER = ["outbox", "event_log", "event_heads"];

/** A table of its own first, attached then: that does not wait for those who read the log, nor they for it. */
const ADD_DAY = `
create function add_day_to_event_log(day bigint)
returns void
language plpgsql set search_path = public, pg_temp
as $$
declare
  part text := 'event_log_' || to_char(date '1970-01-01' + day::integer, 'YYYYMMDD');
begin
  if to_regclass(part) is not null then return; end if;
  execute format('create table %I (like event_log including defaults including constraints)', part);
  execute format('alter table %I enable row level security', part);
  execute format('alter table %I force row level security', part);
  execute format('alter table event_log attach partition %I for values from (%s) to (%s)', part, day << 34, (day + 1) << 34);
end $$;`;

/**
 * Moves committed events from the outbox into the log, one process at a time. The lock falls after the commit is
 * visible, so positions become visible in their order. Answers no row while another process is at it; else how many
 * it moved, and up to which place in the outbox. What lies at or below `above` is not looked at. The outbox is
 * nearly always empty, so its statistics say nothing: an index is the right way whatever they say.
 * Where the clock goes back, positions go on from the last.
 */
const SEQUENCE = `
create function sequence_events(recorded_at timestamptz, above bigint, most integer)
returns table (moved integer, through bigint)
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off
as $$
declare
  base bigint;
begin
  if not pg_try_advisory_xact_lock(7233338) then return; end if;
  if not exists (select from outbox o where o.position > above) then
    return query select 0, above;
    return;
  end if;
  select greatest(s.last_position, (floor(extract(epoch from recorded_at) / 86400)::bigint << 34) - 1)
  into base
  from event_log_state s;
  perform add_day_to_event_log((base + 1) >> 34);
  perform add_day_to_event_log((base + most) >> 34);
  with due as materialized (
    select o.workspace_id, o.id
    from outbox o
    where o.position > above
    order by o.position
    limit most
  ), removed as (
    delete from outbox o
    using due
    where o.workspace_id = due.workspace_id
    and o.id = due.id
    returning o.*
  ), logged as (
    insert into event_log (
      workspace_id, position, id, type, schema_version, aggregate_type, aggregate_id, aggregate_version,
      actor_kind, actor_id, request_id, occurred_at, recorded_at, payload)
    select
      r.workspace_id, base + row_number() over (order by r.position), r.id, r.type, r.schema_version,
      r.aggregate_type, r.aggregate_id, r.aggregate_version,
      r.actor_kind, r.actor_id, r.request_id, r.occurred_at, sequence_events.recorded_at, r.payload
    from removed r
    returning event_log.workspace_id, event_log.position
  ), headed as (
    insert into event_heads as h (workspace_id, last_position, dropped_through)
    select l.workspace_id, max(l.position), 0
    from logged l
    group by l.workspace_id
    on conflict (workspace_id) do update set last_position = excluded.last_position
  )
  select count(*), max(r.position) into moved, through from removed r;
  update event_log_state s set last_position = base + moved;
  perform pg_notify('redress_events', '');
  return next;
end $$;`;

/** Which workspaces have events after this position: ids alone, the earliest first. */
const AFTER = `
create function event_heads_after(after bigint, most integer)
returns table (workspace_id uuid, last_position bigint)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select h.workspace_id, h.last_position
  from event_heads h
  where h.last_position > after
  order by h.last_position
  limit most;
end;`;

/**
 * Adds the next days and forgets those that are over for longer than they are kept; tells how many. Who reads the
 * log is not kept waiting: what cannot be had at once is had the next time. Meanwhile no events are moved.
 */
const KEEP = `
create function keep_event_log(at timestamptz, days_kept integer)
returns integer
language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '100ms'
as $$
declare
  today bigint := floor(extract(epoch from at) / 86400)::bigint;
  part record;
  forgotten integer := 0;
begin
  perform pg_advisory_xact_lock(7233338);
  perform add_day_to_event_log(day) from generate_series(today, today + 2) day;
  for part in
    select c.oid::regclass as name, (to_date(right(c.relname, 8), 'YYYYMMDD') - date '1970-01-01')::bigint as day
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'event_log'::regclass
    order by c.relname
  loop
    exit when part.day >= today - days_kept;
    update event_heads h
    set dropped_through = gone.position
    from (
      select l.workspace_id, max(l.position) as position
      from event_log l
      where l.position >= part.day << 34
      and l.position < (part.day + 1) << 34
      group by l.workspace_id) gone
    where gone.workspace_id = h.workspace_id;
    execute format('drop table %s', part.name);
    forgotten := forgotten + 1;
  end loop;
  return forgotten;
end $$;`;

const FUNCTIONS = [ADD_DAY, SEQUENCE, AFTER, KEEP];

export class CreateEventLog1763800620000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LOG);
    await runner.query(HEADS);
    await runner.query(STATE);
    for (const table of ["event_log", "event_heads"]) await isolate(runner, table);
    for (const table of TABLES_OF_SEQUENCER)
      await runner.query(
        `create policy sequencer on ${table} to current_user using (true) with check (true)`,
      );
    for (const text of FUNCTIONS) await runner.query(text);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ["keep_event_log", "event_heads_after", "sequence_events", "add_day_to_event_log"])
      await runner.query(`drop function ${name}`);
    await runner.query(`drop policy sequencer on outbox`);
    for (const table of ["event_log_state", "event_heads", "event_log"])
      await runner.query(`drop table ${table}`);
    await runner.query(
      "alter table outbox reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold)",
    );
  }
}
