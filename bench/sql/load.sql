-- Fills one workspace, the same for the same counts: everything is drawn from hashes of row numbers.
-- Run as superuser, which row-level security does not hold back, with these settings given before:
--   bench.workspace, bench.customers, bench.transactions, bench.cases
-- Four messages a case on average; every hundredth case has 22.

-- Rows are consistent by construction; checking each reference would take most of the time.
set session_replication_role = replica;
set work_mem = '256MB';
set maintenance_work_mem = '512MB';

drop schema if exists bench cascade;
create schema bench;

create function bench.pick(n bigint, salt bigint, below int) returns int
  immutable language sql return abs(hashint8extended(n, salt) % below)::int;

create function bench.one_of(choices text[], n bigint, salt bigint) returns text
  immutable language sql return choices[1 + abs(hashint8extended(n, salt) % cardinality(choices))::int];

-- A UUIDv7 of a moment, so that ids sort in the order in which the rows would have been made.
create function bench.id_at(moment timestamptz, kind text, n bigint) returns uuid
  immutable language sql return (
    lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0')
    || '7' || substr(md5(kind || n::text), 1, 3) || '8' || substr(md5(kind || n::text), 4, 15))::uuid;

create function bench.workspace() returns uuid
  stable language sql return current_setting('bench.workspace')::uuid;

create function bench.count_of(what text) returns int
  stable language sql return current_setting('bench.' || what)::int;

-- Row `n` of `total` over a year and a half, to the millisecond.
create function bench.moment(n bigint, total int) returns timestamptz
  immutable language sql return
    '2024-01-01T00:00:00Z'::timestamptz + floor(n::float8 / total * 540 * 86400000) * interval '1 millisecond';

create function bench.sentence(n bigint, salt bigint) returns text
  immutable language sql return bench.one_of(array[
    'The bank shows the money as gone, and the shop says that nothing has arrived.',
    'I paid on Tuesday evening and have the receipt in front of me.',
    'Could you tell me by when this will be settled?',
    'The amount is right, but the date on the statement is not.',
    'We have asked the card network and expect an answer within three working days.',
    'Please send the last four digits of the card and the day of the payment.',
    'The refund left us this morning under the reference that you see above.',
    'My landlord is waiting, so anything that speeds this up would help.',
    'It says declined, yet the amount is reserved on my account.',
    'A second attempt with the same card went through a minute later.',
    'The payout of Friday is missing from our terminal report.',
    'Nothing of this looks like a purchase of mine; I was at work all day.',
    'We have blocked the old card, and a new one is on its way.',
    'The name on the statement is that of the company behind the shop.',
    'Thank you for the quick answer, that explains it.',
    'I have attached the invoice and the confirmation of delivery.',
    'Our accountant closes the month on Thursday.',
    'The transfer was sent in euros and arrived in dollars, less a fee.',
    'You need not do anything; the hold ends by itself within a week.',
    'The voucher code was read out at the till but never accepted.',
    'I cannot sign in since I changed my telephone.',
    'The merchant has accepted the dispute and returns the whole amount.',
    'Your colleague said on Monday that it would take two days.',
    'If it has not come by then, write back here and we look again.'], n, salt);

-- Indexes are made anew when the rows are there: growing them row by row takes several times as long.
create table bench.indexes as
  select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
  from pg_index i
  join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
  where not exists (select from pg_constraint k where k.conindid = i.indexrelid);
do $$ declare name text; begin
  for name in select i.name from bench.indexes i loop execute 'drop index ' || name; end loop;
end $$;

insert into teams (workspace_id, id, created_at, updated_at, name)
select bench.workspace(), bench.id_at(bench.moment(n, 100), 'team', n), bench.moment(n, 100), bench.moment(n, 100), name
from unnest(array['Cards', 'Transfers', 'Payouts', 'Refunds', 'Disputes', 'Wallets', 'Merchants', 'Fraud',
  'Accounts', 'Cash and vouchers', 'Night shift', 'Front desk']) with ordinality as t(name, n);

