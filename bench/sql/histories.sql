-- Gives the closed cases of load.sql histories over two years, the same for the same counts: everything is drawn from
-- hashes of row numbers. Run as superuser, on a database of its own, with
--   bench.workspace
-- Every second case has a row of `bench.stages` in its middle, so that clocks follow it in two parts; every fourth comes
-- from another system, and is followed at once.
set session_replication_role = replica;
truncate clock_changes, clocks, case_clocks, clock_sweeps, sla_simulation_cases, sla_simulations, clock_escalations cascade;
truncate outbox, event_log;
delete from sla_policy_revisions;
delete from sla_policies;
delete from business_hours;
delete from business_calendars;
truncate case_timeline_entries, case_messages cascade;

create or replace function bench.opened(n bigint) returns timestamptz
  stable language sql return
    '2023-09-01T00:00:00Z'::timestamptz
    + floor(n::float8 / (select max(l.n) from bench.case_list l) * 720 * 86400000) * interval '1 millisecond';

-- Some minutes, some hours, or some days.
create or replace function bench.gap(n bigint, place int) returns interval
  immutable language sql return
    (1 + bench.pick(n * 64 + place, 71, (array[5400, 5400, 36000, 400000])[1 + bench.pick(n * 64 + place, 72, 4)]))
    * interval '1 second' + bench.pick(n * 64 + place, 73, 1000) * interval '1 millisecond';

-- What a case went through: a line for each happening, in the form of its timeline, and what the case was by then.
create or replace function bench.history(n bigint, opened_at timestamptz, first_team uuid, first_member uuid)
returns table (version int, at timestamptz, sent_at timestamptz, kind text, actor text, detail jsonb, state text,
  priority text, team uuid, member uuid, tags text[])
stable language plpgsql as $$
declare
  deed int; wanted text; next_team uuid; is_last boolean;
  deeds int := 3 + bench.pick(n, 74, 12);
begin
  version := 1; at := opened_at; kind := 'OPENED'; actor := 'customer'; detail := '{}'; state := 'OPEN';
  priority := bench.one_of(array['NORMAL', 'NORMAL', 'HIGH', 'URGENT'], n, 75);
  team := first_team; member := first_member; tags := '{}';
  return next;
  for place in 1..deeds + 2 loop
    at := at + bench.gap(n, place); sent_at := null; actor := 'member'; detail := '{}'; kind := null;
    is_last := place > deeds;
    deed := case when is_last then 17 + (place - deeds) else bench.pick(n * 64 + place, 76, 18) end;
    version := version + 1;
    if deed in (0, 1, 2) then
      kind := 'MESSAGE'; actor := 'customer';
      -- Some arrive an hour and more after they were written.
      if bench.pick(n * 64 + place, 77, 6) = 0 then sent_at := at - bench.gap(n, place + 32) / 4; end if;
      return next;
      sent_at := null;
      if state <> 'OPEN' then
        version := version + 1; kind := 'STATE_CHANGED'; detail := jsonb_build_object('fromState', state, 'toState', 'OPEN');
        state := 'OPEN';
        return next;
      end if;
    elsif deed in (3, 4, 5, 6) then
      kind := 'MESSAGE';
      if deed = 6 then detail := '{"automatic": true}'; end if;
      if deed = 5 then sent_at := at - bench.gap(n, place + 32) / 4; end if;
      return next;
      sent_at := null; detail := '{}';
      -- One who answers often waits for the customer from then on, in the same step.
      if deed = 4 and state = 'OPEN' then
        kind := 'STATE_CHANGED'; detail := '{"fromState": "OPEN", "toState": "WAITING_ON_CUSTOMER"}';
        state := 'WAITING_ON_CUSTOMER';
        return next;
      end if;
    elsif deed in (7, 8, 9, 10, 18, 19) then
      wanted := case deed when 7 then 'WAITING_ON_CUSTOMER' when 8 then 'WAITING_ON_THIRD_PARTY' when 9 then 'OPEN'
        when 10 then 'RESOLVED' when 18 then 'RESOLVED' else 'CLOSED' end;
      if wanted <> state then
        kind := 'STATE_CHANGED'; detail := jsonb_build_object('fromState', state, 'toState', wanted);
        state := wanted;
        return next;
      end if;
    elsif deed in (11, 12) and state not in ('RESOLVED', 'CLOSED') then
      kind := case deed when 11 then 'SNOOZED' else 'WOKEN' end;
      return next;
    elsif deed in (13, 14) then
      wanted := bench.one_of(array['LOW', 'NORMAL', 'HIGH', 'URGENT'], n * 64 + place, 78);
      if wanted <> priority then
        kind := 'PRIORITY_CHANGED'; detail := jsonb_build_object('fromPriority', priority, 'toPriority', wanted);
        priority := wanted;
        return next;
      end if;
    elsif deed = 15 then
      kind := 'TAGS_CHANGED';
      if 'vip' = any(tags) then
        detail := '{"added": [], "removed": ["vip"]}'; tags := '{}';
      else
        detail := '{"added": ["vip"], "removed": []}'; tags := '{vip}';
      end if;
      return next;
    elsif deed in (16, 17) then
      select l.id into next_team from bench.team_list l where l.n = 1 + bench.pick(history.n * 64 + place, 79, 12);
      kind := 'ASSIGNMENT_CHANGED';
      detail := jsonb_build_object('fromTeamId', team, 'fromMemberId', member, 'toTeamId', next_team, 'toMemberId',
        case when deed = 17 then first_member end);
      team := next_team; member := case when deed = 17 then first_member end;
      return next;
    end if;
    if kind is null then version := version - 1; end if;
  end loop;
