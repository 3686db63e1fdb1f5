import { COMMON_LANGUAGES, CONFIGURATIONS, plain } from "./languages";

type Language = keyof typeof CONFIGURATIONS;

const LANGUAGES = Object.keys(CONFIGURATIONS) as Language[];

/** Parts of compounds and of references are words of their own: `ORD-4711` is found by `4711`. */
const parted = (text: string): string => `translate(${text}, '-_/#', '    ')`;

const stemmed = (language: Language): string =>
  `to_tsvector('pg_catalog.${CONFIGURATIONS[language]}'::regconfig, ${parted("body")})`;

const BRANCHES = LANGUAGES.map((language) => `when '${language}' then ${stemmed(language)}`);
const STEMS = LANGUAGES.map(
  (language) => `(ts_lexize('pg_catalog.${CONFIGURATIONS[language]}_stem', w.word))`,
);

/**
 * What texts are found by. All but the last are used by indexes, and so depend on nothing but their arguments.
 *
 * - `search_plain`: stems without accents.
 * - `search_vector`: the stems of a text in its language. Accents go last, as stemming needs them.
 * - `search_hour`: hours since 1970.
 * - `search_period`: a number for a span of 8^level hours in a workspace. That two of them may have the same by
 *   chance does no harm, as whoever reads by it names the workspace as well.
 * - `search_periods`: all the spans that hold a moment, and the workspace itself as level 5.
 * - `search_terms`: for each word of a query its stems in any language. Words that mean nothing by themselves
 *   are left out, unless there are no others; 12 words are taken.
 */
export const WORD_FUNCTIONS = `
create function search_plain(stems tsvector, is_ascii boolean) returns tsvector
  language sql immutable parallel safe
  return case when is_ascii then stems else ${plain("stems::text")}::tsvector end;

create function search_vector(language text, body text) returns tsvector
  language sql immutable parallel safe
  return search_plain(strip(
    case language
      ${BRANCHES.join("\n      ")}
      else ${COMMON_LANGUAGES.map(stemmed).join("\n        || ")}
    end), octet_length(body) = length(body));

create function search_hour(moment timestamptz) returns bigint
  language sql immutable parallel safe
  return floor(date_part('epoch', moment at time zone 'UTC') / 3600)::bigint;

create function search_period(workspace uuid, level int, nth bigint) returns bigint
  language sql immutable parallel safe
  return uuid_hash_extended(workspace, (level::bigint << 40) + nth);

create function search_periods(workspace uuid, moment timestamptz) returns bigint[]
  language sql immutable parallel safe
  return array[
    search_period(workspace, 0, search_hour(moment)),
    search_period(workspace, 1, search_hour(moment) >> 3),
    search_period(workspace, 2, search_hour(moment) >> 6),
    search_period(workspace, 3, search_hour(moment) >> 9),
    search_period(workspace, 4, search_hour(moment) >> 12),
    search_period(workspace, 5, 0)];

create function search_terms(query text) returns tsquery[]
  language sql stable parallel safe
  begin atomic
    with words as (
      select min(t.at) as at, t.tokid in (1, 2) as is_stemmed, lower(t.token) as word
      from ts_parse('default', ${parted("query")}) with ordinality as t(tokid, token, at)
      where t.tokid not in (12, 13, 14, 18)
      group by 2, 3
    ), stems as (
      select w.at, s.stems
      from words w
      cross join lateral (values ${STEMS.join(", ")}) s(stems)
      where w.is_stemmed
      union all
      select w.at, array[w.word] from words w where not w.is_stemmed
    ), terms as (
      select
        s.at,
        bool_or(cardinality(s.stems) = 0) as means_nothing,
        string_agg(distinct lexeme, ' | ') filter (where lexeme is not null) as lexemes
      from stems s
      left join lateral (
        select '''' || replace(replace(${plain("stem")}, '\\', '\\\\'), '''', '''''') || '''' as lexeme
        from unnest(s.stems) stem) l on true
      group by s.at
    ), kept as (
      select t.at, t.lexemes::tsquery as term
      from (select *, bool_and(means_nothing) over () as is_all_nothing from terms) t
      where t.lexemes is not null
      and (t.is_all_nothing or not t.means_nothing)
      order by t.at
      limit 12
    )
    select coalesce(array_agg(k.term order by k.at), '{}') from kept k;
  end;`;

export const DROP_WORD_FUNCTIONS = `
drop function search_terms, search_periods, search_period, search_hour, search_vector, search_plain`;