insert into members (workspace_id, id, created_at, updated_at, email, name, role)
select bench.workspace(), bench.id_at(bench.moment(n, 1000), 'member', n), bench.moment(n, 1000), bench.moment(n, 1000),
  'agent-' || n || '@support.example',
  bench.one_of(array['Ada', 'Bao', 'Chidi', 'Dana', 'Elif', 'Femi', 'Greta', 'Hugo', 'Ines', 'Jonas'], n, 11) || ' '
    || bench.one_of(array['Adler', 'Brandt', 'Cruz', 'Diallo', 'Eriksen', 'Fontaine', 'Gupta', 'Haddad'], n, 12),
  case when n % 8 = 0 then 'SUPERVISOR' else 'AGENT' end
from generate_series(1, 48) n;

create table bench.team_list as
  select id, row_number() over (order by id)::int as n from teams where workspace_id = bench.workspace();
create table bench.member_list as
  select id, row_number() over (order by id)::int as n from members
  where workspace_id = bench.workspace() and email like 'agent-%';

insert into team_memberships (workspace_id, id, created_at, team_id, member_id)
select bench.workspace(), bench.id_at(bench.moment(m.n, 1000), 'membership', m.n), bench.moment(m.n, 1000), t.id, m.id
from bench.member_list m
join bench.team_list t on t.n = 1 + m.n % 12;

-- One in ten is a merchant.
create table bench.customer_list as
  select n, bench.id_at(bench.moment(n, bench.count_of('customers')), 'customer', n) as id,
    bench.moment(n, bench.count_of('customers')) as at, n % 10 = 0 as is_merchant
  from generate_series(1, bench.count_of('customers')) n;
alter table bench.customer_list add primary key (n);

insert into customers (workspace_id, id, created_at, updated_at, kind, name, locale, time_zone, tier, tags, attributes, preferred_channel)
select bench.workspace(), id, at, at,
  case when is_merchant then 'MERCHANT' else 'CONSUMER' end,
  case when is_merchant
    then bench.one_of(array['Harbour', 'Corner', 'Northern', 'Riverside', 'Old Town', 'Sunrise'], n, 21) || ' '
      || bench.one_of(array['Books', 'Cycles', 'Kitchen', 'Audio', 'Garden', 'Travel', 'Toys'], n, 22) || ' ' || n
    else bench.one_of(array['Leila', 'Tom', 'Mariana', 'Kenji', 'Amara', 'Lukas', 'Priya', 'Mateo', 'Zofia', 'Omar'], n, 23) || ' '
      || bench.one_of(array['Haddad', 'Berg', 'Souza', 'Mori', 'Okafor', 'Weber', 'Nair', 'Rojas', 'Nowak', 'Said'], n, 24) end,
  bench.one_of(array['en', 'de', 'fr', 'pt-BR', 'es', 'pl'], n, 25),
  bench.one_of(array['Europe/Berlin', 'America/Sao_Paulo', 'Africa/Lagos', 'Asia/Tokyo', 'America/Toronto'], n, 26),
  (array['gold', 'silver', null, null, null])[1 + bench.pick(n, 27, 5)],
  case when n % 7 = 0 then array['newsletter'] else '{}' end,
  jsonb_build_object('segment', bench.one_of(array['retail', 'student', 'travel', 'business'], n, 28)),
  bench.one_of(array['EMAIL', 'CHAT', 'IN_APP'], n, 29)
from bench.customer_list;

insert into customer_identities (workspace_id, id, created_at, customer_id, kind, source, value)
select bench.workspace(), bench.id_at(at, 'identity', n), at, id, 'EMAIL', '', 'customer-' || n || '@mail.example'
from bench.customer_list;

