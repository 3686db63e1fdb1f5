import { pino } from "pino";
import { Client } from "pg";
import { foldText } from "../../src/kernel/firewall/fold-text";
import type { App } from "../../src/server/app";
import { apiSchema } from "../../src/server/api-schema";
import { logOptions } from "../../src/server/log-options";
import { twoCompanies } from "../gates/tenancy/two-companies";
import { aCharge, aRefund } from "../payments/stripe-objects";
import { apiClient, persistently, type ApiClient, type UserError } from "../support/api-client";
import { stripeEndpoint } from "../support/stripe-endpoint";
import { createTestApp } from "../support/test-app";
import { world, type World } from "../support/world";
import { sampleAt, type Stock } from "./sample-input";
import { TEN_SPELLINGS } from "./spellings";
import { standingCases } from "./standing-cases";
import { TEST_CARDS } from "./test-cards";
import { inputOf, writableTexts, type Fill, type WritableText } from "./writable-texts";

const schema = apiSchema();
const texts = writableTexts(schema);
const mutations = [...new Set(texts.map(({ mutation }) => mutation))];

/** Every test card in ten spellings. */
const SPELLED = TEST_CARDS.flatMap((card) => Object.values(TEN_SPELLINGS).map((spell) => spell(card)));

/** Those that a header may hold; each is sent once. */
const ASCII = SPELLED.filter((card) => /^[\x20-\x7e]+$/.test(card));

const AT_ONCE = 6;

let redress: World;
let app: App;
let url: string;
let stock: Stock;
const lines: string[] = [];

beforeAll(async () => {
  redress = await world();
  const { objects } = (await twoCompanies(redress)).alpha;
  stock = { objects, standing: await standingCases(redress.api, objects["customer"] ?? "") };
  const log = pino(logOptions("trace"), { write: (line: string) => void lines.push(line) });
  app = await createTestApp({ ...redress.platform, log });
  url = await app.http.listen({ host: "127.0.0.1", port: 0 });
});

afterAll(async () => {
  await app.close();
  await redress.close();
});

interface Answer {
  readonly redactions: readonly { readonly field: readonly string[] }[];
  readonly userErrors: readonly UserError[];
  readonly policy?: { readonly id: string } | null;
  readonly results?: readonly Pick<Answer, "redactions" | "userErrors">[];
}

let sent = 0;

const ROWS_AT_A_TIME = 20;

/** The most mutations that one operation may hold. */
const AT_A_TIME = 5;

/** Sends the mutation once with each of these fillings, and with all that it needs besides. */
async function send(
  mutation: string,
  fills: readonly Fill[],
  headers: Record<string, string> = {},
): Promise<readonly (Answer | null)[]> {
  const type = String(schema.getMutationType()?.getFields()[mutation]?.args[0]?.type);
  const results =
    mutation === "upsertTransactions" || mutation === "importFeedback"
      ? "results { redactions { field } userErrors { code } }"
      : "";
  const made = mutation.startsWith("createSlaPolicy") ? "policy { id }" : "";
  const calls = fills.map(
    (_, index) => `answer${index}: ${mutation}(input: $input${index}) {
      redactions { field } userErrors { code field message } ${results} ${made} }`,
  );
  const declared = fills.map((_, index) => `$input${index}: ${type}`);
  const inputs = fills.map((fill, index) => [`input${index}`, inputFor(mutation, fill)] as const);
  const api = apiClient(`${url}/graphql`, redress.workspace.key);
  const { data } = await api.send<Record<string, Answer>>(
    `mutation (${declared.join(", ")}) { ${calls.join("\n")} }`,
    Object.fromEntries(inputs),
    headers,
  );
  const answers = fills.map((_, index) => data?.[`answer${index}`] ?? null);
  await archive(api, answers);
  return answers;
}

/** A workspace has 100 policies at most: each makes room for the next, and what it said stays on record. */
async function archive(api: ApiClient, answers: readonly (Answer | null)[]): Promise<void> {
  const ids = answers.flatMap((answer) => answer?.policy?.id ?? []);
  const calls = ids.map(
    (id, index) => `archive${index}: archiveSlaPolicy(input: { policyId: "${id}" }) { userErrors { code } }`,
  );
  if (calls.length > 0) await persistently(api, `mutation { ${calls.join("\n")} }`, {});
}

function inputFor(mutation: string, fill: Fill): unknown {
  const argument = schema.getMutationType()?.getFields()[mutation]?.args[0];
  if (!argument) throw new Error(`There is no mutation ${mutation} with an input`);
  const call = { mutation, nth: ++sent };
  return inputOf(argument.type, "", (path, type) => sampleAt(stock, call, path, type), fill);
}

