import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLE = `
alter table cases
  add column merged_into_id uuid,
  add constraint cases_merged_into foreign key (workspace_id, merged_into_id) references cases (workspace_id, id),
  add constraint cases_merged check (merged_into_id is null or (state = 'CLOSED' and merged_into_id <> id));
create index cases_by_merge on cases (workspace_id, merged_into_id, updated_at, id)
  where merged_into_id is not null;

create table case_merges (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  case_id uuid not null,
  into_id uuid not null,
  state text not null,
  state_reason text,
  resolved_at timestamptz(3),
  closed_at timestamptz(3),
  message_ids uuid[] not null,
  transaction_ids uuid[] not null,
  undone_at timestamptz(3),
  constraint case_merges_pk primary key (workspace_id, id),
  constraint case_merges_case foreign key (workspace_id, case_id) references cases (workspace_id, id),
  constraint case_merges_into foreign key (workspace_id, into_id) references cases (workspace_id, id),
  constraint case_merges_state
    check (state in ('OPEN', 'WAITING_ON_CUSTOMER', 'WAITING_ON_THIRD_PARTY', 'RESOLVED', 'CLOSED'))
);
create unique index case_merges_standing on case_merges (workspace_id, case_id) where undone_at is null;`;

const KINDS = `'OPENED', 'MESSAGE', 'NOTE', 'STATE_CHANGED', 'ASSIGNMENT_CHANGED', 'SUBJECT_CHANGED', 'KIND_CHANGED', 'PRIORITY_CHANGED', 'TAGS_CHANGED', 'ATTRIBUTES_CHANGED', 'TRANSACTION_LINKED', 'TRANSACTION_UNLINKED', 'CARD_DATA_REMOVED', 'PARTICIPANT_ADDED', 'PARTICIPANT_REMOVED'`;

const NEW_KINDS = `'MERGED', 'MERGE_RECEIVED', 'MERGE_UNDONE', 'SPLIT', 'SPLIT_OFF'`;

export class MergeCases1763800595000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await isolate(runner, "case_merges");
    await runner.query(kindsAre(`${KINDS}, ${NEW_KINDS}`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from case_timeline_entries where kind in (${NEW_KINDS})`);
    await runner.query(kindsAre(KINDS));
    await runner.query(`
drop table case_merges;
drop index cases_by_merge;
alter table cases drop constraint cases_merged, drop column merged_into_id;`);
  }
}

/** The rows that are there already satisfy the wider check, so it need not read them while it holds the table. */
function kindsAre(kinds: string): string {
  return `
alter table case_timeline_entries drop constraint case_timeline_kind;
alter table case_timeline_entries add constraint case_timeline_kind check (kind in (${kinds})) not valid;
alter table case_timeline_entries validate constraint case_timeline_kind;`;
}
