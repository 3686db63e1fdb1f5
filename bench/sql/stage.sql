-- Makes each case what it was at a stage of its history (histories.sql), and has its clocks follow it there. It is open
-- meanwhile, as clocks are laid on open cases alone. Run as superuser, with
--   bench.workspace, bench.stage
set session_replication_role = replica;
update cases c set version = s.version, updated_at = s.at, priority = s.priority,
  priority_rank = array_position(array['LOW', 'NORMAL', 'HIGH', 'URGENT'], s.priority), team_id = s.team,
  member_id = s.member, tags = s.tags, state = 'OPEN', state_reason = null, resolved_at = null, closed_at = null,
  snoozed_at = null, snoozed_until = null
from bench.stages s
where s.case_id = c.id and s.stage = current_setting('bench.stage');
-- Those that are not at this stage yet have to wait.
update cases c set state = 'CLOSED', closed_at = c.updated_at
where c.workspace_id = bench.workspace()
and not exists (
  select from bench.stages s where s.case_id = c.id and s.stage = current_setting('bench.stage'));
insert into clock_sweeps (workspace_id, id, created_at, applies_from, looked, changed)
values (bench.workspace(), gen_random_uuid(), now(), '2000-01-01T00:00:00Z', 0, 0);
set session_replication_role = origin;
analyze cases;
