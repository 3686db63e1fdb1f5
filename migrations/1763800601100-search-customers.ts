import type { MigrationInterface, QueryRunner } from "typeorm";
import { CUSTOMER_SEARCH, DROP_CUSTOMER_SEARCH } from "./search/customer-search";

const INDEXES = `
create index customers_by_likeness on customers
  using gin (search_name(name) gin_trgm_ops, search_workspace(workspace_id));
create index customer_identities_by_likeness on customer_identities
  using gin (search_name(value) gin_trgm_ops, search_workspace(workspace_id));`;

export class SearchCustomers1763800601100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Trusted: whoever may create in the database may create it, without being superuser.
    await runner.query(`create extension if not exists pg_trgm`);
    await runner.query(CUSTOMER_SEARCH);
    await runner.query(INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_CUSTOMER_SEARCH);
    await runner.query(`drop index customer_identities_by_likeness, customers_by_likeness`);
    await runner.query(`drop function search_workspace, search_name`);
    await runner.query(`drop extension if exists pg_trgm`);
  }
}
