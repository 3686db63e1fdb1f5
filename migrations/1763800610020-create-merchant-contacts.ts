import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLE = `
create table merchant_contacts (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  merchant_id uuid not null,
  customer_id uuid not null,
  role text not null constraint merchant_contacts_role
    check (role in ('OWNER', 'FINANCE', 'SUPPORT', 'DEVELOPER', 'OTHER')),
  is_primary boolean not null,
  constraint merchant_contacts_pk primary key (workspace_id, id),
  constraint merchant_contacts_merchant foreign key (workspace_id, merchant_id) references customers (workspace_id, id),
  constraint merchant_contacts_customer foreign key (workspace_id, customer_id) references customers (workspace_id, id),
  constraint merchant_contacts_by_merchant unique (workspace_id, merchant_id, customer_id),
  constraint merchant_contacts_of_two check (merchant_id <> customer_id)
);
create index merchant_contacts_by_customer on merchant_contacts (workspace_id, customer_id);
create unique index merchant_contacts_primary on merchant_contacts (workspace_id, merchant_id) where is_primary;`;

export class CreateMerchantContacts1763800610020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await isolate(runner, "merchant_contacts");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table merchant_contacts`);
  }
}
