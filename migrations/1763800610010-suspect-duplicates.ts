import type { MigrationInterface, QueryRunner } from "typeorm";
import { DROP_DUPLICATE_EVIDENCE, DROP_LOOSE_FORMS, DUPLICATE_EVIDENCE } from "./search/duplicate-customers";
import { isolate } from "./support/isolate";

const INDEXES = `
create index customer_identities_by_loose_form on customer_identities
  (workspace_id, loose_identity(kind, source, value));
create index customers_by_loose_name on customers (workspace_id, loose_name(name), id);`;

const DISTINCTIONS = `
create table customer_distinctions (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  customer_id uuid not null,
  other_customer_id uuid not null,
  constraint customer_distinctions_pk primary key (workspace_id, id),
  constraint customer_distinctions_customer foreign key (workspace_id, customer_id) references customers (workspace_id, id),
  constraint customer_distinctions_other_customer foreign key (workspace_id, other_customer_id) references customers (workspace_id, id),
  constraint customer_distinctions_once unique (workspace_id, customer_id, other_customer_id),
  constraint customer_distinctions_of_two check (customer_id <> other_customer_id)
);
create index customer_distinctions_by_other on customer_distinctions (workspace_id, other_customer_id);`;

export class SuspectDuplicates1763800610010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DUPLICATE_EVIDENCE);
    await runner.query(INDEXES);
    await runner.query(DISTINCTIONS);
    await isolate(runner, "customer_distinctions");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table customer_distinctions`);
    await runner.query(DROP_DUPLICATE_EVIDENCE);
    await runner.query(`drop index customers_by_loose_name, customer_identities_by_loose_form`);
    await runner.query(DROP_LOOSE_FORMS);
  }
}
