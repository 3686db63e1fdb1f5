import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLE = `
create table provider_connections (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  provider text not null constraint provider_connections_provider check (provider in ('STRIPE')),
  name text not null,
  mode text not null constraint provider_connections_mode check (mode in ('LIVE', 'TEST')),
  secret bytea not null,
  previous_secret bytea,
  previous_secret_valid_until timestamptz(3),
  disabled_at timestamptz(3),
  constraint provider_connections_pk primary key (workspace_id, id),
  constraint provider_connections_workspace foreign key (workspace_id) references workspaces (id),
  constraint provider_connections_previous_secret
    check ((previous_secret is null) = (previous_secret_valid_until is null))
);
create index provider_connections_by_created on provider_connections (workspace_id, created_at, id);`;

export class CreateProviderConnections1763800400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await isolate(runner, "provider_connections");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table provider_connections`);
  }
}
