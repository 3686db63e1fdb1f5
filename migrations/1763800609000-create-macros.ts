import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLES = `
create table macros (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  name text not null,
  description text,
  shortcut text,
  found_by text not null,
  team_id uuid,
  member_id uuid,
  reply_kind text constraint macros_reply_kind check (reply_kind in ('REPLY', 'NOTE')),
  texts jsonb not null,
  fallback_language text,
  actions jsonb not null,
  constraint macros_pk primary key (workspace_id, id),
  constraint macros_by_shortcut unique (workspace_id, shortcut),
  constraint macros_owner check (team_id is null or member_id is null),
  constraint macros_reply check ((reply_kind is null) = (fallback_language is null)),
  constraint macros_workspace foreign key (workspace_id) references workspaces (id),
  constraint macros_team foreign key (workspace_id, team_id) references teams (workspace_id, id),
  constraint macros_member foreign key (workspace_id, member_id) references members (workspace_id, id)
);
create index macros_by_name on macros (workspace_id, name, id);
create index macros_by_member on macros (workspace_id, member_id);
create index macros_by_team on macros (workspace_id, team_id);

create table macro_uses (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  macro_id uuid not null,
  case_id uuid not null,
  member_id uuid,
  constraint macro_uses_pk primary key (workspace_id, id),
  constraint macro_uses_macro foreign key (workspace_id, macro_id) references macros (workspace_id, id)
    on delete cascade,
  constraint macro_uses_case foreign key (workspace_id, case_id) references cases (workspace_id, id),
  constraint macro_uses_member foreign key (workspace_id, member_id) references members (workspace_id, id)
);
create index macro_uses_by_macro on macro_uses (workspace_id, macro_id, created_at);`;

export class CreateMacros1763800609000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await isolate(runner, "macros");
    await isolate(runner, "macro_uses");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table macro_uses, macros`);
  }
}
