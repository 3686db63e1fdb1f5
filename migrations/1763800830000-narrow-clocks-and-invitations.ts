import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Clocks can be asked for by their calendar, whether they run or not, and invitations by their state: the rare ones among
 * them were looked for in the whole table.
 */
export class NarrowClocksAndInvitations1763800830000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create index clocks_of_calendar on clocks (workspace_id, calendar_id, id) where calendar_id is not null;
create index survey_invitations_by_state on survey_invitations (workspace_id, state, created_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop index survey_invitations_by_state;
drop index clocks_of_calendar`);
  }
}