/** As many of the spelled cards as there is room for, from one to the next. */
function packs({ form, length }: WritableText): readonly unknown[] {
  if (form === "email") return TEST_CARDS.map((card) => `${card}@staff.example`);
  if (form === "json") return inGroups(SPELLED, KEYS_AT_A_TIME).map(packedAsJson);
  const packed: string[][] = [[]];
  for (const card of SPELLED) {
    const last = packed.at(-1) ?? [];
    if ([...last, card].join(" and ").length <= length) last.push(card);
    else if (card.length <= length) packed.push([card]);
  }
  return packed.map((cards) => cards.join(" and "));
}

const KEYS_AT_A_TIME = 110;

/** Each as a key, a text deep within, and a number if it is one. */
function packedAsJson(cards: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    cards.map((card): [string, unknown] => [card, [card, Number(card) > 0 ? Number(card) : null]]),
  );
}

/** Texts that take no card number for another reason: they are no words, or must be of a known list. */
const UNFIT = [
  "answerSurvey.answers.0.text",
  "answerSurvey.token",
  "applyMacro.language",
  "applyMacroToCases.language",
  "changeBusinessCalendar.hours.holidays.country",
  "changeBusinessCalendar.hours.holidays.region",
  "changeBusinessCalendar.hours.overrides.0.hours.0.closesAt",
  "changeBusinessCalendar.hours.overrides.0.hours.0.opensAt",
  "changeBusinessCalendar.hours.weekly.0.closesAt",
  "changeBusinessCalendar.hours.weekly.0.opensAt",
  "changeCaseView.filter.field.equals.choice",
  "changeCaseView.filter.field.key",
  "changeMacro.shortcut",
  "changeSurvey.rules.quietHours.from",
  "changeSurvey.rules.quietHours.to",
  "createApiKey.permissions.0",
  "createBusinessCalendar.hours.holidays.country",
  "createBusinessCalendar.hours.holidays.region",
  "createBusinessCalendar.hours.overrides.0.hours.0.closesAt",
  "createBusinessCalendar.hours.overrides.0.hours.0.opensAt",
  "createBusinessCalendar.hours.weekly.0.closesAt",
  "createBusinessCalendar.hours.weekly.0.opensAt",
  "createCaseField.key",
  "createCaseView.filter.field.equals.choice",
  "createCaseView.filter.field.key",
  "createCustomer.locale",
  "createCustomer.timeZone",
  "createMacro.shortcut",
  "createSurvey.content.followUps.0.choices.0.key",
  "createSurvey.content.followUps.0.choices.0.labels.0.text",
  "createSurvey.content.followUps.0.key",
  "createSurvey.rules.quietHours.from",
  "createSurvey.rules.quietHours.to",
  "createUpload.contentType",
  "declineSurveys.token",
  "importFeedback.feedback.0.language",
  "importFeedback.feedback.0.url",
  "publishSurvey.content.followUps.0.choices.0.key",
  "publishSurvey.content.followUps.0.choices.0.labels.0.text",
  "publishSurvey.content.followUps.0.key",
  "recordFeedback.language",
  "recordFeedback.url",
  "simulateSlaPolicy.calendar.hours.holidays.country",
  "simulateSlaPolicy.calendar.hours.holidays.region",
  "simulateSlaPolicy.calendar.hours.overrides.0.hours.0.closesAt",
  "simulateSlaPolicy.calendar.hours.overrides.0.hours.0.opensAt",
  "simulateSlaPolicy.calendar.hours.weekly.0.closesAt",
  "simulateSlaPolicy.calendar.hours.weekly.0.opensAt",
  "simulateSlaPolicy.filter.field.equals.choice",
  "simulateSlaPolicy.filter.field.key",
  "updateCustomer.locale",
  "updateCustomer.timeZone",
  "upsertCustomer.locale",
  "upsertCustomer.timeZone",
  "upsertTransaction.method.lastFour",
  "upsertTransactions.transactions.0.method.lastFour",
];

/** As long as the longest least length of any text. */
const LONG_CARDS = TEST_CARDS.filter(({ length }) => length >= 16);

async function outcomeOf(text: WritableText): Promise<string> {
  // Names must differ: they are masked to the same but for the last four digits.
  const card = LONG_CARDS[texts.indexOf(text) % LONG_CARDS.length] ?? "";
  const content = { text: card, json: { [card]: card }, email: `${card}@staff.example` }[text.form];
  const [answer] = await send(text.mutation, [(path) => (path === text.path ? content : undefined)]);
  const told = [answer, ...(answer?.results ?? [])];
  if (told.some((one) => (one?.redactions.length ?? 0) > 0)) return "masked";
  if (told.some((one) => one?.userErrors.some(({ code }) => code === "CARD_DATA_REFUSED"))) return "refused";
  return "unfit";
}

/** Fillings of all these texts at once, until each has held every card. */
function together(some: readonly WritableText[]): readonly Fill[] {
  const contents = new Map(some.flatMap(placesOf));
  const rounds = Math.max(0, ...[...contents.values()].map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => (path) => contents.get(path)?.[round]);
}

const VALUES_AT_A_TIME = 20;

