import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLES = `
create table customers (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  kind text not null constraint customers_kind check (kind in ('CONSUMER', 'MERCHANT')),
  name text,
  locale text,
  time_zone text,
  tier text,
  tags text[] not null default '{}',
  attributes jsonb not null default '{}',
  preferred_channel text,
  consented_channels text[] not null default '{}',
  tokens_valid_after timestamptz(3),
  constraint customers_pk primary key (workspace_id, id),
  constraint customers_workspace foreign key (workspace_id) references workspaces (id)
);
create index customers_by_created on customers (workspace_id, created_at, id);
create index customers_by_updated on customers (workspace_id, updated_at, id);
create index customers_of_kind_by_created on customers (workspace_id, kind, created_at, id);
create index customers_of_kind_by_updated on customers (workspace_id, kind, updated_at, id);
create index customers_of_tier_by_created on customers (workspace_id, tier, created_at, id) where tier is not null;
create index customers_of_tier_by_updated on customers (workspace_id, tier, updated_at, id) where tier is not null;

create table customer_tags (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  customer_id uuid not null,
  tag text not null,
  constraint customer_tags_pk primary key (workspace_id, id),
  constraint customer_tags_customer foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  constraint customer_tags_by_tag unique (workspace_id, tag, customer_id),
  constraint customer_tags_by_customer unique (workspace_id, customer_id, tag)
);

create table customer_identities (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  customer_id uuid not null,
  kind text not null constraint customer_identities_kind
    check (kind in ('EMAIL', 'PHONE', 'SOCIAL', 'WALLET_ADDRESS', 'EXTERNAL')),
  source text not null,
  value text not null,
  constraint customer_identities_pk primary key (workspace_id, id),
  constraint customer_identities_customer foreign key (workspace_id, customer_id) references customers (workspace_id, id),
  constraint customer_identities_by_value unique (workspace_id, kind, source, value)
);
create index customer_identities_by_customer on customer_identities (workspace_id, customer_id);`;

export class CreateCustomers1763800300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await isolate(runner, "customers");
    await isolate(runner, "customer_tags");
    await isolate(runner, "customer_identities");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table customer_identities, customer_tags, customers`);
  }
}
