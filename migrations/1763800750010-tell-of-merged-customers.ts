import type { MigrationInterface, QueryRunner } from "typeorm";

const KINDS =
  "'OPENED', 'MESSAGE', 'NOTE', 'STATE_CHANGED', 'ASSIGNMENT_CHANGED', 'SUBJECT_CHANGED', 'KIND_CHANGED', 'PRIORITY_CHANGED', 'TAGS_CHANGED', 'ATTRIBUTES_CHANGED', 'TRANSACTION_LINKED', 'TRANSACTION_UNLINKED', 'CARD_DATA_REMOVED', 'PARTICIPANT_ADDED', 'PARTICIPANT_REMOVED', 'MERGED', 'MERGE_RECEIVED', 'MERGE_UNDONE', 'SPLIT', 'SPLIT_OFF', 'SNOOZED', 'WOKEN', 'CASE_LINKED', 'CASE_UNLINKED', 'FIELDS_CHANGED', 'OBLIGATION_MET', 'RESOLUTION_ESTIMATED', 'MACRO_APPLIED', 'ATTACHMENT_REMOVED'";

/** The rows that are there already satisfy the wider check, so it need not read them while it holds the table. */
function kindsAre(kinds: string): string {
  return `
    alter table case_timeline_entries drop constraint case_timeline_kind;
    alter table case_timeline_entries add constraint case_timeline_kind check (kind in (${kinds})) not valid;
    alter table case_timeline_entries validate constraint case_timeline_kind`;
}

/** Timelines tell of a customer that became another. */
export class TellOfMergedCustomers1763800750010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kindsAre(`${KINDS}, 'CUSTOMER_MERGED'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from case_timeline_entries where kind = 'CUSTOMER_MERGED'`);
    await runner.query(kindsAre(KINDS));
  }
}