-- Half of the payments are made by a fifth of the customers.
create table bench.transaction_list as
  select n, bench.id_at(bench.moment(n, bench.count_of('transactions')), 'transaction', n) as id,
    bench.moment(n, bench.count_of('transactions')) as at,
    1 + bench.pick(n, 31, greatest(1, bench.count_of('customers') / case when n % 2 = 0 then 5 else 1 end)) as payer,
    10 * (1 + bench.pick(n, 32, greatest(1, bench.count_of('customers') / 10))) as merchant,
    (array['CAPTURED', 'CAPTURED', 'CAPTURED', 'CAPTURED', 'CAPTURED', 'CAPTURED', 'PENDING', 'FAILED', 'DELAYED',
      'REFUNDED', 'PARTIALLY_REFUNDED', 'DISPUTED'])[1 + bench.pick(n, 33, 12)] as state,
    500 + bench.pick(n, 34, 90000) as amount
  from generate_series(1, bench.count_of('transactions')) n;
alter table bench.transaction_list add primary key (n);

insert into transactions (workspace_id, id, created_at, updated_at, kind, direction, mode, state, rail, provider, provider_id,
  payer_customer_id, merchant_customer_id, merchant_name, currency, amount_minor, captured_minor, refunded_minor,
  refund_pending_minor, disputed_minor, reversed_minor, method, decline_code, risk_level, risk_score, description,
  occurred_at, facts_at)
select bench.workspace(), t.id, t.at, t.at, 'PAYMENT', 'IN', 'LIVE', t.state,
  bench.one_of(array['CARD', 'CARD', 'CARD', 'WALLET', 'BANK_TRANSFER', 'DIRECT_DEBIT'], t.n, 35),
  'northwind', 'np-' || t.n, p.id, m.id, 'Shop ' || t.merchant,
  bench.one_of(array['EUR', 'EUR', 'USD', 'GBP', 'BRL'], t.n, 36), t.amount,
  case when t.state in ('PENDING', 'FAILED', 'DELAYED') then 0 else t.amount end,
  case t.state when 'REFUNDED' then t.amount when 'PARTIALLY_REFUNDED' then t.amount / 2 else 0 end,
  0, case t.state when 'DISPUTED' then t.amount else 0 end, 0,
  jsonb_build_object('type', 'card', 'brand', 'visa', 'lastFour', lpad(bench.pick(t.n, 37, 10000)::text, 4, '0')),
  case t.state when 'FAILED' then 'insufficient_funds' end,
  'NORMAL', bench.pick(t.n, 38, 60), 'Order ' || t.n, t.at, t.at
from bench.transaction_list t
join bench.customer_list p on p.n = t.payer
join bench.customer_list m on m.n = t.merchant
order by t.n;

insert into transaction_keys (workspace_id, id, created_at, transaction_id, provider, value)
select bench.workspace(), bench.id_at(at, 'key', n), at, id, 'northwind', 'np-' || n from bench.transaction_list;

insert into transaction_history (workspace_id, id, created_at, transaction_id, to_state, inferred, late, actor_kind, occurred_at)
select bench.workspace(), bench.id_at(at, 'history', n), at, id, state, false, false, 'system', at from bench.transaction_list;

