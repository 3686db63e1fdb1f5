import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLE = `
create table case_participants (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  case_id uuid not null,
  customer_id uuid not null,
  role text not null constraint case_participants_role
    check (role in ('CONSUMER', 'MERCHANT', 'REPRESENTATIVE', 'OBSERVER')),
  constraint case_participants_pk primary key (workspace_id, id),
  constraint case_participants_case foreign key (workspace_id, case_id) references cases (workspace_id, id),
  constraint case_participants_customer foreign key (workspace_id, customer_id)
    references customers (workspace_id, id),
  constraint case_participants_by_case unique (workspace_id, case_id, customer_id)
);
create index case_participants_by_customer on case_participants (workspace_id, customer_id, created_at, case_id);`;

const PRIVATE_PARTS = `
alter table case_messages
  add column audience_id uuid,
  add constraint case_messages_audience foreign key (workspace_id, audience_id)
    references customers (workspace_id, id),
  drop constraint case_messages_visibility,
  add constraint case_messages_visibility check (visibility in ('PUBLIC', 'PRIVATE', 'INTERNAL')),
  add constraint case_messages_private check ((visibility = 'PRIVATE') = (audience_id is not null));
alter table case_timeline_entries
  add column audience_id uuid,
  drop constraint case_timeline_visibility,
  add constraint case_timeline_visibility check (visibility in ('PUBLIC', 'PRIVATE', 'INTERNAL')),
  add constraint case_timeline_private check ((visibility = 'PRIVATE') = (audience_id is not null));`;

const KINDS = `'OPENED', 'MESSAGE', 'NOTE', 'STATE_CHANGED', 'ASSIGNMENT_CHANGED', 'SUBJECT_CHANGED', 'KIND_CHANGED', 'PRIORITY_CHANGED', 'TAGS_CHANGED', 'ATTRIBUTES_CHANGED', 'TRANSACTION_LINKED', 'TRANSACTION_UNLINKED', 'CARD_DATA_REMOVED'`;

export class CreateCaseParticipants1763800590000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await isolate(runner, "case_participants");
    await runner.query(PRIVATE_PARTS);
    await runner.query(kindsAre(`${KINDS}, 'PARTICIPANT_ADDED', 'PARTICIPANT_REMOVED'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from case_timeline_entries
      where visibility = 'PRIVATE' or kind in ('PARTICIPANT_ADDED', 'PARTICIPANT_REMOVED')`);
    await runner.query(kindsAre(KINDS));
    await runner.query(`
alter table case_timeline_entries
  drop constraint case_timeline_private,
  drop constraint case_timeline_visibility,
  add constraint case_timeline_visibility check (visibility in ('PUBLIC', 'INTERNAL')),
  drop column audience_id;
update case_messages set visibility = 'INTERNAL', direction = null, audience_id = null where visibility = 'PRIVATE';
alter table case_messages
  drop constraint case_messages_private,
  drop constraint case_messages_visibility,
  add constraint case_messages_visibility check (visibility in ('PUBLIC', 'INTERNAL')),
  drop column audience_id;
drop table case_participants;`);
  }
}

/** The rows that are there already satisfy the wider check, so it need not read them while it holds the table. */
function kindsAre(kinds: string): string {
  return `
alter table case_timeline_entries drop constraint case_timeline_kind;
alter table case_timeline_entries add constraint case_timeline_kind check (kind in (${kinds})) not valid;
alter table case_timeline_entries validate constraint case_timeline_kind;`;
}
