import type { Operation, Parameters } from "../operations/operations.ts";
import type { PeerSettings } from "./peer-settings.ts";

interface Statement<Name extends Operation> {
  /** Returns one row of one column: the whole answer as JSON text. */
  readonly text: string;
  readonly values: (parameters: Parameters[Name], settings: PeerSettings) => readonly unknown[];
}

const LAST_MESSAGE = `
  select json_build_object('id', m.id, 'body', m.body, 'direction', m.direction, 'sentAt', m.sent_at)
  from case_messages m
  where m.workspace_id = c.workspace_id and m.case_id = c.id
  order by m.sent_at desc, m.id desc
  limit 1`;

const LINKED = `
  select json_agg(json_build_object('id', t.id, 'state', t.state, 'amountMinor', t.amount_minor, 'currency', t.currency)
    order by ct.created_at, t.id)
  from case_transactions ct
  join transactions t on t.workspace_id = ct.workspace_id and t.id = ct.transaction_id
  where ct.workspace_id = c.workspace_id and ct.case_id = c.id`;

const INBOX = `
  select coalesce(json_agg(json_build_object(
    'id', c.id, 'number', c.number, 'subject', c.subject, 'state', c.state, 'priority', c.priority, 'kind', c.kind,
    'updatedAt', c.updated_at, 'customer', json_build_object('id', customer.id, 'name', customer.name),
    'assignee', member.name, 'transactions', coalesce((${LINKED}), '[]'), 'lastMessage', (${LAST_MESSAGE})
  ) order by c.updated_at desc, c.id desc), '[]')::text
  from (
    select * from cases
    where workspace_id = $1 and team_id = $2 and state = any($3)
    order by updated_at desc, id desc
    limit 50) c
  join customers customer on customer.workspace_id = c.workspace_id and customer.id = c.customer_id
  left join members member on member.workspace_id = c.workspace_id and member.id = c.member_id`;

const CASE = `
  select json_build_object(
    'id', c.id, 'number', c.number, 'subject', c.subject, 'state', c.state,
    'customer', json_build_object('id', customer.id, 'name', customer.name),
    'messages', (
      select coalesce(json_agg(json_build_object(
        'id', m.id, 'body', m.body, 'direction', m.direction, 'sentAt', m.sent_at, 'authorKind', m.author_kind)), '[]')
      from (
        select * from case_messages m
        where m.workspace_id = c.workspace_id and m.case_id = c.id
        order by m.sent_at, m.id
        limit 20) m))::text
  from cases c
  join customers customer on customer.workspace_id = c.workspace_id and customer.id = c.customer_id
  where c.workspace_id = $1 and c.id = $2`;

const CUSTOMER = `
  select json_build_object(
    'id', customer.id, 'name', customer.name, 'kind', customer.kind, 'tier', customer.tier,
    'cases', (
      select coalesce(json_agg(json_build_object(
        'id', c.id, 'number', c.number, 'subject', c.subject, 'state', c.state, 'updatedAt', c.updated_at)), '[]')
      from (
        select * from cases c
        where c.workspace_id = customer.workspace_id and c.customer_id = customer.id
        order by c.created_at desc, c.id desc
        limit 10) c),
    'transactions', (
      select coalesce(json_agg(json_build_object(
        'id', t.id, 'state', t.state, 'amountMinor', t.amount_minor, 'currency', t.currency, 'occurredAt', t.occurred_at)), '[]')
      from (select * from customers_transactions(customer) limit 10) t))::text
  from customers customer
  where customer.workspace_id = $1 and customer.id = $2`;

const NODES = {
  case: `
    select json_build_object('id', id, 'number', number, 'subject', subject, 'state', state, 'priority', priority,
      'updatedAt', updated_at)::text
    from cases where workspace_id = $1 and id = $2`,
  customer: `
    select json_build_object('id', id, 'name', name, 'kind', kind, 'tier', tier, 'createdAt', created_at)::text
    from customers where workspace_id = $1 and id = $2`,
  transaction: `
    select json_build_object('id', id, 'state', state, 'kind', kind, 'provider', provider, 'amountMinor', amount_minor,
      'currency', currency, 'createdAt', created_at)::text
    from transactions where workspace_id = $1 and id = $2`,
};

