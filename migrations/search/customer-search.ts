import { plain } from "./languages";

/** From what is typed right to what is a letter off; a looser one is tried only where a stricter one found too few. */
const LIKENESSES = [0.9, 0.7, 0.55] as const;

/** Of names that have words in common nearly all are so like; it is tried only where nothing else was found. */
const FAINT_LIKENESS = 0.4;

/** So many names at each likeness are compared, and so many customers are answered. */
const MOST_COMPARED = 300;
const MOST_CUSTOMERS = 50;

/**
 * - `search_name`: a name without accents and capitals.
 * - `search_customers`: the customers of the workspace whose name or identity is like the query, with the identity
 *   where it is that, and how much (0 to 1). Reads as the owner of the tables, for the same reasons and in the same
 *   bounds as `search_case_texts`: what pg_trgm compares by is not leakproof.
 */
export const CUSTOMER_SEARCH = `
create function search_name(name text) returns text
  language sql immutable parallel safe
  return replace(replace(replace(${plain("lower(name)")}, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe');

create function search_workspace(workspace uuid) returns bigint[]
  language sql immutable parallel safe
  return array[search_period(workspace, 5, 0)];

create function search_customers(query text)
  returns table (customer_id uuid, identity_id uuid, likeness real)
  language plpgsql stable security definer parallel safe rows 20
  set search_path = pg_catalog, public, pg_temp
  set enable_seqscan = off
  set plan_cache_mode = force_generic_plan
as $body$
declare
  own constant uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
  spans constant bigint[] := search_workspace(own);
  -- Half of all addresses may be at one provider: what comes before it tells them apart.
  sought constant text := regexp_replace(search_name(query), '^([^@]{4,})@.*$', '\\1');
  -- What stands for itself within a pattern.
  part constant text := '%' || replace(replace(replace(sought, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%';
  strictness real;
  customers uuid[] := '{}'; identities uuid[] := '{}'; likenesses real[] := '{}';
  more_customers uuid[]; more_identities uuid[]; more_likenesses real[];
begin
  if own is null or length(sought) < 2 then return; end if;
  return query
    select i.customer_id, i.id, 1::real
    from customer_identities i
    where i.workspace_id = own
    and i.kind in ('EMAIL', 'PHONE')
    and i.source = ''
    and i.value in (lower(query), '+' || query);
  if found then return; end if;
  foreach strictness in array array[${[...LIKENESSES, FAINT_LIKENESS].join(", ")}] loop
    exit when strictness = ${FAINT_LIKENESS}::real and cardinality(customers) > 0;
    perform set_config('pg_trgm.word_similarity_threshold', strictness::text, true);
    select array_agg(best.of_customer), array_agg(best.identity), array_agg(best.likeness)
      into more_customers, more_identities, more_likenesses
      from (
        select distinct on (like_it.of_customer) like_it.*
        from (
          (select c.id as of_customer, null::uuid as identity,
              (0.8 * word_similarity(sought, search_name(c.name)) + 0.2 * similarity(sought, search_name(c.name)))::real as likeness
            from customers c
            where search_name(c.name) %> sought
            and search_workspace(c.workspace_id) && spans
            and c.workspace_id = own
            limit ${MOST_COMPARED})
          union all
          (select i.customer_id, i.id,
              (0.8 * word_similarity(sought, search_name(i.value)) + 0.2 * similarity(search_name(query), search_name(i.value)))::real
            from customer_identities i
            where search_name(i.value) %> sought
            and search_workspace(i.workspace_id) && spans
            and i.workspace_id = own
            limit ${MOST_COMPARED})
          union all
          (select i.customer_id, i.id, 0.9::real
            from customer_identities i
            where length(sought) >= 4
            and search_name(i.value) like part
            and search_workspace(i.workspace_id) && spans
            and i.workspace_id = own
            limit ${MOST_CUSTOMERS})) like_it
        order by like_it.of_customer, like_it.likeness desc) best;
    customers := customers || more_customers;
    identities := identities || more_identities;
    likenesses := likenesses || more_likenesses;
    exit when cardinality(customers) >= 10;
  end loop;
  return query
    select best.* from (
      select distinct on (found.of_customer) found.*
      from unnest(customers, identities, likenesses) found(of_customer, identity, likeness)
      order by found.of_customer, found.likeness desc) best
    order by best.likeness desc, best.of_customer desc
    limit ${MOST_CUSTOMERS};
end $body$;

revoke execute on function search_customers from public;

create policy searched_by_owner on customers for select to current_user using (true);
create policy searched_by_owner on customer_identities for select to current_user using (true);`;

export const DROP_CUSTOMER_SEARCH = `
drop policy searched_by_owner on customer_identities;
drop policy searched_by_owner on customers;
drop function search_customers;`;
