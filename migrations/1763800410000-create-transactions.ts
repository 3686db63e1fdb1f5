import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLES = `
create table transactions (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  kind text not null constraint transactions_kind check (kind in ('PAYMENT', 'PAYOUT')),
  direction text not null constraint transactions_direction check (direction in ('IN', 'OUT')),
  mode text not null constraint transactions_mode check (mode in ('LIVE', 'TEST')),
  state text not null constraint transactions_state
    check (state in ('PENDING', 'AUTHORISED', 'CAPTURED', 'DELAYED', 'FAILED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED', 'REVERSED', 'ON_HOLD')),
  rail text constraint transactions_rail
    check (rail in ('CARD', 'WALLET', 'BANK_TRANSFER', 'DIRECT_DEBIT', 'CASH_VOUCHER', 'CRYPTO', 'P2P', 'PAY_LATER')),
  provider text not null,
  provider_id text not null,
  provider_account text,
  connection_id uuid,
  payer_customer_id uuid,
  payee_customer_id uuid,
  merchant_customer_id uuid,
  payer_name text,
  payee_name text,
  merchant_name text,
  currency text,
  amount_minor bigint,
  captured_minor bigint not null,
  refunded_minor bigint not null,
  refund_pending_minor bigint not null,
  disputed_minor bigint not null,
  reversed_minor bigint not null,
  anomalies text[] not null default '{}',
  method jsonb,
  decline_code text,
  network_decline_code text,
  advice_code text constraint transactions_advice_code
    check (advice_code in ('CONFIRM_CARD_DATA', 'DO_NOT_TRY_AGAIN', 'TRY_AGAIN_LATER')),
  risk_level text constraint transactions_risk_level
    check (risk_level in ('NORMAL', 'ELEVATED', 'HIGHEST', 'NOT_ASSESSED', 'UNKNOWN')),
  risk_score integer constraint transactions_risk_score check (risk_score between 0 and 100),
  fraud_warning text,
  trace_number text,
  description text,
  statement_descriptor text,
  occurred_at timestamptz(3) not null,
  facts_at timestamptz(3) not null,
  merged_into_id uuid,
  constraint transactions_pk primary key (workspace_id, id),
  constraint transactions_workspace foreign key (workspace_id) references workspaces (id),
  constraint transactions_payer_customer
    foreign key (workspace_id, payer_customer_id) references customers (workspace_id, id),
  constraint transactions_payee_customer
    foreign key (workspace_id, payee_customer_id) references customers (workspace_id, id),
  constraint transactions_merchant_customer
    foreign key (workspace_id, merchant_customer_id) references customers (workspace_id, id),
  constraint transactions_connection
    foreign key (workspace_id, connection_id) references provider_connections (workspace_id, id),
  constraint transactions_merged_into
    foreign key (workspace_id, merged_into_id) references transactions (workspace_id, id),
  constraint transactions_currency check (currency is not null or amount_minor is null),
  constraint transactions_amounts check (
    amount_minor >= 0 and captured_minor >= 0 and refunded_minor >= 0 and refund_pending_minor >= 0
    and disputed_minor >= 0 and reversed_minor >= 0),
  constraint transactions_refunded
    check (refunded_minor <= captured_minor and refund_pending_minor <= refunded_minor)
);
create unique index transactions_by_provider_id on transactions (workspace_id, provider, provider_id)
  where merged_into_id is null;
create index transactions_by_created on transactions (workspace_id, created_at, id);
create index transactions_by_updated on transactions (workspace_id, updated_at, id);
create index transactions_by_occurred on transactions (workspace_id, occurred_at, id);
create index transactions_by_state on transactions (workspace_id, state, created_at, id);
create index transactions_by_kind on transactions (workspace_id, kind, created_at, id);
create index transactions_by_mode on transactions (workspace_id, mode, created_at, id);
create index transactions_by_rail on transactions (workspace_id, rail, created_at, id);
create index transactions_by_payer on transactions (workspace_id, payer_customer_id, created_at, id);
create index transactions_by_payee on transactions (workspace_id, payee_customer_id, created_at, id);
create index transactions_by_merchant on transactions (workspace_id, merchant_customer_id, created_at, id);
create index transactions_by_amount on transactions (workspace_id, currency, amount_minor, id);
create index transactions_merged on transactions (workspace_id, merged_into_id) where merged_into_id is not null;

create table transaction_keys (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  transaction_id uuid not null,
  provider text not null,
  value text not null,
  constraint transaction_keys_pk primary key (workspace_id, id),
  constraint transaction_keys_transaction
    foreign key (workspace_id, transaction_id) references transactions (workspace_id, id),
  constraint transaction_keys_by_value unique (workspace_id, provider, value)
);
create index transaction_keys_by_transaction on transaction_keys (workspace_id, transaction_id);

create table transaction_history (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  transaction_id uuid not null,
  from_state text constraint transaction_history_from_state
    check (from_state in ('PENDING', 'AUTHORISED', 'CAPTURED', 'DELAYED', 'FAILED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED', 'REVERSED', 'ON_HOLD')),
  to_state text not null constraint transaction_history_to_state
    check (to_state in ('PENDING', 'AUTHORISED', 'CAPTURED', 'DELAYED', 'FAILED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED', 'REVERSED', 'ON_HOLD')),
  inferred boolean not null,
  late boolean not null,
  currency text,
  amount_minor bigint,
  reason text,
  provider_event_id text,
  actor_kind text not null,
  actor_id uuid,
  occurred_at timestamptz(3) not null,
  constraint transaction_history_pk primary key (workspace_id, id),
  constraint transaction_history_transaction
    foreign key (workspace_id, transaction_id) references transactions (workspace_id, id),
  constraint transaction_history_late check (not (late and inferred))
);
create index transaction_history_by_transaction
  on transaction_history (workspace_id, transaction_id, created_at, id);`;

export class CreateTransactions1763800410000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await isolate(runner, "transactions");
    await isolate(runner, "transaction_keys");
    await isolate(runner, "transaction_history");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table transaction_history, transaction_keys, transactions`);
  }
}
