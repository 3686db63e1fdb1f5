import type { MigrationInterface, QueryRunner } from "typeorm";

const LAST_FOUR = "coalesce(method ->> 'lastFour', right(method ->> 'maskedAccount', 4))";

const INDEXES = `
create index transactions_by_trace_number on transactions (workspace_id, trace_number) where trace_number is not null;
create index transactions_by_minor_amount on transactions (workspace_id, amount_minor, currency)
  where amount_minor is not null;
create index transaction_keys_by_id on transaction_keys (workspace_id, value);
create index transactions_by_last_four on transactions (workspace_id, (${LAST_FOUR}), occurred_at)
  where ${LAST_FOUR} is not null;
create index transactions_by_chain_hash on transactions (workspace_id, (method ->> 'chainHash'))
  where method ->> 'chainHash' is not null;`;

/**
 * The newest transactions of the workspace that were paid with a card or account of these last four characters, or
 * that stand on a chain under this hash. What takes a value out of JSON is not leakproof: see `search_case_texts`.
 */
const METHOD_SEARCH = `
create function search_methods(word text)
  returns table (transaction_id uuid)
  language plpgsql stable security definer parallel safe rows 20
  set search_path = pg_catalog, public, pg_temp
  set plan_cache_mode = force_generic_plan
as $body$
declare
  own constant uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
begin
  return query
    (select t.id from transactions t
      where t.workspace_id = own
      and coalesce(t.method ->> 'lastFour', right(t.method ->> 'maskedAccount', 4)) = word
      order by t.occurred_at desc
      limit 200)
    union all
    (select t.id from transactions t
      where t.workspace_id = own
      and t.method ->> 'chainHash' = word
      limit 200);
end $body$;

revoke execute on function search_methods from public;

create policy searched_by_owner on transactions for select to current_user using (true);`;

export class SearchTransactions1763800601200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INDEXES);
    await runner.query(METHOD_SEARCH);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop policy searched_by_owner on transactions`);
    await runner.query(`drop function search_methods`);
    await runner.query(
      `drop index transactions_by_chain_hash, transactions_by_last_four, transaction_keys_by_id, transactions_by_minor_amount, transactions_by_trace_number`,
    );
  }
}
