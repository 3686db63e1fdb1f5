import { Client } from "pg";
import type { Uuid } from "../../src/kernel/ids";
import { cloneDatabase, makeTemplate, type TestDatabase } from "../support/test-server";
import { world, type World } from "../support/world";
import { figureRows } from "./filled-figures";

/** Cases; there are as many customers and transactions, four times as many messages and twice as many events. */
export const FILLED = Number(process.env["REDRESS_FILLED"] ?? 24_000);

/** Filling it takes longer the more there is to be filled. */
export const FILLING_MS = 10 * FILLED;

/** Whose every second row is; its own row is made by the world that lives on a copy. */
const WORKSPACE: Uuid = "019aa5c0-0000-7000-8000-0000000f111e";

/** Searches look at whole hours, the newest first: how much there is in the first of them is the same at any time. */
const LATEST = "timestamptz '2026-01-15 09:20Z'";

const EVENTS_A_DAY = Math.ceil((2 * FILLED) / 3);

/**
 * Of everything that is filtered by there is a rare one and a common one; every second row is another company's.
 * PostgreSQL puts a function's body in the place of its call only if the body is as stable as it is said to be.
 */
const ROWS = `
  create function pg_temp.id(kind text, n bigint) returns uuid immutable language sql return md5(kind || n::text)::uuid;
  create function pg_temp.workspace(n bigint) returns uuid stable language sql
    return case when n % 2 = 1 then current_setting('filled.workspace')::uuid else pg_temp.id('workspace', 0) end;
  -- One of this many of the same company.
  create function pg_temp.one_of(below bigint, n bigint) returns bigint immutable language sql
    return 2 - n % 2 + 2 * (n / 2 * 7919 % below);
  set session_replication_role = replica;

  insert into workspaces (id, name, created_at, updated_at) values (pg_temp.id('workspace', 0), 'other', now(), now());

  insert into teams (workspace_id, id, created_at, updated_at, name)
  select pg_temp.workspace(n), pg_temp.id('team', n), now(), now(), 'Team ' || n from generate_series(1, 8) n;

  insert into members (workspace_id, id, created_at, updated_at, email, name, role)
  select pg_temp.workspace(n), pg_temp.id('member', n), now(), now(), n || '@staff.example', 'Member ' || n, 'AGENT'
  from generate_series(1, 40) n;

  insert into team_memberships (workspace_id, id, created_at, team_id, member_id)
  select pg_temp.workspace(n), pg_temp.id('membership', n), now(), pg_temp.id('team', pg_temp.one_of(4, n)), pg_temp.id('member', n)
  from generate_series(1, 40) n;

  insert into customers (workspace_id, id, created_at, updated_at, kind, name, tier, tags)
  select pg_temp.workspace(n), pg_temp.id('customer', n), now() - n * interval '1 second', now() - (n * 7919 % ${FILLED}) * interval '1 second',
    case when n % 100 = 1 then 'MERCHANT' else 'CONSUMER' end, 'Customer ' || n,
    case when n % 3000 = 1 then 'platinum' end,
    case when n % 3000 = 1 then array['rare'] when n % 4 = 1 then array['common'] else '{}' end
  from generate_series(1, ${FILLED}) n;

  insert into customer_tags (workspace_id, id, created_at, customer_id, tag)
  select workspace_id, gen_random_uuid(), created_at, id, unnest(tags) from customers;

  insert into customer_identities (workspace_id, id, created_at, customer_id, kind, source, value)
  select workspace_id, gen_random_uuid(), created_at, id, 'EMAIL', '', 'customer-' || split_part(name, ' ', 2) || '@mail.example' from customers;

  insert into transactions (workspace_id, id, created_at, updated_at, kind, direction, mode, state, rail, provider,
    provider_id, payer_customer_id, merchant_customer_id, currency, amount_minor, captured_minor, refunded_minor,
    refund_pending_minor, disputed_minor, reversed_minor, occurred_at, facts_at,
    trace_number, method)
  select pg_temp.workspace(n), pg_temp.id('transaction', n), now() - n * interval '1 second', now() - (n * 7919 % ${FILLED}) * interval '1 second',
    case when n % 3000 = 1 then 'PAYOUT' else 'PAYMENT' end, 'IN', case when n % 3000 = 1 then 'TEST' else 'LIVE' end,
    case when n % 3000 = 1 then 'DISPUTED' when n % 4 = 1 then 'PENDING' else 'CAPTURED' end,
    case when n % 3000 = 1 then 'CRYPTO' else 'CARD' end, case when n % 3000 = 1 then 'tiny' else 'stripe' end, 'p' || n,
    pg_temp.id('customer', pg_temp.one_of(${FILLED / 2}, n)), case when n % 4 = 1 then pg_temp.id('customer', 1) end,
    case when n % 3000 = 1 then 'JPY' else 'EUR' end, n % 10000, 0, 0, 0, 0, 0,
    now() - (n * 7907 % ${FILLED}) * interval '1 second', now(),
    'trace' || n, jsonb_build_object('lastFour', right('000' || n, 4))
  from generate_series(1, ${FILLED}) n;

  insert into transaction_keys (workspace_id, id, created_at, transaction_id, provider, value)
  select workspace_id, gen_random_uuid(), created_at, id, provider, provider_id from transactions;

  insert into transaction_history (workspace_id, id, created_at, transaction_id, to_state, inferred, late, actor_kind, occurred_at)
  select workspace_id, gen_random_uuid(), created_at, id, state, false, false, 'system', created_at from transactions;

  insert into cases (workspace_id, id, created_at, updated_at, number, subject, kind, priority, priority_rank, channel,
    state, customer_id, team_id, member_id, tags, external_source, external_id, closed_at, snoozed_at, snoozed_until)
  select pg_temp.workspace(n), pg_temp.id('case', n), ${LATEST} - n * interval '1 second', ${LATEST} - (n * 7919 % ${FILLED}) * interval '1 second',
    n, 'Case ' || n, case when n % 3000 = 1 then 'SECURITY' else 'REFUND' end,
    case when n % 3000 = 1 then 'URGENT' when n % 7 = 1 then 'LOW' else 'NORMAL' end,
    case when n % 3000 = 1 then 4 when n % 7 = 1 then 1 else 2 end,
    case when n % 3000 = 1 then 'BRANCH' else 'EMAIL' end,
    case when n % 3000 = 1 then 'WAITING_ON_THIRD_PARTY' when n % 16 = 3 then 'WAITING_ON_CUSTOMER' when n % 4 = 1 then 'OPEN' else 'CLOSED' end,
    pg_temp.id('customer', case when n % 40 = 5 then 1 else pg_temp.one_of(${FILLED / 2}, n) end),
    pg_temp.id('team', case when n % 3000 = 1 then 1 when n % 2 = 1 then 3 else 2 end),
    case when n % 3000 = 1 then pg_temp.id('member', 1) when n % 4 = 1 then pg_temp.id('member', 3) end,
    case when n % 3000 = 1 then array['rare'] when n % 4 = 1 then array['common'] else '{}' end,
    'crm', 'x' || n, case when n % 3000 <> 1 and n % 16 <> 3 and n % 4 <> 1 then now() end,
    case when n % 12 = 1 then now() end, case when n % 24 = 1 then now() + n * interval '1 second' end
  from generate_series(1, ${FILLED}) n;

  insert into case_relations (workspace_id, id, created_at, case_id, other_case_id, kind)
  select pg_temp.workspace(n), gen_random_uuid(), now(), pg_temp.id('case', n), pg_temp.id('case', n + 2), 'CAUSED_BY'
  from generate_series(1, ${FILLED - 2}) n;

  insert into case_watchers (workspace_id, id, created_at, case_id, member_id)
  select workspace_id, gen_random_uuid(), now(), id, member_id from cases where member_id is not null;

  insert into case_tags (workspace_id, id, created_at, case_id, tag)
  select workspace_id, gen_random_uuid(), created_at, id, unnest(tags) from cases;

  insert into case_fields (workspace_id, id, created_at, updated_at, key, label, type, choices, required, is_public)
  select pg_temp.workspace(one), pg_temp.id('field ' || key, one), now(), now(), key, key, type,
    case type when 'CHOICE' then array['rare', 'common'] else '{}' end, 'NEVER', false
  from (values ('rare', 'NUMBER'), ('common', 'TEXT'), ('size', 'NUMBER'), ('loss', 'MONEY'), ('choice', 'CHOICE')) f (key, type),
    generate_series(1, 2) one;

  insert into case_field_values (workspace_id, id, created_at, case_id, field_key, text, text_beginning, number,
    amount_minor, currency, choice)
  select pg_temp.workspace(n), gen_random_uuid(), now(), pg_temp.id('case', n), key,
    case key when 'common' then 'order ' || n end, case key when 'common' then 'order ' || n end,
    case when key in ('rare', 'size') then n end, case key when 'loss' then n end, case key when 'loss' then 'EUR' end,
    case when key = 'choice' and n % 3000 = 1 then 'rare' when key = 'choice' then 'common' end
  from generate_series(1, ${FILLED}) n, (values ('rare'), ('common'), ('size'), ('loss'), ('choice')) f (key)
  where key <> 'rare' or n % 3000 = 1;

  insert into case_messages (workspace_id, id, created_at, case_id, direction, visibility, channel, author_kind, author_id,
    language, body, sent_at)
  select pg_temp.workspace(n), pg_temp.id('message', n * 4 + nth), now() - n * interval '1 second', pg_temp.id('case', n),
    case when nth < 3 then 'INBOUND' end, case when nth < 3 then 'PUBLIC' else 'INTERNAL' end, 'EMAIL', 'member',
    pg_temp.id('member', pg_temp.one_of(20, n)), 'en',
    'The payment of order ' || n || ' is missing.' || case when n % 20 < 10 or n = ${FILLED - 1} then ' Apples.' else '' end
      || case when n % 20 >= 10 then ' Pears.' else '' end,
    ${LATEST} - (n * 4 - nth) * interval '1 second'
  from generate_series(1, ${FILLED}) n, generate_series(1, 4) nth;

  insert into case_subjects (workspace_id, id, created_at, words)
  select workspace_id, id, created_at, search_vector(null, subject) from cases;

  -- What one has read: of 3 all but what came last on every fourth, of 5 every thousandth.
  insert into case_reads (workspace_id, id, created_at, case_id, member_id, read_up_to)
  select c.workspace_id, gen_random_uuid(), now(), c.id, pg_temp.id('member', reader), m.arrival - case when n % 4 = 1 then 1 else 0 end
  from generate_series(1, ${FILLED}) n
  join cases c on c.id = pg_temp.id('case', n)
  join case_messages m on m.id = pg_temp.id('message', n * 4 + 4)
  cross join (values (3), (5)) readers (reader)
  where n % 2 = 1 and (reader = 3 or n % 2000 = 3);

  insert into attachments (workspace_id, id, created_at, updated_at, uploader_kind, uploader_id, message_id, position,
    file_name, size, state)
  select pg_temp.workspace(n), pg_temp.id('attachment', n), now(), now(), 'member', pg_temp.id('member', pg_temp.one_of(20, n)),
    pg_temp.id('message', n * 4 + 1), 0, 'receipt.png', 1, 'REMOVED'
  from generate_series(1, ${FILLED}) n;

  insert into case_participants (workspace_id, id, created_at, case_id, customer_id, role)
  select pg_temp.workspace(n), gen_random_uuid(), now() - n * interval '1 second', pg_temp.id('case', n),
    pg_temp.id('customer', case when n % 40 = 7 then 3 else pg_temp.one_of(${FILLED / 2}, n + 2) end), 'CONSUMER'
  from generate_series(1, ${FILLED}) n;

  insert into message_mentions (workspace_id, id, created_at, message_id, member_id)
  select workspace_id, gen_random_uuid(), now(), id, author_id from case_messages where direction is null;

  insert into case_timeline_entries (workspace_id, id, created_at, case_id, case_version, kind, visibility, actor_kind,
    actor_id, occurred_at, message_id, detail)
  select workspace_id, gen_random_uuid(), created_at, case_id, 1 + row_number() over (partition by case_id),
    case when direction is null then 'NOTE' else 'MESSAGE' end, visibility, author_kind, author_id, sent_at, id, '{}'
  from case_messages;

  insert into case_transactions (workspace_id, id, created_at, case_id, transaction_id)
  select pg_temp.workspace(n), gen_random_uuid(), now(), pg_temp.id('case', n),
    pg_temp.id('transaction', case when n % 400 = 5 then 1 else n end)
  from generate_series(1, ${FILLED}) n;

  insert into macros (workspace_id, id, created_at, updated_at, name, found_by, team_id, texts, actions)
  select pg_temp.workspace(n), pg_temp.id('macro', n), now(), now(), 'Macro ' || n, 'macro ' || n,
    case when n % 4 = 1 then pg_temp.id('team', 1) end, '{}', '{"priority": "LOW"}'
  from generate_series(1, 400) n;

  insert into macro_uses (workspace_id, id, created_at, macro_id, case_id)
  select pg_temp.workspace(n), gen_random_uuid(), now() - n * interval '1 minute',
    pg_temp.id('macro', case when n % 4 = 1 then 1 else n % 400 end), pg_temp.id('case', n)
  from generate_series(1, ${FILLED}) n;

  insert into business_calendars (workspace_id, id, created_at, updated_at, name, is_default)
  select pg_temp.workspace(n), pg_temp.id('calendar', n), now(), now(), 'Calendar ' || n, false
  from generate_series(1, 400) n;

  insert into business_hours (workspace_id, id, created_at, calendar_id, effective_from, time_zone, is_always_open,
    weekly, overrides, holiday_types)
  select workspace_id, gen_random_uuid(), now(), id, '1970-01-01T00:00:00Z', 'UTC', true, '{}', '{}', '{}'
  from business_calendars;

  insert into sla_policies (workspace_id, id, created_at, updated_at, name, family, position, revision)
  select pg_temp.workspace(n), pg_temp.id('policy', n), now(), now(), 'Policy ' || n, 'SERVICE', n, 2
  from generate_series(1, 200) n;

  insert into sla_policy_revisions (workspace_id, id, created_at, policy_id, revision, effective_from, position,
    is_active, applies_to_open, spec)
  select workspace_id, gen_random_uuid(), now(), id, n, now(), position, true, false,
    jsonb_build_object('match', '{}'::jsonb, 'onChange', 'KEEP_USED', 'automationResponds', false, 'targets',
      jsonb_build_array(jsonb_build_object('metric', 'FIRST_RESPONSE', 'name', null, 'durationMs', 3600000,
        'calendarId', pg_temp.id('calendar', position), 'pausedBy', '[]'::jsonb, 'warningsMs', '[]'::jsonb,
        'escalations', '[]'::jsonb)))
  from sla_policies cross join generate_series(1, 2) numbers (n);

  -- One in four runs, a few of them late, and a few that do not count yet; the others were met. Of one policy, and of
  -- what it alone asks for, none runs any more. The clock of a few was changed often.
  insert into case_clocks (workspace_id, id, created_at, case_version, facts, policies, policies_at, circumstances)
  select workspace_id, id, created_at, version, '{}', '[]', created_at, '[]' from cases;

  insert into clocks (workspace_id, id, created_at, updated_at, case_id, metric, state, family, policy_id,
    policy_revision, automation_responds, duration_ms, calendar_id, paused_by, warnings_ms, round_from, started_at,
    set_at, used_ms, since, starts_at, due_at, warned, breached_at, ended_at, ended_as, next_at)
  select pg_temp.workspace(n), pg_temp.id('clock', n), now() - n * interval '1 second', now(), pg_temp.id('case', n),
    case when n % 3000 = 1 then 'HAND_OFF_WAIT' when n % 8 = 2 then 'PERIODIC_UPDATE' else 'FIRST_RESPONSE' end,
    case when n % 3000 = 1 then 'BREACHED' when n % 2000 = 5 then 'PENDING' when n % 4 = 1 then 'RUNNING' else 'MET' end, 'SERVICE',
    pg_temp.id('policy', case n % 8 when 2 then 150 else pg_temp.one_of(100, n) end), 1, false, 3600000, pg_temp.id('calendar', pg_temp.one_of(200, n)), '{}', '[]',
    now(), now(), now(), 0, case when n % 4 = 1 then now() end,
    case when n % 2000 = 5 then now() else timestamptz '2026-01-01T09:00:00Z' end,
    now() + (n * 7907 % ${FILLED}) * interval '1 minute', 0,
    case when n % 3000 = 1 then now() + (n * 7907 % ${FILLED}) * interval '1 minute' end,
    case when n % 4 <> 1 then now() end, case when n % 4 <> 1 then 'MET' end,
    case when n % 4 = 1 and n % 3000 <> 1 then now() + (n * 7907 % ${FILLED}) * interval '1 minute' end
  from generate_series(1, ${FILLED}) n;

  insert into clock_changes (workspace_id, id, created_at, clock_id, clock_version, kind, at, cause, used_ms, warned)
  select workspace_id, gen_random_uuid(), now(), id, n, 'STARTED', now(), '{"kind": "CASE", "version": 2}', 0, 0
  from clocks cross join generate_series(1, 2) numbers (n);

  insert into clock_escalations (workspace_id, id, created_at, clock_id, event_id, place, point, kind, action, outcome)
  select workspace_id, gen_random_uuid(), now(), id, gen_random_uuid(), 0, 'BREACH', 'WEBHOOK', '{"kind": "WEBHOOK"}', 'DONE'
  from clocks;

  update cases c set next_due_at = k.due_at from clocks k where k.case_id = c.id and k.since is not null;

  insert into sla_simulations (workspace_id, id, created_at, updated_at, state, period_from, period_to, filter, supposed,
    as_of, cases_total, cases_done, cases_different, sums, finished_at)
  select pg_temp.workspace(n), pg_temp.id('simulation', n), now() - n * interval '1 minute', now(), 'DONE', now() - interval '30 days',
    now(), '{}', '{"policy": null, "hours": null}', now(), ${FILLED}, ${FILLED}, ${FILLED / 40}, '{"before": [], "after": []}', now()
  from generate_series(1, 40) n;

  insert into sla_simulation_cases (workspace_id, id, created_at, simulation_id, case_id, differences)
  select pg_temp.workspace(n), gen_random_uuid(), now(), pg_temp.id('simulation', pg_temp.one_of(20, n)), pg_temp.id('case', n), '[]'
  from generate_series(1, ${FILLED}) n;

  insert into surveys (workspace_id, id, created_at, updated_at, name, kind, presentation, state, published_version,
    triggers, conditions, delay_seconds, delay_calendar_id, sample_share, interval_days, needs_consent, expiry_hours,
    change_minutes, follow_up_at_most, follow_up_team_id, follow_up_priority)
  select pg_temp.workspace(n), pg_temp.id('survey', n), now(), now(), 'Survey ' || n, 'CSAT', 'NUMBERS', 'PAUSED', 20, '{}', '{}', 0,
    pg_temp.id('calendar', pg_temp.one_of(200, n)), 1, 30, false, 72, 60, 2, pg_temp.id('team', pg_temp.one_of(4, n)), 'NORMAL'
  from generate_series(1, 40) n;

  insert into survey_versions (workspace_id, id, created_at, survey_id, number, default_language, content)
  select pg_temp.workspace(n), pg_temp.id('survey version', n * 20 + number - 1), now(), pg_temp.id('survey', n), number, 'en', '{}'
  from generate_series(1, 40) n, generate_series(1, 20) number;

  -- One survey asks for half of it. One in four was answered, and what was told is a piece of feedback.
  insert into survey_invitations (workspace_id, id, created_at, updated_at, survey_id, version_id, customer_id, case_id,
    transaction_id, member_id, team_id, channel, language, trigger, event_id, state, cancel_reason, asked_at, sent_at,
    expires_at)
  select pg_temp.workspace(n), pg_temp.id('invitation', n), now() - n * interval '1 second', now(), pg_temp.id('survey', asks),
    pg_temp.id('survey version', asks * 20 + n / 4 % 20), pg_temp.id('customer', pg_temp.one_of(${FILLED / 2}, n)),
    pg_temp.id('case', n), pg_temp.id('transaction', n), pg_temp.id('member', pg_temp.one_of(20, n)),
    pg_temp.id('team', pg_temp.one_of(4, n)), 'EMAIL', 'en', 'CASE_CLOSED', pg_temp.id('event', n),
    case when n % 8 < 4 then 'ANSWERED' when n % 3000 = 5 then 'CANCELLED' else 'EXPIRED' end,
    case when n % 3000 = 5 then 'SURVEY_STOPPED' end, now(), now(), now()
  from generate_series(1, ${FILLED}) n
  cross join lateral (select case when n % 4 < 2 then 2 - n % 2 else pg_temp.one_of(20, n) end) surveys (asks);

  insert into survey_answers (workspace_id, id, created_at, updated_at, invitation_id, survey_id, version_id, kind, score,
    answers, is_complete, customer_id, case_id, transaction_id, member_id, team_id, channel, language, answered_at, completed_at)
  select i.workspace_id, pg_temp.id('answer', n), i.created_at, now(), i.id, i.survey_id, i.version_id, 'CSAT', 1 + n % 5, '[]', true,
    i.customer_id, i.case_id, i.transaction_id, i.member_id, i.team_id, i.channel, 'en', i.created_at, i.created_at
  from generate_series(1, ${FILLED}) n
  join survey_invitations i on i.id = pg_temp.id('invitation', n)
  where i.state = 'ANSWERED';

  insert into feedback (workspace_id, id, created_at, updated_at, kind, answer_id, customer_id, case_id, transaction_id,
    member_id, channel, text, language, sentiment, topics, judged_by, status, follow_up_case_id, received_at)
  select pg_temp.workspace(n), pg_temp.id('feedback', n), now() - n * interval '1 second', now(),
    case when a.id is not null then 'SURVEY' when n % 3000 = 5 then 'PRAISE' else 'COMPLAINT' end, a.id, pg_temp.id('customer', pg_temp.one_of(${FILLED / 2}, n)),
    pg_temp.id('case', n), pg_temp.id('transaction', n), pg_temp.id('member', pg_temp.one_of(20, n)), 'EMAIL', 'Too slow.', 'en',
    case when n % 3000 = 5 then 'POSITIVE' else 'NEGATIVE' end,
    case when n % 3000 = 5 then array['rare'] when n % 4 = 1 then array['common'] else array['topic ' || n % 100] end, 'EMBEDDED',
    case when n % 3000 = 5 then 'PLANNED' else 'NEW' end, pg_temp.id('case', n + 2), now() - n * interval '1 second'
  from generate_series(1, ${FILLED - 2}) n
  left join survey_answers a on a.id = pg_temp.id('answer', n);

  insert into webhook_endpoints (workspace_id, id, created_at, updated_at, url, description, event_types, is_ordered, secret, status)
  select pg_temp.workspace(n), pg_temp.id('hook', n), now(), now(), 'https://hooks.example', '', array['*'], n % 4 = 1, '', 'ACTIVE'
  from generate_series(1, 40) n;

  insert into webhook_messages (workspace_id, id, created_at, event_type, aggregate_id, position, body)
  select pg_temp.workspace(n), pg_temp.id('event', n), now(), 'case.opened', pg_temp.id('case', n), n, '{}'
  from generate_series(1, ${FILLED}) n;

  insert into webhook_deliveries (workspace_id, id, created_at, endpoint_id, event_id, event_type, aggregate_id, position,
    state, next_attempt_at, ended_at)
  select pg_temp.workspace(n), pg_temp.id('delivery', n), now() - n * interval '1 second',
    pg_temp.id('hook', case when n % 4 = 1 then 1 else pg_temp.one_of(20, n) end), pg_temp.id('event', n), 'case.opened',
    pg_temp.id('case', n), n, case when n % 8 < 4 then 'PENDING' when n % 3000 = 7 then 'FAILED' else 'DELIVERED' end,
    case when n % 8 < 4 then now() end, case when n % 8 >= 4 then now() end
  from generate_series(1, ${FILLED}) n;

  insert into webhook_attempts (workspace_id, id, created_at, delivery_id, number, status_code, milliseconds, answer)
  select workspace_id, gen_random_uuid(), created_at, id, 1, 204, 12, '' from webhook_deliveries;

  insert into webhook_replays (workspace_id, id, created_at, updated_at, endpoint_id, failed_since, ended_at)
  select pg_temp.workspace(n), pg_temp.id('replay', n), now(), now(), pg_temp.id('hook', pg_temp.one_of(20, n)), now(), now()
  from generate_series(1, 400) n;

  -- Of three days; what happened to cases and their messages is most of it.
  create function pg_temp.day(n bigint) returns bigint language sql
    return floor(extract(epoch from now()) / 86400)::bigint - 2 + n / ${EVENTS_A_DAY};
  select add_day_to_event_log(pg_temp.day(n * ${EVENTS_A_DAY})) from generate_series(0, 2) n;

  insert into event_log (workspace_id, position, id, type, schema_version, aggregate_type, aggregate_id, aggregate_version,
    actor_kind, actor_id, request_id, occurred_at, recorded_at, payload)
  select pg_temp.workspace(n), (pg_temp.day(n) << 34) + n, pg_temp.id('event', n), t.type, 1, t.thing,
    pg_temp.id(t.thing, pg_temp.one_of(${FILLED / 2}, n)), 1, 'member', pg_temp.id('member', pg_temp.one_of(20, n)), 'filled',
    now(), now(), '{}'
  from generate_series(0, ${2 * FILLED - 1}) n
  cross join lateral (select
    case when n % 3000 = 1 then 'case.closed'
      else (array['case.changed', 'case.changed', 'message.sent', 'transaction.updated', 'customer.updated'])[1 + n / 2 % 5] end,
    case when n % 3000 = 1 then 'case'
      else (array['case', 'case', 'case', 'transaction', 'customer'])[1 + n / 2 % 5] end) t (type, thing);

  insert into parked_events (workspace_id, id, created_at, reader, position, event_id, attempts, next_attempt_at, error)
  select workspace_id, pg_temp.id('parked', n), now(), 'filled', position, id, 1, now() + interval '1 day', 'Filled'
  from generate_series(1, 400) n
  join event_log on id = pg_temp.id('event', n);

  update event_log_state set last_position = (select max(position) from event_log);
  insert into event_heads (workspace_id, last_position, dropped_through)
  select workspace_id, max(position), 0 from event_log group by workspace_id
  on conflict (workspace_id) do update set last_position = excluded.last_position;
`;

