import type { MigrationInterface, QueryRunner } from "typeorm";

/** What is parked tells which event it is, even when the log has forgotten it. */
export class NameParkedEvents1763800621000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table parked_events add column event_id uuid");
    await runner.query(`
      update parked_events p
      set event_id = e.id
      from event_log e
      where e.workspace_id = p.workspace_id
      and e.position = p.position`);
    await runner.query("delete from parked_events where event_id is null");
    await runner.query("alter table parked_events alter column event_id set not null");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table parked_events drop column event_id");
  }
}