-- Young cases are mostly open, old ones mostly closed. The last team's cases are those that writes go to.
create table bench.case_list as
  select n, bench.id_at(at, 'case', n) as id, at, team, customer, messages, kind, subject, state,
    (array['LOW', 'NORMAL', 'NORMAL', 'NORMAL', 'HIGH', 'URGENT'])[1 + bench.pick(n, 45, 6)] as priority,
    bench.one_of(array['EMAIL', 'EMAIL', 'CHAT', 'IN_APP', 'PORTAL'], n, 46) as channel,
    case when bench.pick(n, 47, 4) > 0 then 1 + bench.pick(n, 48, 48) end as member,
    at + (1 + messages) * interval '37 minutes' as updated_at
  from (
    select n, bench.moment(n, bench.count_of('cases')) as at,
      1 + bench.pick(n, 41, 12) as team,
      1 + bench.pick(n, 42, bench.count_of('customers')) as customer,
      case when n % 100 = 0 then 22 when n % 100 <= 20 then 1 + n % 100 % 5 else 2 + n % 100 % 5 end as messages,
      k.kind, k.subject,
      case
        when bench.pick(n, 43, 100) < case when n > bench.count_of('cases') * 0.85 then 80 else 2 end
          then (array['OPEN', 'OPEN', 'OPEN', 'WAITING_ON_CUSTOMER', 'WAITING_ON_CUSTOMER', 'WAITING_ON_THIRD_PARTY'])[1 + bench.pick(n, 44, 6)]
        when n > bench.count_of('cases') * 0.7 then 'RESOLVED'
        else 'CLOSED' end as state
    from generate_series(1, bench.count_of('cases')) n
    join (values
      (0, 'FAILED_PAYMENT', 'Payment declined, amount still reserved'), (1, 'UNAUTHORISED_CHARGE', 'A charge that is not mine'),
      (2, 'DELAYED_PAYMENT', 'Transfer sent, nothing arrived'), (3, 'REFUND', 'Where is my refund?'),
      (4, 'DISPUTE', 'Goods never delivered'), (5, 'PAYOUT', 'Payout missing from the report'),
      (6, 'ACCOUNT_ACCESS', 'Locked out after changing my phone'), (7, 'VERIFICATION', 'Documents refused a second time'),
      (8, 'TECHNICAL_FAULT', 'The payment page stays empty'), (9, 'COMPLAINT', 'Third time I am asking about this'),
      (10, 'QUESTION', 'Which exchange rate applied?'), (11, 'FEEDBACK', 'A word about the new app')
    ) k(nth, kind, subject) on k.nth = bench.pick(n, 40, 12)) drawn;
alter table bench.case_list add primary key (n);

insert into cases (workspace_id, id, created_at, updated_at, version, number, subject, kind, priority, priority_rank, channel,
  state, state_reason, customer_id, team_id, member_id, tags, last_message_at, resolved_at, closed_at)
select bench.workspace(), c.id, c.at, c.updated_at, 1 + c.messages + (c.state <> 'OPEN')::int, c.n, c.subject || ' (' || c.n || ')',
  c.kind, c.priority, array_position(array['LOW', 'NORMAL', 'HIGH', 'URGENT'], c.priority), c.channel, c.state,
  case c.state when 'WAITING_ON_CUSTOMER' then 'INFORMATION_REQUESTED' when 'WAITING_ON_THIRD_PARTY' then 'BANK_INQUIRY'
    when 'RESOLVED' then 'EXPLAINED' when 'CLOSED' then 'NO_OBJECTION' end,
  customer.id, t.id, m.id, case when c.n % 9 = 0 then array['vip'] else '{}' end,
  c.at + (c.messages - 1) * interval '37 minutes',
  case when c.state in ('RESOLVED', 'CLOSED') then c.updated_at end, case when c.state = 'CLOSED' then c.updated_at end
from bench.case_list c
join bench.customer_list customer on customer.n = c.customer
join bench.team_list t on t.n = c.team
left join bench.member_list m on m.n = c.member
order by c.n;

insert into case_subjects (workspace_id, id, created_at, words)
select workspace_id, id, created_at, search_vector(null, subject) from cases where workspace_id = bench.workspace();

insert into case_tags (workspace_id, id, created_at, case_id, tag)
select workspace_id, bench.id_at(created_at, 'tag', number), created_at, id, unnest(tags)
from cases where workspace_id = bench.workspace();

insert into case_counters (workspace_id, last_number) values (bench.workspace(), bench.count_of('cases'));

