import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLES = `
create table case_fields (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  key text not null,
  label text not null,
  type text not null constraint case_fields_type
    check (type in ('TEXT', 'NUMBER', 'MONEY', 'DATE', 'CHOICE', 'CUSTOMER', 'TRANSACTION')),
  choices text[] not null default '{}',
  required text not null constraint case_fields_required
    check (required in ('NEVER', 'OPENING', 'RESOLUTION', 'CLOSING')),
  required_kinds text[] not null default '{}',
  is_public boolean not null,
  retired_at timestamptz(3),
  constraint case_fields_pk primary key (workspace_id, id),
  constraint case_fields_workspace foreign key (workspace_id) references workspaces (id),
  constraint case_fields_by_key unique (workspace_id, key),
  constraint case_fields_choices check ((type = 'CHOICE') = (choices <> '{}'))
);

create table case_field_values (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  case_id uuid not null,
  field_key text not null,
  text text,
  text_beginning text,
  number double precision,
  amount_minor bigint,
  currency text,
  date date,
  choice text,
  customer_id uuid,
  transaction_id uuid,
  constraint case_field_values_pk primary key (workspace_id, id),
  constraint case_field_values_case foreign key (workspace_id, case_id) references cases (workspace_id, id),
  constraint case_field_values_field_key foreign key (workspace_id, field_key) references case_fields (workspace_id, key),
  constraint case_field_values_customer
    foreign key (workspace_id, customer_id) references customers (workspace_id, id),
  constraint case_field_values_transaction
    foreign key (workspace_id, transaction_id) references transactions (workspace_id, id),
  constraint case_field_values_by_case unique (workspace_id, case_id, field_key),
  constraint case_field_values_one
    check (num_nonnulls(text, number, amount_minor, date, choice, customer_id, transaction_id) = 1),
  constraint case_field_values_text check ((text is null) = (text_beginning is null)),
  constraint case_field_values_amount check ((amount_minor is null) = (currency is null))
);
create index case_field_values_by_field on case_field_values (workspace_id, field_key, case_id);
create index case_field_values_by_text on case_field_values (workspace_id, field_key, text_beginning, case_id)
  where text_beginning is not null;
create index case_field_values_by_number on case_field_values (workspace_id, field_key, number, case_id)
  where number is not null;
create index case_field_values_by_amount
  on case_field_values (workspace_id, field_key, currency, amount_minor, case_id)
  where amount_minor is not null;
create index case_field_values_by_date on case_field_values (workspace_id, field_key, date, case_id)
  where date is not null;
create index case_field_values_by_choice on case_field_values (workspace_id, field_key, choice, case_id)
  where choice is not null;
create index case_field_values_by_customer on case_field_values (workspace_id, customer_id, field_key, case_id)
  where customer_id is not null;
create index case_field_values_by_transaction
  on case_field_values (workspace_id, transaction_id, field_key, case_id)
  where transaction_id is not null;`;

const KINDS =
  "'OPENED', 'MESSAGE', 'NOTE', 'STATE_CHANGED', 'ASSIGNMENT_CHANGED', 'SUBJECT_CHANGED', 'KIND_CHANGED', 'PRIORITY_CHANGED', 'TAGS_CHANGED', 'ATTRIBUTES_CHANGED', 'TRANSACTION_LINKED', 'TRANSACTION_UNLINKED', 'CARD_DATA_REMOVED', 'PARTICIPANT_ADDED', 'PARTICIPANT_REMOVED', 'MERGED', 'MERGE_RECEIVED', 'MERGE_UNDONE', 'SPLIT', 'SPLIT_OFF', 'SNOOZED', 'WOKEN', 'CASE_LINKED', 'CASE_UNLINKED'";

/** The rows that are there already satisfy the wider check, so it need not read them while it holds the table. */
function kindsAre(kinds: string): string {
  return `
    alter table case_timeline_entries drop constraint case_timeline_kind;
    alter table case_timeline_entries add constraint case_timeline_kind check (kind in (${kinds})) not valid;
    alter table case_timeline_entries validate constraint case_timeline_kind`;
}

export class CreateCaseFields1763800608000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await isolate(runner, "case_fields");
    await isolate(runner, "case_field_values");
    await runner.query(kindsAre(`${KINDS}, 'FIELDS_CHANGED'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from case_timeline_entries where kind = 'FIELDS_CHANGED'`);
    await runner.query(kindsAre(KINDS));
    await runner.query(`drop table case_field_values, case_fields`);
  }
}