/** What each place is to hold, one after the other: of a policy's lists of texts many places at once. */
function placesOf(text: WritableText): readonly (readonly [path: string, contents: readonly unknown[]])[] {
  const all = packs(text);
  if (!text.mutation.includes("SlaPolicy") || !text.path.endsWith(".0")) return [[text.path, all]];
  return Array.from({ length: VALUES_AT_A_TIME }, (_, place) => [
    text.path.replace(/0$/, String(place)),
    all.filter((_one, index) => index % VALUES_AT_A_TIME === place),
  ]);
}

/** A list of rows takes as many fillings in one call: the second row's texts are those of the second filling. */
function rowsOf(mutation: string, fills: readonly Fill[]): readonly Fill[] {
  if (mutation !== "upsertTransactions") return fills;
  return inGroups(fills, ROWS_AT_A_TIME).map(
    (group) => (path) =>
      group[Number(path.split(".")[1] ?? 0)]?.(path.replace(/^transactions\.\d+/, "transactions.0")),
  );
}

function inGroups<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  const takeTurns = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
}

/** Every row of every table, and every line of the log, as the digits and letters that they hold. */
async function remains(): Promise<readonly string[]> {
  const client = new Client({ connectionString: redress.database.superuserUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${client.escapeIdentifier(name)} t`,
    );
    found.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  await client.end();
  return [...found, ...lines.map((line) => `log ${line}`)];
}

const bare = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]/gu, "");

test("no card number that is sent in any text of the schema is left in the database or the log", async () => {
  const outcomes = new Map<WritableText, string>();
  await inTurns(texts, async (text) => outcomes.set(text, await outcomeOf(text)));
  const of = (outcome: string): readonly WritableText[] =>
    texts.filter((text) => outcomes.get(text) === outcome);
  const calls = mutations.flatMap((mutation) => {
    const masked = of("masked").filter((text) => text.mutation === mutation);
    const refused = of("refused").filter((text) => text.mutation === mutation);
    const fills = [...together(masked), ...refused.flatMap((text) => together([text]))];
    return inGroups(rowsOf(mutation, fills), AT_A_TIME).map((group) => ({ mutation, fills: group }));
  });

  let nth = 0;
  await inTurns(calls, ({ mutation, fills }) => {
    const card = ASCII[nth++];
    return send(mutation, fills, card ? { "x-request-id": card, "idempotency-key": `${nth} ${card}` } : {});
  });
  const left = (await remains()).map(bare);

  expect(
    of("unfit")
      .map(({ mutation, path }) => `${mutation}.${path}`)
      .sort(),
  ).toEqual(UNFIT);
  expect(of("masked").length).toBeGreaterThan(30);
  expect(of("refused").length).toBeGreaterThan(30);
  expect(left.length).toBeGreaterThan(1_000);
  for (const card of TEST_CARDS) expect(left.filter((text) => text.includes(card))).toEqual([]);
}, 180_000);

test("nor one that a provider's event holds, or that a fault of ours speaks of", async () => {
  const endpoint = await stripeEndpoint({ ...redress, url });
  const card = "4000056655665556";
  const event = (id: string, object: object): object => ({
    id,
    object: "event",
    type: `${(object as { object: string }).object}.updated`,
    created: 1_772_442_000,
    livemode: true,
    data: { object },
  });

  const masked = await endpoint.deliver(
    event(
      "evt_1",
      aCharge({ status: "failed", failure_code: `declined ${card}`, outcome: { reason: card } }),
    ),
  );
  const refund = await endpoint.deliver(event("evt_2", aRefund({ reason: card, failure_reason: card })));
  const refused = await endpoint.deliver(event("evt_3", aCharge({ id: card, payment_intent: card })));
  redress.platform.log.error(new Error("outside"));
  const log = pino(logOptions("error"), { write: (line: string) => void lines.push(line) });
  log.error(
    { err: new Error(`no room for ${card}`), number: Number(card), list: [4000, 566, 5566, 5556] },
    card,
  );
  const left = (await remains()).map(bare);

  expect([masked.body.outcome, refund.body.outcome]).toEqual(["APPLIED", "APPLIED"]);
  expect(refused).toMatchObject({ status: 400, body: { error: { code: "CARD_DATA_REFUSED" } } });
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ number: "[card **5556]", msg: "[card **5556]" });
  expect(left.filter((text) => text.includes(card))).toEqual([]);
});

test("what a line of the log says of its request hides no card number", () => {
  const card = "4000056655665556";
  const own = { status: 200, milliseconds: 123_456_789 };
  const log = pino(logOptions("info"), { write: (line: string) => void lines.push(line) });

  log.info(own, "request");
  const left = lines.at(-1);
  log.info({ status: 200, milliseconds: Number(card) }, `"status":200,"milliseconds":${card}`);

  expect(JSON.parse(left ?? "")).toMatchObject(own);
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
    milliseconds: "[card **5556]",
    msg: '"status":200,"milliseconds":[card **5556]',
  });
});
