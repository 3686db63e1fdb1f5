import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Most cases and messages have no external id. Of those the indexes of external ids held an entry all the same, and a
 * case's is made anew with every version of it.
 */
export class KeepNamelessRowsOut1763800820000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table cases drop constraint cases_by_external_id;
create unique index cases_by_external_id on cases (workspace_id, external_source, external_id)
  where external_id is not null;
alter table case_messages drop constraint case_messages_by_external_id;
create unique index case_messages_by_external_id on case_messages (workspace_id, external_source, external_id)
  where external_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop index case_messages_by_external_id;
alter table case_messages add constraint case_messages_by_external_id
  unique (workspace_id, external_source, external_id);
drop index cases_by_external_id;
alter table cases add constraint cases_by_external_id unique (workspace_id, external_source, external_id)`);
  }
}
