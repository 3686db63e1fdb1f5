import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLE = `
create table decline_texts (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  language text not null constraint decline_texts_language check (language in ('EN', 'DE', 'FR', 'ES')),
  subject text not null,
  reason text not null,
  scheme text constraint decline_texts_scheme check (scheme in ('WORD', 'ISO_8583', 'ACH')),
  code text,
  text text not null,
  constraint decline_texts_pk primary key (workspace_id, id),
  constraint decline_texts_workspace foreign key (workspace_id) references workspaces (id),
  constraint decline_texts_by_subject unique (workspace_id, language, subject),
  constraint decline_texts_code check ((scheme is null) = (code is null))
);
create index decline_texts_by_created on decline_texts (workspace_id, created_at, id);`;

export class CreateDeclineTexts1763800600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await isolate(runner, "decline_texts");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table decline_texts`);
  }
}
