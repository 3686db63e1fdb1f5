/** Of each word so many of the newest texts are looked at, and of one stretch of time so many at most. */
const ENOUGH = 100;
const ENOUGH_OF_ALL = 25;
const MOST_AT_ONCE = 1_000;

/** So many cases are answered at most, and of each its subject and its three best messages. */
const MOST_CASES = 100;

/**
 * The texts of the workspace that hold any of the words, each with the words that it holds (bit 0 for the first)
 * and what each word weighs: the rarer, the more.
 *
 * `@@` is not leakproof, so that under row-level security it could use no index. This function reads as the owner
 * of the tables, whom a policy lets read, and so must keep the workspaces apart itself. It takes the workspace from
 * the setting that row-level security goes by, never from its caller. It tells ids alone: who asks must read the
 * rows of these ids under its own policies.
 *
 * A common word stands in every second text of a large workspace, and ranking all of them would take seconds. So
 * time is walked back in spans that grow: hours, eights of hours, and so on, until there are enough texts of a word.
 * Further back texts are read for the rarer words alone, but still told whether they hold the common one. All words
 * together are walked back for like one rare word more, so that texts that hold all of them are found however old.
 */
export const TEXT_SEARCH = `
create function search_case_texts(query text)
  returns table (case_id uuid, message_id uuid, written_at timestamptz, found int, weights real[])
  language plpgsql stable security definer parallel safe rows 200
  set search_path = pg_catalog, public, pg_temp
  set enable_seqscan = off
  set plan_cache_mode = force_generic_plan
as $body$
declare
  own constant uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
  terms tsquery[] := search_terms(query);
  words constant int := cardinality(terms);
  -- One more than there are words where all of them together are asked for as well.
  size constant int := words + (words > 1)::int;
  asked tsquery[];
  is_open boolean[] := array_fill(true, array[size]);
  hits int[] := array_fill(0, array[size]);
  hours bigint[] := array_fill(0, array[size]);
  weighed real[] := '{}';
  level int := 0;
  upper_hour bigint;
  lower_hour bigint;
  densest float8;
  before timestamptz;
  spans bigint[];
  still_open tsquery;
  cases_met uuid[] := '{}'; messages_met uuid[] := '{}'; moments_met timestamptz[] := '{}'; terms_met int[] := '{}';
  round_cases uuid[]; round_messages uuid[]; round_moments timestamptz[]; round_terms int[];
begin
  if own is null or words = 0 then return; end if;
  if size > words then
    still_open := terms[1];
    for i in 2..words loop still_open := still_open && terms[i]; end loop;
    terms[size] := still_open;
  end if;
  asked := terms;
  -- Nothing was written after the last change of a case, but for clocks that run ahead.
  select search_hour(c.updated_at) + 2 into upper_hour
    from cases c where c.workspace_id = own order by c.updated_at desc, c.id desc limit 1;
  if upper_hour is null then return; end if;

  loop
    before := to_timestamp(upper_hour * 3600);
    if level < 5 then
      -- To where the next level begins, or less if the densest word will have enough by then.
      lower_hour := ((upper_hour - 1) >> (3 * level + 3)) << (3 * level + 3);
      select max(hits[i] / hours[i]::float8) into densest
        from generate_series(1, size) i where is_open[i] and hours[i] > 0;
      if densest is null then
        lower_hour := upper_hour - 1;
      elsif densest > 0 then
        lower_hour := greatest(lower_hour, upper_hour
          - (ceil(least(${ENOUGH} / densest, 1e9) / (1 << (3 * level)))::bigint << (3 * level)));
      end if;
      spans := array(select search_period(own, level, nth)
        from generate_series(lower_hour >> (3 * level), (upper_hour - 1) >> (3 * level)) nth);
    else
      lower_hour := 0;
      spans := array[search_period(own, 5, 0)];
    end if;

    select array_agg(hit.of_case), array_agg(hit.message), array_agg(hit.moment), array_agg(t.nth)
      into round_cases, round_messages, round_moments, round_terms
      from unnest(asked) with ordinality as t(term, nth)
      cross join lateral (
        (select m.case_id as of_case, m.id as message, m.sent_at as moment
          from case_messages m
          where search_vector(m.language, m.body) @@ t.term
          and search_periods(m.workspace_id, m.sent_at) && spans
          and m.workspace_id = own
          and m.sent_at < before
          limit ${MOST_AT_ONCE})
        union all
        (select s.id, null::uuid, s.created_at
          from case_subjects s
          where s.words @@ t.term
          and search_periods(s.workspace_id, s.created_at) && spans
          and s.workspace_id = own
          and s.created_at < before
          limit ${MOST_AT_ONCE})) hit;
    cases_met := cases_met || round_cases;
    messages_met := messages_met || round_messages;
    moments_met := moments_met || round_moments;
    terms_met := terms_met || round_terms;

    still_open := null;
    for i in 1..size loop
      if is_open[i] then
        hits[i] := hits[i] + coalesce(cardinality(array_positions(round_terms, i)), 0);
        hours[i] := hours[i] + upper_hour - lower_hour;
        is_open[i] := hits[i] < case when i > words then ${ENOUGH_OF_ALL} else ${ENOUGH} end;
      end if;
      if is_open[i] then still_open := coalesce(still_open || terms[i], terms[i]); end if;
    end loop;
    exit when still_open is null or level = 5;
    for i in 1..size loop
      -- Whatever holds all words holds each: nobody need ask.
      asked[i] := case
        when is_open[i] then terms[i]
        when true = any(is_open[1:words]) then terms[i] && still_open
      end;
    end loop;
    upper_hour := lower_hour;
    while level < 5 and upper_hour & ((8 << (3 * level)) - 1) = 0 loop
      level := level + 1;
    end loop;
  end loop;

  for i in 1..words loop
    weighed[i] := ln(2 + hours[i] / greatest(hits[i], 0.5));
  end loop;
  return query
    with texts as (
      select met.of_case, met.message, max(met.moment) as moment,
        bit_or(case when met.term > words then (1 << words) - 1 else 1 << (met.term - 1) end) as held
      from unnest(cases_met, messages_met, moments_met, terms_met) met(of_case, message, moment, term)
      group by 1, 2
    ), cases as (
      select texts.of_case, max(texts.moment) as moment, bit_or(texts.held) as held from texts group by 1
    ), weights as materialized (
      select each.held, sum(weighed[nth]) as weight
      from (select held from texts union select held from cases) each
      join generate_series(1, words) nth on each.held & (1 << (nth - 1)) <> 0
      group by 1
    ), ranked as (
      select cases.of_case
      from cases
      join weights using (held)
      order by weights.weight desc, cases.moment desc, cases.of_case desc
      limit ${MOST_CASES}
    )
    select t.of_case, t.message, t.moment, t.held, weighed
    from (
      select texts.*,
        row_number() over (partition by of_case, message is null order by weights.weight desc, texts.moment desc) as nth
      from texts
      join ranked using (of_case)
      join weights using (held)) t
    where t.nth <= 3
    order by t.of_case desc, t.message desc;
end $body$;

revoke execute on function search_case_texts from public;

-- For the function above alone: nobody else acts as the owner but migrations.
create policy searched_by_owner on cases for select to current_user using (true);
create policy searched_by_owner on case_subjects for select to current_user using (true);
create policy searched_by_owner on case_messages for select to current_user using (true);`;

export const DROP_TEXT_SEARCH = `
drop policy searched_by_owner on case_messages;
drop policy searched_by_owner on case_subjects;
drop policy searched_by_owner on cases;
drop function search_case_texts;`;
