-- A million clocks that run, ten on each of 100,000 cases, on the data of load.sql. Run as superuser, with
--   bench.workspace, bench.due_from (an instant)
-- The first of each case is due within the minute from then on; the second runs by the hours of one calendar.
set session_replication_role = replica;
truncate clock_changes, clocks, case_clocks, clock_sweeps, sla_simulation_cases, sla_simulations cascade;
delete from outbox;
delete from sla_policy_revisions;
delete from sla_policies;
delete from business_hours;
delete from business_calendars;

insert into business_calendars (workspace_id, id, created_at, updated_at, name, is_default)
values (bench.workspace(), '01900000-0000-7000-8000-00000000ca1e', now(), now(), 'Office', true);
insert into business_hours (workspace_id, id, created_at, calendar_id, effective_from, time_zone, is_always_open, weekly,
  overrides, holiday_types)
select bench.workspace(), '01900000-0000-7000-8000-00000000ca1f', now(), '01900000-0000-7000-8000-00000000ca1e',
  '1970-01-01T00:00:00Z', 'Europe/Berlin', false,
  jsonb_object_agg(day, '[{"from": 540, "to": 1020}]'::jsonb), '{}', '{}'
from unnest(array['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']) day;

insert into case_clocks (workspace_id, id, created_at, case_version, facts, policies, policies_at, circumstances)
select c.workspace_id, c.id, c.created_at, c.version, '{}', '[]', c.created_at, '[]'
from cases c where c.workspace_id = bench.workspace();

insert into clocks (workspace_id, id, created_at, updated_at, case_id, metric, name, state, automation_responds, duration_ms,
  calendar_id, paused_by, warnings_ms, round_from, started_at, set_at, used_ms, since, due_at, warned, next_at)
select bench.workspace(), bench.id_at(c.created_at + nth * interval '1 millisecond', 'clock' || nth, c.n), now(), now(), c.id,
  'DEADLINE', 'Deadline ' || nth, 'RUNNING', false,
  (extract(epoch from due.at - began.at) * 1000)::bigint,
  case when nth = 2 then '01900000-0000-7000-8000-00000000ca1e'::uuid end,
  '{}', '[]', began.at, began.at, began.at, 0, began.at, due.at, 0, due.at
from (select c.id, c.created_at, row_number() over (order by c.id) as n, count(*) over () as total
  from cases c where c.workspace_id = bench.workspace()) c
cross join generate_series(1, 10) nth
cross join lateral (select date_trunc('milliseconds', now()) - interval '1 hour' as at) began
cross join lateral (select case when nth = 1
  then date_trunc('milliseconds',
    current_setting('bench.due_from')::timestamptz + c.n * interval '60 seconds' / c.total)
  else date_trunc('milliseconds', now()) + nth * interval '20 days' + c.n * interval '1 second' end as at) due;
set session_replication_role = origin;
analyze clocks;
analyze case_clocks;
