import { Client } from "pg";
import { newUuid, publicId } from "../../src/kernel/ids";
import { counted } from "../analytics/counted";
import { makeKey } from "../access/desk";
import { changed, customerClient, newCustomer, newTeam, openCase } from "../cases/desk";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

let redress: World;
let team: string;
/** By their channels. */
const opened: Record<string, string[]> = { EMAIL: [], CHAT: [] };

beforeAll(async () => {
  redress = await world();
  const { api, workspace, clock } = redress;
  const customer = await newCustomer(api);
  team = await newTeam(redress, workspace, "Refunds");
  for (const channel of ["EMAIL", "EMAIL", "CHAT", "EMAIL"]) {
    const { id } = await openCase(api, customer, { channel, kind: "REFUND" });
    opened[channel]?.push(id);
    await changed(api, "assignCase", { caseId: id, teamId: team });
    clock.advance(600);
    await changed(api, "replyToCase", { caseId: id, body: "We are on it." });
  }
  const [first = ""] = opened["EMAIL"] ?? [];
  await changed(api, "resolveCase", { caseId: first, reason: "SOLVED" });
  await counted(redress);
});

afterAll(() => redress.close());

interface Figure {
  readonly measure: string;
  readonly value: number | null;
  readonly count: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly previous: number | null;
  readonly casesKey: string;
  readonly countedCasesKey: string | null;
}

interface Row {
  readonly values: readonly (string | null)[];
  readonly figures: readonly Figure[];
}

const METRICS = `rows { values figures { measure value count share low previous casesKey countedCasesKey } }`;
const PERIOD = { lastDays: 30 };

async function rowsOf(query: object, api: ApiClient = redress.api): Promise<readonly Row[]> {
  const { metrics } = await api.data<{ metrics: { rows: readonly Row[] } }>(
    `query ($query: MetricQuery!) { metrics(query: $query) { ${METRICS} } }`,
    { query: { period: PERIOD, ...query } },
  );
  return metrics.rows;
}

function valuesOf(rows: readonly Row[]): readonly unknown[] {
  return rows.map(({ values, figures }) => [...values, ...figures.map(({ value }) => value)]);
}

