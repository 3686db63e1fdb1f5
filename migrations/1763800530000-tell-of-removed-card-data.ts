import type { MigrationInterface, QueryRunner } from "typeorm";

const KINDS =
  "'OPENED', 'MESSAGE', 'NOTE', 'STATE_CHANGED', 'ASSIGNMENT_CHANGED', 'SUBJECT_CHANGED', 'KIND_CHANGED', 'PRIORITY_CHANGED', 'TAGS_CHANGED', 'ATTRIBUTES_CHANGED', 'TRANSACTION_LINKED', 'TRANSACTION_UNLINKED'";

/** The rows that are there already satisfy the wider check, so it need not read them while it holds the table. */
function replaceCheck(kinds: string): string {
  return `
    alter table case_timeline_entries drop constraint case_timeline_kind;
    alter table case_timeline_entries add constraint case_timeline_kind check (kind in (${kinds})) not valid;
    alter table case_timeline_entries validate constraint case_timeline_kind`;
}

export class TellOfRemovedCardData1763800530000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(replaceCheck(`${KINDS}, 'CARD_DATA_REMOVED'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from case_timeline_entries where kind = 'CARD_DATA_REMOVED'`);
    await runner.query(replaceCheck(KINDS));
  }
}
