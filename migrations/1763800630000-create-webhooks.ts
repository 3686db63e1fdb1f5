import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const ENDPOINTS = `
create table webhook_endpoints (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  url text not null,
  description text not null,
  event_types text[] not null,
  is_ordered boolean not null,
  secret bytea not null,
  previous_secret bytea,
  previous_secret_valid_until timestamptz(3),
  status text not null constraint webhook_endpoints_status check (status in ('ACTIVE', 'DISABLED')),
  disabled_at timestamptz(3),
  disabled_reason text
    constraint webhook_endpoints_disabled_reason check (disabled_reason in ('BY_HAND', 'GONE', 'FAILING')),
  deleted_at timestamptz(3),
  failures_in_row integer not null default 0,
  failing_since timestamptz(3),
  paused_until timestamptz(3),
  pauses integer not null default 0,
  constraint webhook_endpoints_pk primary key (workspace_id, id),
  constraint webhook_endpoints_workspace foreign key (workspace_id) references workspaces (id),
  constraint webhook_endpoints_disabled
    check ((status = 'DISABLED') = (disabled_at is not null) and (disabled_at is null) = (disabled_reason is null)),
  constraint webhook_endpoints_previous_secret
    check ((previous_secret is null) = (previous_secret_valid_until is null))
);
create index webhook_endpoints_by_created on webhook_endpoints (workspace_id, created_at, id);
create index webhook_endpoints_deleted on webhook_endpoints (deleted_at) where deleted_at is not null;`;

const MESSAGES = `
create table webhook_messages (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  event_type text not null,
  aggregate_id uuid not null,
  position bigint not null,
  body text not null,
  constraint webhook_messages_pk primary key (workspace_id, id),
  constraint webhook_messages_workspace foreign key (workspace_id) references workspaces (id)
);
create index webhook_messages_by_age on webhook_messages (created_at);`;

const DELIVERIES = `
create table webhook_deliveries (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  endpoint_id uuid not null,
  event_id uuid not null,
  event_type text not null,
  aggregate_id uuid not null,
  position bigint not null,
  state text not null
    constraint webhook_deliveries_state check (state in ('PENDING', 'DELIVERED', 'FAILED', 'DISCARDED')),
  attempts integer not null default 0,
  failures integer not null default 0,
  next_attempt_at timestamptz(3),
  ended_at timestamptz(3),
  constraint webhook_deliveries_pk primary key (workspace_id, id),
  constraint webhook_deliveries_endpoint
    foreign key (workspace_id, endpoint_id) references webhook_endpoints (workspace_id, id),
  constraint webhook_deliveries_event
    foreign key (workspace_id, event_id) references webhook_messages (workspace_id, id),
  constraint webhook_deliveries_by_event unique (workspace_id, event_id, endpoint_id),
  constraint webhook_deliveries_pending check ((state = 'PENDING') = (next_attempt_at is not null)),
  constraint webhook_deliveries_ended check ((state = 'PENDING') = (ended_at is null))
);
create index webhook_deliveries_by_created on webhook_deliveries (workspace_id, endpoint_id, created_at, id);
create index webhook_deliveries_by_state on webhook_deliveries (workspace_id, endpoint_id, state, created_at, id);
create index webhook_deliveries_due on webhook_deliveries (workspace_id, endpoint_id, next_attempt_at, id)
  where state = 'PENDING';
create index webhook_deliveries_waiting on webhook_deliveries (workspace_id, endpoint_id, aggregate_id, position)
  where state = 'PENDING';
create index webhook_deliveries_by_end on webhook_deliveries (ended_at) where ended_at is not null;`;

const ATTEMPTS = `
create table webhook_attempts (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  delivery_id uuid not null,
  number integer not null,
  status_code integer,
  milliseconds integer not null,
  error text constraint webhook_attempts_error
    check (error in ('STATUS', 'REDIRECT', 'TIMEOUT', 'CONNECTION', 'NAME', 'CERTIFICATE', 'ADDRESS')),
  answer text not null,
  constraint webhook_attempts_pk primary key (workspace_id, id),
  constraint webhook_attempts_delivery
    foreign key (workspace_id, delivery_id) references webhook_deliveries (workspace_id, id)
);
create index webhook_attempts_by_delivery on webhook_attempts (workspace_id, delivery_id, created_at, id);`;