async function casesOf(key: string, page: object = {}): Promise<{ ids: string[]; next: string | null }> {
  const { casesOfFigure } = await redress.api.data<{
    casesOfFigure: {
      nodes: { id: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  }>(
    `query ($key: String!, $first: Int, $after: String) {
       casesOfFigure(key: $key, first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
    { key, ...page },
  );
  const { nodes, pageInfo } = casesOfFigure;
  return { ids: nodes.map(({ id }) => id), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}

test("tells figures apart, compares them, and shows the mix", async () => {
  const rows = await rowsOf({
    measures: ["CASES_OPENED", "BACKLOG", "FIRST_RESPONSE_MEAN", "CASES_RESOLVED"],
    dimensions: ["CHANNEL"],
    compareWithPrevious: true,
  });

  expect(valuesOf(rows)).toEqual([
    ["CHAT", 1, 1, 600, 0],
    ["EMAIL", 3, 2, 600, 1],
  ]);
  expect(rows[1]?.figures[0]).toMatchObject({ share: 0.75, previous: 0, count: 3 });
});

test("calls what it tells apart by its name, for those who may read it, in one look for all rows", async () => {
  const query = { measures: ["CASES_OPENED"], dimensions: ["TEAM", "CHANNEL"], period: PERIOD };
  const labelsOf = async (api: ApiClient, asked: object): Promise<readonly unknown[]> => {
    const { metrics } = await api.data<{ metrics: { rows: readonly { labels: unknown }[] } }>(
      `query ($query: MetricQuery!) { metrics(query: $query) { rows { labels } } }`,
      { query: asked },
    );
    return metrics.rows.map(({ labels }) => labels);
  };
  const figuresOnly = redress.as((await makeKey(redress.api, ["metric:read"])).secret);

  redress.statements.length = 0;
  const named = await labelsOf(redress.api, query);
  const looks = redress.statements.filter((text) => /from teams /.test(text));
  const steps = await labelsOf(redress.api, { ...query, step: "DAY", dimensions: ["MEMBER", "TEAM"] });

  expect(named).toEqual([
    ["Refunds", "CHAT"],
    ["Refunds", "EMAIL"],
  ]);
  expect(looks).toHaveLength(1);
  expect(steps).toContainEqual(["", "Refunds"]);
  expect(await labelsOf(figuresOnly, query)).toEqual([
    [team, "CHAT"],
    [team, "EMAIL"],
  ]);
});

test("leads from every figure to its cases, page by page", async () => {
  const [row] = await rowsOf({
    measures: ["CASES_OPENED", "REOPEN_RATE", "BACKLOG", "MESSAGES_SENT"],
    filter: { channels: ["EMAIL"], teamIds: [team] },
  });
  const [all, rate, backlog, sent] = row?.figures ?? [];

  const first = await casesOf(sent?.casesKey ?? "", { first: 2 });
  const second = await casesOf(sent?.casesKey ?? "", { first: 2, after: first.next });

  expect(all).toMatchObject({ value: 3 });
  expect(new Set([...first.ids, ...second.ids])).toEqual(new Set(opened["EMAIL"]));
  expect(first.ids).toHaveLength(2);
  expect(second).toMatchObject({ next: null });
  expect((await casesOf(backlog?.casesKey ?? "")).ids).toEqual(opened["EMAIL"]?.slice(1));
  expect((await casesOf(rate?.casesKey ?? "")).ids).toEqual(opened["EMAIL"]?.slice(0, 1));
  expect((await casesOf(rate?.countedCasesKey ?? "")).ids).toEqual([]);
});

test("hours that the period before does not have are compared with nothing", async () => {
  const compare = async (from: string, to: string, step: string): Promise<readonly unknown[]> => {
    const period = { from: `${from}:00:00.000Z`, to: `${to}:00:00.000Z` };
    const asked = { measures: ["CASES_OPENED"], period, step, timeZone: "Europe/Berlin" };
    const rows = await rowsOf({ ...asked, compareWithPrevious: true });
    return rows.map(({ figures: [one] }) => one?.previous);
  };

  const long = await compare("2025-10-25T22", "2025-10-26T23", "HOUR");
  const short = await compare("2025-03-29T23", "2025-03-30T22", "HOUR");
  const friday = await compare("2026-01-15T23", "2026-01-16T23", "HOUR_OF_WEEK");
  const days = await compare("2025-10-25T22", "2025-10-27T23", "DAY");

  expect(long).toEqual([...Array<number>(24).fill(0), null]);
  expect(short).toEqual(Array(23).fill(0));
  expect(new Set(friday)).toEqual(new Set([null]));
  expect(days).toEqual([0, 0]);
});

test("a correction changes the past", async () => {
  const [id = ""] = opened["CHAT"] ?? [];
  const before = await rowsOf({ measures: ["CASES_OPENED"], dimensions: ["KIND"] });

  await changed(redress.api, "changeCase", { caseId: id, kind: "DISPUTE" });
  await counted(redress);

  expect(valuesOf(before)).toEqual([["REFUND", 4]]);
  expect(valuesOf(await rowsOf({ measures: ["CASES_OPENED"], dimensions: ["KIND"] }))).toEqual([
    ["DISPUTE", 1],
    ["REFUND", 3],
  ]);
});

test("what went wrong with the sums is found, and mended by counting anew", async () => {
  const check = async (): Promise<unknown> =>
    (
      await redress.api.data<{ metricsCheck: object }>(
        `{ metricsCheck { differentRows staleSources sources } }`,
      )
    ).metricsCheck;
  expect(await check()).toEqual({ differentRows: 0, staleSources: 0, sources: 4 });
  await damage("update metric_buckets set count = count + 1 where grain = '8W'");
  const misled = await check();
  await damage("delete from metric_facts where series = 'OPENED' and channel = 'CHAT'");
  const damaged = await check();

  let after: string | null = null;
  do {
    const { recountMetrics }: { recountMetrics: { next: string | null } } = await redress.api.data(
      `mutation ($after: String) { recountMetrics(input: { after: $after }) { counted next userErrors { code } } }`,
      { after },
    );
    after = recountMetrics.next;
  } while (after !== null);

  expect(misled).toMatchObject({ staleSources: 0 });
  expect(misled).not.toMatchObject({ differentRows: 0 });
  expect(damaged).toMatchObject({ staleSources: 1 });
  expect(damaged).not.toMatchObject({ differentRows: 0 });
  expect(await check()).toEqual({ differentRows: 0, staleSources: 0, sources: 4 });
});

async function damage(statement: string): Promise<void> {
  const client = new Client({ connectionString: redress.database.superuserUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

test("a wall board takes one look at the database", async () => {
  const queries = [
    { measures: ["CASES_OPENED", "CASES_RESOLVED"], dimensions: ["CHANNEL"], step: "DAY", period: PERIOD },
    { measures: ["BACKLOG", "BACKLOG_AGE"], dimensions: ["TEAM"], period: PERIOD },
    { measures: ["FIRST_RESPONSE_P90"], dimensions: ["KIND", "CHANNEL"], period: PERIOD },
    { measures: ["CASES_OPENED"], step: "HOUR_OF_WEEK", period: PERIOD, timeZone: "Asia/Kolkata" },
  ];
  const document = `query ($queries: [MetricQuery!]!) { metricsBoard(queries: $queries) { ${METRICS} } }`;
  await redress.api.data(document, { queries });
  redress.statements.length = 0;

  const { metricsBoard } = await redress.api.data<{ metricsBoard: { rows: readonly Row[] }[] }>(document, {
    queries,
  });

  expect(metricsBoard.map(({ rows }) => rows.length)).toEqual([60, 1, 2, 168]);
  expect(redress.statements.filter((text) => /metric_/.test(text))).toHaveLength(1);
});

const REFUSALS: readonly (readonly [name: string, query: object, field: readonly string[], code: string])[] =
  [
    ["ten years of minutes", { step: "MINUTE", period: { lastDays: 3_650 } }, ["step"], "LIMIT_EXCEEDED"],
    [
      "a reversed period",
      { period: { from: "2026-01-02", to: "2026-01-01" } },
      ["period", "to"],
      "BAD_USER_INPUT",
    ],
    ["no end", { period: { from: "2026-01-02" } }, ["period", "to"], "BAD_USER_INPUT"],
    [
      "two ways to tell a period",
      { period: { ...PERIOD, to: "2026-01-02" } },
      ["period", "lastDays"],
      "BAD_USER_INPUT",
    ],
    [
      "eleven years",
      { period: { from: "2014-01-01", to: "2026-01-01" } },
      ["period", "to"],
      "LIMIT_EXCEEDED",
    ],
    ["an unknown zone", { timeZone: "Mars/Olympus" }, ["timeZone"], "BAD_USER_INPUT"],
    ["no measure", { measures: [] }, ["measures"], "BAD_USER_INPUT"],
    ["a measure twice", { measures: ["NPS", "NPS"] }, ["measures"], "BAD_USER_INPUT"],
    ["currencies mixed", { measures: ["CAPTURED_AMOUNT"] }, ["filter", "currencies"], "BAD_USER_INPUT"],
    ["an unfit dimension", { dimensions: ["DECLINE_CODE"] }, ["dimensions"], "BAD_USER_INPUT"],
    ["an unfit filter", { filter: { providers: ["stripe"] } }, ["filter"], "BAD_USER_INPUT"],
    [
      "a stock by hours of the week",
      { measures: ["BACKLOG"], step: "HOUR_OF_WEEK" },
      ["step"],
      "BAD_USER_INPUT",
    ],
  ];

test.each(REFUSALS)("refuses %s, naming the field", async (_name, given, field, code) => {
  const query = { measures: ["CASES_OPENED"], period: PERIOD, ...given };
  const { period } = query;
  const whole = {
    ...query,
    period: Object.fromEntries(
      Object.entries(period as Readonly<Record<string, unknown>>).map(([name, value]) => [
        name,
        typeof value === "string" ? `${value}T00:00:00.000Z` : value,
      ]),
    ),
  };

  const { errors } = await redress.api.send(
    `query ($query: MetricQuery!) { metrics(query: $query) { ${METRICS} } }`,
    { query: whole },
  );

  expect(errors?.[0]?.extensions).toMatchObject({ code, field: ["query", ...field] });
});

test("an unknown measure, and what is no key, are refused", async () => {
  const unknown = await redress.api.send(
    `{ metrics(query: { measures: [MOOD], period: { lastDays: 1 } }) { from } }`,
  );
  const inherited = ["constructor", "toString", "__proto__"].flatMap((name) => [
    [1, ["OPENED"], 0, 2e12, false, [[name, ["x"]]], null],
    [1, [name], 0, 2e12, false, [], null],
  ]);
  const forged = await Promise.all(
    [[], ...inherited].map((parts) =>
      redress.api.send(`query ($key: String!) { casesOfFigure(key: $key) { nodes { id } } }`, {
        key: Buffer.from(JSON.stringify(parts)).toString("base64url"),
      }),
    ),
  );

  expect(unknown.errors?.[0]?.message).toContain("MOOD");
  for (const { errors } of forged)
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", field: ["key"] });
});

test("a figure of many values leads to its cases, too, and what is too much is refused before", async () => {
  const some = (prefix: string) => Array.from({ length: 49 }, () => publicId(prefix, newUuid()));
  const teamIds = [...some("team"), team];
  const tags = (length: number) =>
    Array.from({ length: 50 }, (_, index) => `${index}${"\u0001".repeat(length)}`);
  const filters = [{ teamIds }, { teamIds, memberIds: some("mem"), tags: tags(20) }];
  const document = `query ($query: MetricQuery!) { metrics(query: $query) { ${METRICS} } }`;
  const query = { measures: ["CASES_OPENED"], period: PERIOD, filter: { teamIds, tags: tags(98) } };

  const [many, more] = await Promise.all(
    filters.map((filter) => rowsOf({ measures: ["CASES_OPENED"], filter })),
  );
  const { errors } = await redress.api.send(document, { query });

  expect((await casesOf(many?.[0]?.figures[0]?.casesKey ?? "")).ids).toHaveLength(4);
  expect((await casesOf(more?.[0]?.figures[0]?.casesKey ?? "")).ids).toEqual([]);
  expect(errors?.[0]?.extensions).toMatchObject({ code: "LIMIT_EXCEEDED", field: ["query", "filter"] });
});

test("neither another workspace nor a customer learns anything", async () => {
  const [row] = await rowsOf({ measures: ["CASES_OPENED"] });
  const key = row?.figures[0]?.casesKey;
  const stranger = await redress.addWorkspace("Beta");
  const agent = await makeKey(redress.api, ["case:read"]);
  const customer = await customerClient(redress, redress.workspace, await newCustomer(redress.api));
  const document = `query ($key: String!, $query: MetricQuery!) {
    casesOfFigure(key: $key) { nodes { id } }
    metrics(query: $query) { rows { figures { value } } } }`;
  const variables = { key, query: { measures: ["CASES_OPENED"], period: PERIOD } };

  const theirs = await stranger.api.data(document, variables);
  const refused = await Promise.all(
    [redress.as(agent.secret), customer].map((api) => api.send(document, variables)),
  );

  expect(theirs).toEqual({
    casesOfFigure: { nodes: [] },
    metrics: { rows: [{ figures: [{ value: 0 }] }] },
  });
  for (const { errors } of refused)
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN", "FORBIDDEN"]);
});
