import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLES = `
create table case_transactions (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  case_id uuid not null,
  transaction_id uuid not null,
  constraint case_transactions_pk primary key (workspace_id, id),
  constraint case_transactions_case foreign key (workspace_id, case_id) references cases (workspace_id, id),
  constraint case_transactions_transaction foreign key (workspace_id, transaction_id) references transactions (workspace_id, id),
  constraint case_transactions_by_case unique (workspace_id, case_id, transaction_id)
);
create index case_transactions_by_transaction on case_transactions (workspace_id, transaction_id, case_id);

alter table case_timeline_entries add constraint case_timeline_entries_transaction
  foreign key (workspace_id, transaction_id) references transactions (workspace_id, id);`;

export class CreateCaseTransactions1763800520000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await isolate(runner, "case_transactions");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table case_timeline_entries drop constraint case_timeline_entries_transaction`);
    await runner.query(`drop table case_transactions`);
  }
}
