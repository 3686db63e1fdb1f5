import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLES = `
create table workspaces (
  id uuid not null,
  name text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  constraint workspaces_pk primary key (id)
);

create table members (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  email text not null,
  name text not null,
  role text not null constraint members_role check (role in ('ADMIN', 'SUPERVISOR', 'AGENT', 'VIEWER')),
  subject text,
  deactivated_at timestamptz(3),
  constraint members_pk primary key (workspace_id, id),
  constraint members_workspace foreign key (workspace_id) references workspaces (id),
  constraint members_by_email unique (workspace_id, email),
  constraint members_by_subject unique (workspace_id, subject)
);
create index members_by_name on members (workspace_id, name, id);

create table teams (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  name text not null,
  constraint teams_pk primary key (workspace_id, id),
  constraint teams_workspace foreign key (workspace_id) references workspaces (id),
  constraint teams_by_name unique (workspace_id, name)
);

create table team_memberships (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  team_id uuid not null,
  member_id uuid not null,
  constraint team_memberships_pk primary key (workspace_id, id),
  constraint team_memberships_team foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  constraint team_memberships_member foreign key (workspace_id, member_id) references members (workspace_id, id),
  constraint team_memberships_by_team unique (workspace_id, team_id, member_id)
);
create index team_memberships_by_member on team_memberships (workspace_id, member_id);

create table api_keys (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  name text not null,
  environment text not null constraint api_keys_environment check (environment in ('LIVE', 'TEST')),
  key_hash text not null,
  hint text not null,
  permissions text[] not null,
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  last_used_at timestamptz(3),
  constraint api_keys_pk primary key (workspace_id, id),
  constraint api_keys_workspace foreign key (workspace_id) references workspaces (id),
  constraint api_keys_by_hash unique (workspace_id, key_hash)
);
create index api_keys_by_created on api_keys (workspace_id, created_at, id);
create index api_keys_by_name on api_keys (workspace_id, name);

create table identity_providers (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  issuer text not null,
  audience text not null,
  jwks_url text,
  jwks jsonb,
  algorithms text[] not null constraint identity_providers_algorithms check (
    algorithms <@ array['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']
  ),
  constraint identity_providers_keys check ((jwks_url is null) <> (jwks is null)),
  constraint identity_providers_pk primary key (workspace_id, id),
  constraint identity_providers_workspace foreign key (workspace_id) references workspaces (id),
  constraint identity_providers_one_a_workspace unique (workspace_id)
);`;

export class CreateAccess1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await isolate(runner, "workspaces", "id");
    for (const table of ["members", "teams", "team_memberships", "api_keys", "identity_providers"])
      await isolate(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table identity_providers, api_keys, team_memberships, teams, members, workspaces`,
    );
  }
}
