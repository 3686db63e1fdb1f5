import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLES = `
create table transaction_parts (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  transaction_id uuid not null,
  kind text not null constraint transaction_parts_kind
    check (kind in ('PAYMENT', 'CHARGE', 'REFUND', 'DISPUTE', 'PAYOUT', 'REVIEW', 'FRAUD_WARNING')),
  provider_id text not null,
  made_at timestamptz(3) not null,
  snapshot_at timestamptz(3) not null,
  snapshot_rank integer not null,
  snapshot_event_id text not null,
  facts jsonb not null,
  constraint transaction_parts_pk primary key (workspace_id, id),
  constraint transaction_parts_transaction
    foreign key (workspace_id, transaction_id) references transactions (workspace_id, id),
  constraint transaction_parts_by_object unique (workspace_id, transaction_id, kind, provider_id)
);
create index transaction_parts_by_provider_id on transaction_parts (workspace_id, provider_id);

create table provider_events (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  connection_id uuid not null,
  event_id text not null,
  type text not null,
  occurred_at timestamptz(3) not null,
  outcome text not null constraint provider_events_outcome
    check (outcome in ('APPLIED', 'UNCHANGED', 'IGNORED', 'WRONG_MODE')),
  transaction_id uuid,
  constraint provider_events_pk primary key (workspace_id, id),
  constraint provider_events_connection
    foreign key (workspace_id, connection_id) references provider_connections (workspace_id, id),
  constraint provider_events_transaction
    foreign key (workspace_id, transaction_id) references transactions (workspace_id, id),
  constraint provider_events_by_event unique (workspace_id, connection_id, event_id)
);
create index provider_events_by_transaction on provider_events (workspace_id, transaction_id);`;

export class CreateProviderEvents1763800420000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await isolate(runner, "transaction_parts");
    await isolate(runner, "provider_events");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table provider_events, transaction_parts`);
  }
}