-- The customer begins, the staff answers; now and then a note among the staff.
create table bench.message_list as
  select c.n as case_n, c.id as case_id, c.channel, customer.id as customer_id, coalesce(m.id, other.id) as member_id, nth,
    c.n::bigint * 32 + nth as n, c.at + (nth - 1) * interval '37 minutes' as at,
    case when nth % 6 = 0 then null when nth % 2 = 1 then 'INBOUND' else 'OUTBOUND' end as direction
  from bench.case_list c
  join bench.customer_list customer on customer.n = c.customer
  join bench.member_list other on other.n = 1 + bench.pick(c.n, 49, 48)
  left join bench.member_list m on m.n = c.member
  cross join lateral generate_series(1, c.messages) nth;

insert into case_messages (workspace_id, id, created_at, case_id, direction, visibility, channel, author_kind, author_id, body, language, sent_at)
select bench.workspace(), bench.id_at(at, 'message', n), at, case_id, direction,
  case when direction is null then 'INTERNAL' else 'PUBLIC' end, channel,
  case when direction = 'INBOUND' then 'customer' else 'member' end,
  case when direction = 'INBOUND' then customer_id else member_id end,
  bench.sentence(n, 51) || ' ' || bench.sentence(n, 52)
    || case when bench.pick(n, 53, 3) > 0 then ' ' || bench.sentence(n, 54) else '' end
    || case when bench.pick(n, 55, 4) = 0 then E'\n\n' || bench.sentence(n, 56) || ' ' || bench.sentence(n, 57) else '' end,
  'en', at
from bench.message_list
order by n;

insert into case_transactions (workspace_id, id, created_at, case_id, transaction_id)
select distinct on (c.n, t.id) bench.workspace(), bench.id_at(c.at + nth * interval '1 millisecond', 'link', c.n::bigint * 4 + nth),
  c.at + nth * interval '1 millisecond', c.id, t.id
from bench.case_list c
cross join generate_series(1, 2) nth
join bench.transaction_list t
  on t.n = 1 + (bench.pick(c.n, 61, bench.count_of('transactions')) + nth * 7) % bench.count_of('transactions');

insert into case_timeline_entries (workspace_id, id, created_at, case_id, case_version, kind, visibility, actor_kind, actor_id,
  occurred_at, message_id, transaction_id, detail)
select bench.workspace(), bench.id_at(c.at, 'opened', c.n), c.at, c.id, 1, 'OPENED', 'PUBLIC', 'customer', customer.id, c.at, null::uuid, null::uuid,
  jsonb_build_object('channel', c.channel)
from bench.case_list c
join bench.customer_list customer on customer.n = c.customer
union all
select bench.workspace(), bench.id_at(ct.created_at, 'linked', row_number() over ()), ct.created_at, ct.case_id, 1, 'TRANSACTION_LINKED',
  'PUBLIC', 'system', null::uuid, ct.created_at, null, ct.transaction_id, '{}'
from case_transactions ct where ct.workspace_id = bench.workspace()
union all
select bench.workspace(), bench.id_at(m.at, 'said', m.n), m.at, m.case_id, 1 + m.nth,
  case when m.direction is null then 'NOTE' else 'MESSAGE' end, case when m.direction is null then 'INTERNAL' else 'PUBLIC' end,
  case when m.direction = 'INBOUND' then 'customer' else 'member' end,
  case when m.direction = 'INBOUND' then m.customer_id else m.member_id end,
  m.at, bench.id_at(m.at, 'message', m.n), null, '{}'
from bench.message_list m
union all
select bench.workspace(), bench.id_at(c.updated_at, 'moved', c.number), c.updated_at, c.id, c.version, 'STATE_CHANGED', 'PUBLIC',
  'member', c.member_id, c.updated_at, null, null,
  jsonb_build_object('fromState', 'OPEN', 'toState', c.state, 'reason', c.state_reason)
from cases c where c.workspace_id = bench.workspace() and c.state <> 'OPEN' and c.member_id is not null;

do $$ declare definition text; begin
  for definition in select i.definition from bench.indexes i loop execute definition; end loop;
end $$;

set session_replication_role = origin;