/** By the functions of the schema, which find and bound; what ranks the cases is written out. */
const TEXT_SEARCH = `
  with held as materialized (
    select h.case_id, h.message_id, h.written_at, term.nth, term.weight::numeric as weight
    from search_case_texts($2) h
    cross join lateral unnest(h.weights) with ordinality term(weight, nth)
    where h.found & (1 << (term.nth - 1)::int) <> 0
  ), best as (
    select words.case_id, sum(words.worth) as worth, max(words.written_at) as written_at
    from (
      select case_id, nth, max(written_at) as written_at,
        max(weight) * (case when bool_or(message_id is null) then 0.88 else 0.8 end + least(count(*) - 1, 3) * 0.04) as worth
      from held
      group by 1, 2) words
    group by 1
    order by 2 desc, 3 desc, 1 desc
    limit 10
  ), said as (
    select distinct on (case_id) case_id, message_id
    from (
      select case_id, message_id, written_at, sum(weight) as weight
      from held
      where message_id is not null
      group by 1, 2, 3) texts
    order by case_id, weight desc, written_at desc, message_id desc
  )
  select coalesce(json_agg(json_build_object(
    'id', c.id, 'number', c.number, 'subject', c.subject, 'state', c.state,
    'message', case when m.id is not null then json_build_object('id', m.id, 'body', m.body) end
  ) order by best.worth desc, best.written_at desc, best.case_id desc), '[]')::text
  from best
  join cases c on c.workspace_id = $1 and c.id = best.case_id
  left join said on said.case_id = best.case_id
  left join case_messages m on m.workspace_id = $1 and m.id = said.message_id`;

const CUSTOMER_SEARCH = `
  select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by h.likeness desc, c.id desc), '[]')::text
  from (select * from search_customers($2) order by likeness desc, customer_id desc limit 10) h
  join customers c on c.workspace_id = $1 and c.id = h.customer_id`;

const OPEN_CASE = `
  select json_build_object('id', opened.id, 'number', opened.number, 'version', opened.version, 'state', opened.state)::text
  from peer.open_case($1, $2, $3, $4, $5, $6, $7, $8) opened`;

const ADD_MESSAGE = `
  select json_build_object('id', m.message_id, 'body', m.body, 'direction', m.direction, 'sentAt', m.sent_at, 'caseId', m.case_id,
    'version', m.case_version)::text
  from peer.add_message($1, $2, $3, $4) m`;

/** One statement for each operation, or for each kind of node. */
export const STATEMENTS: { readonly [Name in Exclude<Operation, "node">]: Statement<Name> } = {
  inbox: { text: INBOX, values: ({ teamId, states }, { workspaceId }) => [workspaceId, teamId, states] },
  case: { text: CASE, values: ({ id }, { workspaceId }) => [workspaceId, id] },
  customer: { text: CUSTOMER, values: ({ id }, { workspaceId }) => [workspaceId, id] },
  "text-search": { text: TEXT_SEARCH, values: ({ query }, { workspaceId }) => [workspaceId, query] },
  "customer-search": { text: CUSTOMER_SEARCH, values: ({ query }, { workspaceId }) => [workspaceId, query] },
  "open-case": {
    text: OPEN_CASE,
    values: ({ customerId, subject, kind, priority, channel, body }, { workspaceId, actorId }) => [
      workspaceId,
      customerId,
      subject,
      kind,
      priority,
      channel,
      body,
      actorId,
    ],
  },
  "add-message": {
    text: ADD_MESSAGE,
    values: ({ caseId, body }, { workspaceId, actorId }) => [workspaceId, caseId, body, actorId],
  },
};

export function nodeStatement(kind: Parameters["node"]["kind"]): Statement<"node"> {
  return { text: NODES[kind], values: ({ id }, { workspaceId }) => [workspaceId, id] };
}
