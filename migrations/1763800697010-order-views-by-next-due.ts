import type { MigrationInterface, QueryRunner } from "typeorm";

const BEFORE = "'CREATED_AT', 'UPDATED_AT', 'PRIORITY'";

/** Views of cases may be in the order in which their clocks are due. */
export class OrderViewsByNextDue1763800697010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(orderedBy(`${BEFORE}, 'NEXT_DUE'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table case_views no force row level security;
update case_views set order_field = 'PRIORITY' where order_field = 'NEXT_DUE';
alter table case_views force row level security;
${orderedBy(BEFORE)}`);
  }
}

function orderedBy(fields: string): string {
  return `
alter table case_views drop constraint case_views_order_field;
alter table case_views add constraint case_views_order_field check (order_field in (${fields}));`;
}
