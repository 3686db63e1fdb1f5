-- Takes away what measured writes have added, so that every run begins with the same rows. All rows that were loaded
-- are older than this year and a half; what a server writes bears the time of the clock.
set session_replication_role = replica;
delete from outbox;
delete from idempotent_replies;
delete from case_timeline_entries where created_at > '2025-12-01';
delete from case_messages where created_at > '2025-12-01';
delete from case_transactions where created_at > '2025-12-01';
delete from case_subjects where created_at > '2025-12-01';
delete from cases where created_at > '2025-12-01';
update cases set version = l.messages + 1 + (l.state <> 'OPEN')::int, updated_at = l.updated_at,
  last_message_at = l.at + (l.messages - 1) * interval '37 minutes'
from bench.case_list l
where cases.id = l.id and cases.updated_at > '2025-12-01';
update case_counters set last_number = (select max(n) from bench.case_list)
where workspace_id = (select workspace_id from cases limit 1);
set session_replication_role = origin;