end $$;

drop table if exists bench.lines, bench.stages;
create table bench.lines as
select c.n as case_n, c.id as case_id, customer.id as customer_id, row_number() over () as line, h.*
from bench.case_list c
join bench.customer_list customer on customer.n = c.customer
join bench.team_list t on t.n = c.team
left join bench.member_list m on m.n = c.member
cross join lateral bench.history(c.n, bench.opened(c.n), t.id, m.id) h;

insert into case_messages (workspace_id, id, created_at, case_id, direction, visibility, channel, author_kind, author_id, body,
  language, sent_at)
select bench.workspace(), bench.id_at(l.at, 'late', l.line), l.at, l.case_id,
  case l.actor when 'customer' then 'INBOUND' else 'OUTBOUND' end, 'PUBLIC', 'EMAIL', l.actor,
  case l.actor when 'customer' then l.customer_id else (select min(id::text)::uuid from bench.member_list) end,
  bench.sentence(l.line, 51), 'en', l.sent_at
from bench.lines l
where l.sent_at is not null;

insert into case_timeline_entries (workspace_id, id, created_at, case_id, case_version, kind, visibility, actor_kind,
  actor_id, occurred_at, message_id, detail)
select bench.workspace(), bench.id_at(l.at, 'line', l.line), l.at, l.case_id, l.version, l.kind, 'PUBLIC', l.actor,
  case l.actor when 'customer' then l.customer_id else (select min(id::text)::uuid from bench.member_list) end,
  l.at, case when l.sent_at is not null then bench.id_at(l.at, 'late', l.line) end, l.detail
from bench.lines l;

-- What each case was in the middle of its history, and at its end.
create table bench.stages as
select distinct on (case_id, stage) case_id, case_n, stage, version, at, priority, team, member, tags
from (
  select l.*, stage
  from bench.lines l
  join (select case_id, max(version) as last from bench.lines group by case_id) whole using (case_id)
  cross join unnest(array['middle', 'end']) stage
  where stage = 'end' or (l.case_n % 2 = 1 and l.version <= greatest(1, whole.last / 2))) known
order by case_id, stage, line desc;
create index on bench.stages (stage, case_id);

update cases c set created_at = bench.opened(c.number), imported_at = null, imported_version = null
where c.workspace_id = bench.workspace();
update cases c set imported_at = s.at + interval '1 day', imported_version = s.version
from bench.stages s
where s.case_id = c.id and s.stage = 'end' and c.number % 4 = 0;
set session_replication_role = origin;
analyze case_timeline_entries, case_messages, cases, bench.stages;
