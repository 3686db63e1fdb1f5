-- What the others are given beside the tables: as hand-tuned as their owners would make it.
drop schema if exists peer cascade;
create schema peer;
drop function if exists public.customers_transactions(public.customers);

-- The team's cases in these states, newest first. PostgreSQL writes its text into the statement that calls it.
create function peer.inbox(workspace uuid, team uuid, states text[]) returns setof public.cases
  stable language sql as $$
    select c.* from public.cases c
    where c.workspace_id = inbox.workspace
    and c.team_id = inbox.team
    and c.state = any(inbox.states)
    order by c.updated_at desc, c.id desc
  $$;

-- The transactions in which the customer has any part, each once, as one walk along three indexes. Beside its table,
-- where PostGraphile looks for it.
do $$
  begin
    execute format($function$
      create function public.customers_transactions(customer public.customers) returns setof public.transactions
        stable language sql as $body$
          select %s from (
            select t.*, t.payer_customer_id as party_id, 1 as part from public.transactions t
            union all
            select t.*, t.payee_customer_id as party_id, 2 as part from public.transactions t
            union all
            select t.*, t.merchant_customer_id as party_id, 3 as part from public.transactions t) x
          where x.workspace_id = customer.workspace_id and x.party_id = customer.id
          and (x.part = 1 or x.party_id is distinct from x.payer_customer_id
            and (x.part = 2 or x.party_id is distinct from x.payee_customer_id))
          order by x.created_at desc, x.id desc
        $body$ $function$,
      (select string_agg('x.' || quote_ident(attname), ', ' order by attnum) from pg_attribute
        where attrelid = 'public.transactions'::regclass and attnum > 0 and not attisdropped));
  end $$;

create type peer.added_message as (message_id uuid, body text, direction text, sent_at timestamptz, case_id uuid, case_version int);

-- A message to the customer, as Redress writes it: the message, the case one version further, a line in the timeline
-- and the event. Refuses what Redress refuses.
create function peer.add_message(workspace uuid, case_id uuid, body text, actor uuid) returns peer.added_message
  language plpgsql as $$
  declare
    held public.cases;
    moment timestamptz(3) := clock_timestamp();
    message public.case_messages;
  begin
    select * into held from public.cases c
      where c.workspace_id = add_message.workspace and c.id = add_message.case_id for no key update;
    if held.id is null then raise exception 'There is no such case.'; end if;
    if held.state = 'CLOSED' then raise exception 'The case is closed.'; end if;
    insert into public.case_messages (workspace_id, id, created_at, case_id, direction, visibility, channel, author_kind, author_id, body, language, sent_at)
      values (workspace, uuidv7(), moment, held.id, 'OUTBOUND', 'PUBLIC', held.channel, 'apiKey', actor, add_message.body, 'en', moment)
      returning * into message;
    held := peer.step_case(held, message, 'message.sent', 'apiKey', actor, 'apiKey', actor);
    return (message.id, message.body, message.direction, message.sent_at, held.id, held.version)::peer.added_message;
  end $$;

-- A case of a customer with the first message, as Redress writes it.
create function peer.open_case(workspace uuid, customer_id uuid, subject text, kind text, priority text, channel text, body text, actor uuid)
  returns public.cases
  language plpgsql as $$
  declare
    moment timestamptz(3) := clock_timestamp();
    next_number int;
    opened public.cases;
    message public.case_messages;
  begin
    perform from public.customers c where c.workspace_id = open_case.workspace and c.id = open_case.customer_id;
    if not found then raise exception 'There is no such customer.'; end if;
    insert into public.case_counters as counter (workspace_id, last_number) values (workspace, 1)
      on conflict (workspace_id) do update set last_number = counter.last_number + 1
      returning last_number into next_number;
    insert into public.cases (workspace_id, id, created_at, updated_at, number, subject, kind, priority, priority_rank, channel, state, customer_id)
      values (workspace, uuidv7(), moment, moment, next_number, trim(open_case.subject), open_case.kind, open_case.priority,
        array_position(array['LOW', 'NORMAL', 'HIGH', 'URGENT'], open_case.priority), open_case.channel, 'OPEN', open_case.customer_id)
      returning * into opened;
    insert into public.case_timeline_entries (workspace_id, id, created_at, case_id, case_version, kind, visibility, actor_kind, actor_id, occurred_at, detail)
      values (workspace, uuidv7(), moment, opened.id, 1, 'OPENED', 'PUBLIC', 'apiKey', actor, moment, jsonb_build_object('channel', opened.channel));
    insert into public.outbox (workspace_id, id, created_at, type, schema_version, aggregate_type, aggregate_id, aggregate_version, actor_kind, actor_id, request_id, occurred_at, payload)
      values (workspace, uuidv7(), moment, 'case.opened', 1, 'case', opened.id, 1, 'apiKey', actor, uuidv7()::text, moment,
        jsonb_build_object('caseId', opened.id, 'number', opened.number, 'customerId', opened.customer_id, 'kind', opened.kind,
          'priority', opened.priority, 'channel', opened.channel, 'transactionIds', '[]'::jsonb));
    insert into public.case_messages (workspace_id, id, created_at, case_id, direction, visibility, channel, author_kind, author_id, body, language, sent_at)
      values (workspace, uuidv7(), moment, opened.id, 'INBOUND', 'PUBLIC', opened.channel, 'customer', opened.customer_id, open_case.body, 'en', moment)
      returning * into message;
    return peer.step_case(opened, message, 'message.received', 'customer', opened.customer_id, 'apiKey', actor);
  end $$;

-- One version further. Who wrote may be another than who handed it in.
create function peer.step_case(held public.cases, message public.case_messages, event text, author_kind text, author uuid, actor_kind text, actor uuid)
  returns public.cases
  language plpgsql as $$
  declare
    stepped public.cases;
    moment timestamptz(3) := message.sent_at;
  begin
    update public.cases c set version = c.version + 1, updated_at = moment, last_message_at = greatest(c.last_message_at, moment)
      where c.workspace_id = held.workspace_id and c.id = held.id returning * into stepped;
    insert into public.case_timeline_entries (workspace_id, id, created_at, case_id, case_version, kind, visibility, actor_kind, actor_id, occurred_at, message_id, detail)
      values (held.workspace_id, uuidv7(), moment, held.id, stepped.version, 'MESSAGE', 'PUBLIC', step_case.author_kind, author, moment, message.id, '{}');
    insert into public.outbox (workspace_id, id, created_at, type, schema_version, aggregate_type, aggregate_id, aggregate_version, actor_kind, actor_id, request_id, occurred_at, payload)
      values (held.workspace_id, uuidv7(), moment, event, 1, 'case', held.id, stepped.version, step_case.actor_kind, actor, uuidv7()::text, moment,
        jsonb_build_object('caseId', held.id, 'messageId', message.id, 'channel', message.channel, 'visibility', message.visibility,
          'audienceId', message.audience_id));
    return stepped;
  end $$;

comment on function peer.step_case is '@behavior -mutationField';
