import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLES = `
create table attachments (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  uploader_kind text not null constraint attachments_uploader_kind
    check (uploader_kind in ('member', 'apiKey', 'customer', 'system')),
  uploader_id uuid,
  message_id uuid,
  position integer,
  file_name text not null,
  size integer not null constraint attachments_size check (size > 0),
  content_type text,
  state text not null constraint attachments_state
    check (state in ('PENDING', 'QUARANTINED', 'READY', 'REJECTED', 'REMOVED')),
  rejection_reason text constraint attachments_rejection_reason
    check (rejection_reason in ('TYPE_NOT_ALLOWED', 'CARD_DATA', 'INFECTED')),
  finding text,
  file_id uuid,
  sha256 bytea,
  uploaded_at timestamptz(3),
  scans integer not null default 0,
  due_at timestamptz(3),
  constraint attachments_pk primary key (workspace_id, id),
  constraint attachments_message foreign key (workspace_id, message_id) references case_messages (workspace_id, id),
  constraint attachments_by_message unique (workspace_id, message_id, position),
  constraint attachments_stored check ((state in ('QUARANTINED', 'READY')) = (file_id is not null))
);
create index attachments_unsent_by_uploader on attachments (workspace_id, uploader_kind, uploader_id)
  where message_id is null;
create index attachments_due on attachments (due_at) where due_at is not null;

create table loose_files (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  constraint loose_files_pk primary key (workspace_id, id)
);
create index loose_files_due on loose_files (due_at);`;

export class CreateAttachments1763800603000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const table of ["attachments", "loose_files"]) {
      await isolate(runner, table);
      // One loop does what is due in all workspaces: it finds where, and then does it within each.
      await runner.query(
        `create policy due_work on ${table} for select using (current_setting('app.due_work', true) = 'attachments')`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table loose_files, attachments`);
  }
}