/** A world on a filled database whose sessions tell the plan of every statement, as it was really carried out. */
export async function filledWorld(options: { readonly withinFunctions?: boolean } = {}): Promise<World> {
  const database = await cloneDatabase(await makeTemplate(`redress_filled_${FILLED}`, fill));
  const name = new URL(database.applicationUrl).pathname.slice(1);
  const settings = {
    session_preload_libraries: "auto_explain",
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_level": "notice",
    "auto_explain.log_analyze": "on",
    "auto_explain.log_timing": "off",
    "auto_explain.log_nested_statements": options.withinFunctions ? "on" : "off",
  };
  await asSuperuser(database, async (client) => {
    for (const [setting, value] of Object.entries(settings))
      await client.query(`alter role redress_app in database ${name} set ${setting} = '${value}'`);
  });
  return world({ database, workspaceId: WORKSPACE });
}

/** Made of all rows at once, they take a fraction of what they take row by row. */
const INDEXES = `
  select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  where c.relkind = 'i'
  and not c.relispartition
  and c.relnamespace = 'public'::regnamespace
  and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`;

async function fill(database: TestDatabase): Promise<void> {
  await asSuperuser(database, async (client) => {
    await client.query("select set_config('filled.workspace', $1, false)", [WORKSPACE]);
    const indexes = await client.query<{ name: string; definition: string }>(INDEXES);
    for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
    await client.query(ROWS + figureRows(FILLED, LATEST));
    for (const { definition } of indexes.rows) await client.query(definition);
    await client.query("vacuum analyze");
  });
}

/** The tables of more than 10,000 rows. */
export async function largeTables({ database }: World): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  await asSuperuser(database, async (client) => {
    const { rows } = await client.query<{ relname: string }>(
      "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples > 10000",
    );
    rows.forEach(({ relname }) => names.add(relname));
  });
  return names;
}

async function asSuperuser(database: TestDatabase, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
