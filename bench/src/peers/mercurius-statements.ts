const CASE = `c.id, c.number, c.subject, c.state, c.priority, c.kind, c.version, c.created_at as "createdAt",
  c.updated_at as "updatedAt", c.customer_id as "customerId", c.member_id as "memberId"`;
const CUSTOMER = `c.id, c.name, c.kind, c.tier, c.created_at as "createdAt"`;
const TRANSACTION = `t.id, t.state, t.kind, t.provider, t.amount_minor as "amountMinor", t.currency,
  t.occurred_at as "occurredAt", t.created_at as "createdAt"`;
const MESSAGE = `m.id, m.body, m.direction, m.sent_at as "sentAt", m.author_kind as "authorKind"`;

/** `$1` is the workspace in each; rows of a batch tell their parent. */
export const STATEMENTS = {
  inbox: `
    select ${CASE} from cases c
    where c.workspace_id = $1 and c.team_id = $2 and c.state = any($3)
    order by c.updated_at desc, c.id desc
    limit $4`,
  case: `select ${CASE} from cases c where c.workspace_id = $1 and c.id = $2`,
  customer: `select ${CUSTOMER} from customers c where c.workspace_id = $1 and c.id = $2`,
  transaction: `select ${TRANSACTION} from transactions t where t.workspace_id = $1 and t.id = $2`,
  openCase: `select ${CASE} from peer.open_case($1, $2, $3, $4, $5, $6, $7, $8) c`,
  addMessage: `
    select m.message_id as id, m.body, m.direction, m.sent_at as "sentAt", m.case_id as "caseId", m.case_version as version
    from peer.add_message($1, $2, $3, $4) m`,
  customers: `
    select c.id as parent, ${CUSTOMER} from customers c where c.workspace_id = $1 and c.id = any($2::uuid[])`,
  members: `select m.id as parent, m.id, m.name from members m where m.workspace_id = $1 and m.id = any($2::uuid[])`,
  linked: `
    select ct.case_id as parent, ${TRANSACTION}
    from case_transactions ct
    join transactions t on t.workspace_id = ct.workspace_id and t.id = ct.transaction_id
    where ct.workspace_id = $1 and ct.case_id = any($2::uuid[])
    order by ct.created_at, t.id`,
  lastMessages: `
    select parent.id as parent, m.*
    from unnest($2::uuid[]) parent(id)
    cross join lateral (
      select ${MESSAGE} from case_messages m
      where m.workspace_id = $1 and m.case_id = parent.id
      order by m.sent_at desc, m.id desc
      limit 1) m`,
  messages: `
    select parent.id as parent, m.*
    from unnest($2::uuid[]) parent(id)
    cross join lateral (
      select ${MESSAGE} from case_messages m
      where m.workspace_id = $1 and m.case_id = parent.id
      order by m.sent_at, m.id
      limit $3) m`,
  casesOfCustomers: `
    select parent.id as parent, c.*
    from unnest($2::uuid[]) parent(id)
    cross join lateral (
      select ${CASE} from cases c
      where c.workspace_id = $1 and c.customer_id = parent.id
      order by c.created_at desc, c.id desc
      limit $3) c`,
  transactionsOfCustomers: `
    select customer.id as parent, t.*
    from customers customer
    cross join lateral (select ${TRANSACTION} from customers_transactions(customer) t limit $3) t
    where customer.workspace_id = $1 and customer.id = any($2::uuid[])`,
} as const;

export type StatementName = keyof typeof STATEMENTS;
