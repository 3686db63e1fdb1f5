/** A year of a desk, by row numbers alone: the same for the same number of cases. Facts as they would have been counted. */
const CASES = `
insert into cases (workspace_id, id, created_at, updated_at, version, number, subject, kind, priority, priority_rank,
  channel, state, customer_id, tags, attributes, team_id, member_id)
select $1::uuid, md5('case' || n)::uuid, at, at, 5, n, 'Case ' || n, kind, 'NORMAL', 2, channel,
  case when is_open then 'OPEN' else 'RESOLVED' end, md5('case' || n)::uuid, array[tag], '{}', team, member
from bench_cases`;

/** No parameters: what makes a table takes none. */
const drawn = (cases, begin) => `
create unlogged table bench_cases as
select n, '${begin}'::timestamptz + (n::float8 / ${Number(cases)}) * interval '365 days' as at,
  (array['REFUND', 'QUESTION', 'DISPUTE', 'FAILED_PAYMENT', 'DELAYED_PAYMENT', 'PAYOUT', 'COMPLAINT', 'SECURITY'])
    [1 + abs(hashint8extended(n, 1) % 8)] as kind,
  (array['EMAIL', 'CHAT', 'PHONE', 'IN_APP', 'PORTAL', 'API'])[1 + abs(hashint8extended(n, 2) % 6)] as channel,
  md5('team' || abs(hashint8extended(n, 3) % 12))::uuid as team,
  md5('member' || abs(hashint8extended(n, 4) % 200))::uuid as member,
  (array['vip', 'fraud', 'late', 'app', 'web', 'fee'])[1 + abs(hashint8extended(n, 5) % 6)] as tag,
  60000 + abs(hashint8extended(n, 6) % 20000000) as reply_ms,
  600000 + abs(hashint8extended(n, 7) % 400000000) as resolve_ms,
  1 + abs(hashint8extended(n, 8) % 5) as score,
  n > ${Number(cases)} * 0.99 as is_open
from generate_series(1, ${Number(cases)}) n`;

/** Series, when, weight, value and whether it has a bucket; some of cases that are over alone. */
const FACTS = [
  ["OPENED", "at", 1, "null", false, "true"],
  ["BACKLOG", "at", 1, "extract(epoch from at)::bigint", false, "true"],
  [
    "BACKLOG",
    "at + resolve_ms * interval '1 ms'",
    -1,
    "extract(epoch from at)::bigint",
    false,
    "not is_open",
  ],
  ["MESSAGE_IN", "at", 1, "null", false, "true"],
  ["MESSAGE_OUT", "at + reply_ms * interval '1 ms'", 1, "null", false, "true"],
  ["FIRST_RESPONSE", "at + reply_ms * interval '1 ms'", 1, "reply_ms", true, "true"],
  ["RESOLVED", "at + resolve_ms * interval '1 ms'", 1, "null", false, "not is_open"],
  ["FIRST_RESOLUTION", "at + resolve_ms * interval '1 ms'", 1, "resolve_ms", true, "not is_open"],
  ["CSAT", "at + (resolve_ms + 3600000) * interval '1 ms'", 1, "score", false, "not is_open and n % 4 = 0"],
  [
    "CSAT_SATISFIED",
    "at + (resolve_ms + 3600000) * interval '1 ms'",
    1,
    "null",
    false,
    "not is_open and n % 4 = 0 and score > 3",
  ],
];

const facts = ([series, at, weight, value, hasBucket, where], index) => `
insert into metric_facts (workspace_id, id, source_id, series, at, until, weight, value, bucket, case_id, channel, kind,
  priority, team, member, tags)
select $1::uuid, md5('${index} ' || n)::uuid, md5('case' || n)::uuid, '${series}', ${at},
  ${series === "BACKLOG" && weight === 1 ? "case when is_open then '9999-12-31'::timestamptz else at + resolve_ms * interval '1 ms' end" : "null"},
  ${weight}, ${value}, ${hasBucket ? `1 + floor(ln(${value}) / ln(1.02))` : "null"}, md5('case' || n)::uuid, channel, kind, 'NORMAL',
  team, member, array[tag]
from bench_cases where ${where}`;

const WORKSPACE = `
insert into workspaces (id, created_at, updated_at, version, name)
select $1::uuid, now(), now(), 1, 'Bench' on conflict do nothing`;

/** Fills the workspace with cases and what counts of them; sums are to be made of that. */
export async function fill(client, { workspaceId, cases, begin, log }) {
  await client.query("set session_replication_role = replica");
  await client.query("set work_mem = '512MB'");
  await client.query(WORKSPACE, [workspaceId]).catch(() => undefined);
  log(`drawing ${cases} cases`);
  await client.query(drawn(cases, begin));
  await client.query(CASES, [workspaceId]);
  for (const [index, each] of FACTS.entries()) {
    log(`facts: ${each[0]}`);
    await client.query(facts(each, index), [workspaceId]);
  }
  await tidy(client);
}

export async function tidy(client) {
  await client.query("vacuum analyze metric_facts, metric_sums, metric_buckets, cases");
}
