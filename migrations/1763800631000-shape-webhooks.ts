import type { MigrationInterface, QueryRunner } from "typeorm";

/** Endpoints choose what they are sent; what one delivery sent in such a shape is kept with it. */
export class ShapeWebhooks1763800631000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table webhook_endpoints
  add column selection text,
  add column selection_permissions text[],
  add constraint webhook_endpoints_selection check ((selection is null) = (selection_permissions is null));
alter table webhook_deliveries
  add column is_shaped boolean,
  add column body text;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table webhook_deliveries drop column body, drop column is_shaped;
alter table webhook_endpoints drop column selection, drop column selection_permissions;`);
  }
}
