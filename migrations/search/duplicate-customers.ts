/** Of the customer's newest payments, and of the payments with the same card. */
const MOST_PAYMENTS = 20;
const MOST_WITH_CARD = 100;
/** That bear the same evidence. A name that more have tells nothing of any of them. */
const MOST_ALIKE = 20;
/** Names that are a letter or two off; of common ones there may be any number. */
const MOST_COMPARED = 300;
const LEAST_SIMILARITY = 0.6;

/** A trunk prefix, which is dialled within the country alone. Of Italian numbers the zero is a part. */
const TRUNK_ZERO = String.raw`^(1|7|2[07]|3[0-46]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|(?:2[1-689]|3[578]|42|5[09]|6[789]|8[0578]|9[679])\d)0+`;
/** Once dialled before mobile numbers of Mexico and Argentina. */
const MOBILE_PREFIX = String.raw`^(52)1(\d{10})$|^(54)9(\d{10})$`;

const DIGITS = `regexp_replace(regexp_replace(ltrim(value, '+'), '${TRUNK_ZERO}', '\\1'), '${MOBILE_PREFIX}', '\\1\\2\\3\\4')`;

/**
 * - `loose_identity`: what two spellings of one identity have in common: the mailbox without what the sender may add
 *   to it, the number as it is dialled from abroad, an address whatever the chain; null where spelling means nothing.
 * - `loose_name`: the words of a name in the order of the alphabet.
 * - `duplicate_evidence`: what speaks for it that customers of the workspace are others of it, too. Reads as the
 *   owner of the tables, for the same reasons and in the same bounds as `search_customers`.
 */
export const DUPLICATE_EVIDENCE = `
create function loose_identity(kind text, source text, value text) returns text
  language sql immutable parallel safe
  return case
    when kind = 'EMAIL' and split_part(value, '@', 2) in ('gmail.com', 'googlemail.com')
      then 'mail:' || replace(split_part(split_part(value, '@', 1), '+', 1), '.', '') || '@gmail.com'
    when kind = 'EMAIL' and value not like '+%'
      then 'mail:' || split_part(split_part(value, '@', 1), '+', 1) || '@' || split_part(value, '@', 2)
    when kind = 'PHONE' or kind = 'SOCIAL' and source in ('whatsapp', 'signal', 'telegram', 'viber') and value ~ '^\\+?[1-9]\\d{6,14}$'
      then 'tel:' || ${DIGITS}
    when kind = 'WALLET_ADDRESS' then 'wallet:' || value
  end;

create function loose_name(name text) returns text
  language sql immutable parallel safe
  return (
    select string_agg(word, ' ' order by word)
    from regexp_split_to_table(search_name(name), '[\\s,.;()''"-]+') word
    where word <> '');

create function duplicate_evidence(customers uuid[])
  returns table (customer_id uuid, other_id uuid, kind text, value text, likeness real)
  language plpgsql stable security definer parallel safe rows 20
  set search_path = pg_catalog, public, pg_temp
  set enable_seqscan = off
  set plan_cache_mode = force_generic_plan
  set pg_trgm.similarity_threshold = ${LEAST_SIMILARITY}
as $body$
declare
  own constant uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
  spans constant bigint[] := search_workspace(own);
  asked record;
begin
  for asked in
    select c.id, search_name(c.name) as name, loose_name(c.name) as words
    from customers c
    where c.workspace_id = own
    and c.id = any(customers)
    and c.merged_into_id is null
  loop
    return query
      select asked.id, same.customer_id, split_part(loose_identity(i.kind, i.source, i.value), ':', 1), same.value, 1::real
      from customer_identities i
      cross join lateral (
        select other.customer_id, other.value
        from customer_identities other
        where other.workspace_id = own
        and loose_identity(other.kind, other.source, other.value) = loose_identity(i.kind, i.source, i.value)
        limit ${MOST_ALIKE}) same
      where i.workspace_id = own
      and i.customer_id = asked.id
      and same.customer_id <> asked.id;
    return query
      select asked.id, c.id, 'name', null::text, (case when position(' ' in asked.words) > 0 then 1 else 0.4 end)::real
      from customers c
      where c.workspace_id = own
      and loose_name(c.name) = asked.words
      and c.id <> asked.id
      order by c.id
      limit ${MOST_ALIKE};
    return query
      select asked.id, alike.id, 'like', null::text, alike.likeness
      from (
        select c.id, loose_name(c.name) as words, similarity(search_name(c.name), asked.name) as likeness
        from customers c
        -- A number within a name is what tells it from others.
        where asked.name !~ '[0-9]'
        and length(asked.name) > 3
        and search_name(c.name) % asked.name
        and search_workspace(c.workspace_id) && spans
        and c.workspace_id = own
        limit ${MOST_COMPARED}) alike
      where alike.words <> asked.words
      order by alike.likeness desc, alike.id
      limit ${MOST_ALIKE};
    return query
      select distinct asked.id, same.payer_customer_id, 'card', paid.last_four, 1::real
      from (
        select distinct t.method ->> 'lastFour' as last_four, t.method -> 'brand' as brand,
          t.method -> 'expiryMonth' as month, t.method -> 'expiryYear' as year
        from (
          select method
          from transactions
          where workspace_id = own
          and payer_customer_id = asked.id
          order by created_at desc
          limit ${MOST_PAYMENTS}) t
        where t.method ->> 'lastFour' is not null
        and t.method ->> 'expiryMonth' is not null
        and t.method ->> 'expiryYear' is not null) paid
      cross join lateral (
        select t.payer_customer_id, t.method
        from transactions t
        where t.workspace_id = own
        and coalesce(t.method ->> 'lastFour', right(t.method ->> 'maskedAccount', 4)) = paid.last_four
        order by t.occurred_at desc
        limit ${MOST_WITH_CARD}) same
      where same.payer_customer_id <> asked.id
      and same.method -> 'brand' = paid.brand
      and same.method -> 'expiryMonth' = paid.month
      and same.method -> 'expiryYear' = paid.year;
  end loop;
end $body$;

revoke execute on function duplicate_evidence from public;`;

export const DROP_DUPLICATE_EVIDENCE = `drop function duplicate_evidence;`;
export const DROP_LOOSE_FORMS = `drop function loose_identity, loose_name;`;