const REPLAYS = `
create table webhook_replays (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  endpoint_id uuid not null,
  failed_since timestamptz(3),
  after_position bigint,
  through_position bigint,
  queued integer not null default 0,
  ended_at timestamptz(3),
  constraint webhook_replays_pk primary key (workspace_id, id),
  constraint webhook_replays_endpoint
    foreign key (workspace_id, endpoint_id) references webhook_endpoints (workspace_id, id),
  constraint webhook_replays_kind check ((failed_since is null) <> (after_position is null))
);
create index webhook_replays_open on webhook_replays (workspace_id, id) where ended_at is null;
create index webhook_replays_by_endpoint on webhook_replays (workspace_id, endpoint_id, created_at, id);`;

/** Parents first. */
const TABLES = [
  ["webhook_endpoints", ENDPOINTS],
  ["webhook_messages", MESSAGES],
  ["webhook_deliveries", DELIVERIES],
  ["webhook_attempts", ATTEMPTS],
  ["webhook_replays", REPLAYS],
] as const;

/**
 * Which endpoints have deliveries that are due, or that their end discards, and which replays go on: ids alone. From
 * endpoint to endpoint along the index, so that one with a million of them costs no more than one with a single one.
 */
const DUE_WORK = `
create function webhooks_with_due_work(due_by timestamptz)
returns table (work text, workspace_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  with recursive earliest as (
    (select d.workspace_id, d.endpoint_id, d.next_attempt_at
    from webhook_deliveries d
    where d.state = 'PENDING'
    order by d.workspace_id, d.endpoint_id, d.next_attempt_at
    limit 1)
    union all
    select further.workspace_id, further.endpoint_id, further.next_attempt_at
    from earliest former
    cross join lateral (
      select d.workspace_id, d.endpoint_id, d.next_attempt_at
      from webhook_deliveries d
      where d.state = 'PENDING'
      and (d.workspace_id, d.endpoint_id) > (former.workspace_id, former.endpoint_id)
      order by d.workspace_id, d.endpoint_id, d.next_attempt_at
      limit 1) further
  )
  select case e.status when 'ACTIVE' then 'deliver' else 'discard' end, e.workspace_id, e.id
  from earliest
  join webhook_endpoints e on e.workspace_id = earliest.workspace_id and e.id = earliest.endpoint_id
  where e.status = 'DISABLED'
  or (earliest.next_attempt_at <= due_by and (e.paused_until is null or e.paused_until <= due_by))
  union all
  (select 'replay', r.workspace_id, r.id
  from webhook_replays r
  where r.ended_at is null
  order by r.workspace_id, r.id
  limit 100);
end;`;

/** Removes what ended before then, and all of deleted endpoints, so many deliveries at most; tells how many. One process at a time. */
const FORGET = `
create function forget_webhooks(before timestamptz, most integer)
returns integer
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  forgotten integer;
begin
  if not pg_try_advisory_xact_lock(7233339) then return 0; end if;
  with old as materialized (
    (select d.workspace_id, d.id from webhook_deliveries d where d.ended_at < before order by d.ended_at limit most)
    union
    (select d.workspace_id, d.id
    from webhook_endpoints e
    join webhook_deliveries d on d.workspace_id = e.workspace_id and d.endpoint_id = e.id
    where e.deleted_at is not null
    limit most)
  ), attempts as (
    delete from webhook_attempts a using old where a.workspace_id = old.workspace_id and a.delivery_id = old.id
  )
  delete from webhook_deliveries d using old where d.workspace_id = old.workspace_id and d.id = old.id;
  get diagnostics forgotten = row_count;
  delete from webhook_messages m
  using (
    select o.workspace_id, o.id
    from webhook_messages o
    where o.created_at < before
    and not exists (select from webhook_deliveries d where d.workspace_id = o.workspace_id and d.event_id = o.id)
    order by o.created_at
    limit most) old
  where m.workspace_id = old.workspace_id
  and m.id = old.id;
  delete from webhook_replays r
  using webhook_endpoints e
  where e.workspace_id = r.workspace_id
  and e.id = r.endpoint_id
  and (e.deleted_at is not null or r.ended_at < before);
  delete from webhook_endpoints e
  where e.deleted_at is not null
  and not exists (select from webhook_deliveries d where d.workspace_id = e.workspace_id and d.endpoint_id = e.id);
  return forgotten;
end $$;`;

export class CreateWebhooks1763800630000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, text] of TABLES) {
      await runner.query(text);
      await isolate(runner, table);
      // The functions below run as the owner, to whom this shows all workspaces; to the application it shows its own.
      await runner.query(`create policy keeper on ${table} to current_user using (true) with check (true)`);
    }
    await runner.query(DUE_WORK);
    await runner.query(FORGET);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function forget_webhooks`);
    await runner.query(`drop function webhooks_with_due_work`);
    for (const [table] of [...TABLES].reverse()) await runner.query(`drop table ${table}`);
  }
}
