import { customerClient, newCustomer, openCase } from "../cases/desk";
import { answer, invitationsOf, newSurvey, resolve, RULES, settle, tokenOf } from "../feedback/survey-desk";
import { make } from "../planner/make";
import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

interface Seen {
  readonly id: string;
  readonly [field: string]: unknown;
}

const FIELDS =
  "id kind text rating language sentiment sentimentWords topics judgedBy status statusText customer { id } case { id } followUpCase { id subject priority kind } externalId { source id } answer { score } version";

async function seen(filter: object, api = redress.api): Promise<readonly Seen[]> {
  const { allFeedback } = await api.data<{ allFeedback: { nodes: readonly Seen[] } }>(
    `query ($filter: FeedbackFilter) { allFeedback(first: 100, filter: $filter) { nodes { ${FIELDS} } } }`,
    { filter },
  );
  return allFeedback.nodes;
}

interface Answer {
  readonly feedback: Seen | null;
  readonly created: boolean;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
  readonly redactions: readonly unknown[];
}

async function send(verb: string, input: object): Promise<Answer> {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
  const created = verb === "recordFeedback" ? "created" : "";
  const { answer: told } = await redress.api.data<{ answer: Answer }>(
    `mutation ($input: ${type}!) { answer: ${verb}(input: $input) {
       feedback { ${FIELDS} } ${created} userErrors { code field } redactions { field kind } } }`,
    { input },
  );
  return told;
}

const TEXTS = [
  ["The refund was quick and your agent was very helpful", "en", "POSITIVE", ["quick", "helpful"]],
  ["I am not happy, the app crashed and nobody answered", "en", "NEGATIVE", ["not happy", "crashed"]],
  ["Die Erstattung ist leider nicht gut gelaufen, das war eine Katastrophe", "de", "NEGATIVE", ["nicht gut"]],
  ["Le remboursement était rapide, merci pour votre aide", "fr", "POSITIVE", ["rapide", "merci"]],
  ["La aplicación es muy lenta y no me devuelven el dinero", "es", "NEGATIVE", ["lenta"]],
  ["I paid on the third of the month and that is all", "en", "NEUTRAL", []],
  ["Het is allemaal niet goed en ik heb mijn geld nog niet", "nl", null, []],
  ["xyzzy plugh", null, null, []],
] as const;

test.each(TEXTS)(
  "what the words of %j say is judged by words that are shown",
  async (text, language, sentiment, words) => {
    const { feedback, userErrors } = await send("recordFeedback", { kind: "COMPLAINT", text });

    expect(userErrors).toEqual([]);
    expect(feedback).toMatchObject({ language, sentiment, judgedBy: "EMBEDDED", status: "NEW" });
    expect(feedback?.["sentimentWords"]).toEqual(expect.arrayContaining([...words]));
  },
);

test("feedback belongs to the customer of its case, and card numbers in it are masked", async () => {
  const customerId = await newCustomer(redress.api);
  const { id: caseId } = await openCase(redress.api, customerId);

  const given = await send("recordFeedback", {
    kind: "PRAISE",
    caseId,
    text: "You refunded 4242 4242 4242 4242 in a day. Great!",
    rating: 5,
  });
  const nothing = await send("recordFeedback", { kind: "PRAISE" });
  const solicited = await send("recordFeedback", { kind: "SURVEY", text: "Asked" });
  const [seenByCustomer] = await seen({}, await customerClient(redress, redress.workspace, customerId));

  expect(given.feedback).toMatchObject({
    text: "You refunded [card **4242] in a day. Great!",
    customer: { id: customerId },
    case: { id: caseId },
    sentiment: "POSITIVE",
    sentimentWords: [],
    topics: ["refunds"],
  });
  expect(given.redactions).toEqual([{ field: ["text"], kind: "CARD_NUMBER" }]);
  expect([nothing, solicited].map(({ userErrors: [one] }) => one?.field)).toEqual([["text"], ["kind"]]);
  expect(seenByCustomer).toMatchObject({
    id: given.feedback?.id,
    status: "NEW",
    sentiment: null,
    topics: null,
  });
});

test("what is imported twice is one, even at once, and what is refused leaves the others", async () => {
  const one = (id: string, more: object = {}): object => ({
    kind: "REVIEW",
    rating: 1,
    text: "The fees are terrible",
    externalId: { source: "Store", id },
    ...more,
  });
  const rows = [one("a"), one("b", { customerId: "cust_01m809vsp1fvjabgacdfx81ax2" }), one("c"), one("a")];
  const run = () =>
    redress.api.data<{ importFeedback: { results: readonly Answer[] } }>(
      `mutation ($input: ImportFeedbackInput!) { importFeedback(input: $input) {
         results { created feedback { id sentiment topics externalId { source id } } userErrors { code field } } } }`,
      { input: { feedback: rows } },
    );

  const imports = await Promise.all([run(), run(), run()]);

  const results = imports.flatMap(({ importFeedback }) => importFeedback.results);
  expect(results.filter(({ created }) => created)).toHaveLength(2);
  expect(new Set(results.flatMap(({ feedback }) => feedback?.id ?? [])).size).toBe(2);
  expect(imports[0]?.importFeedback.results[1]?.userErrors).toMatchObject([
    { code: "NOT_FOUND", field: ["customerId"] },
  ]);
  expect(results[0]?.feedback).toMatchObject({
    sentiment: "NEGATIVE",
    topics: ["fees"],
    externalId: { source: "store", id: "a" },
  });
});

test("another judge is believed, and its topics are counted with the others, week by week with examples", async () => {
  redress.clock.advance(70 * 86_400);
  const [from, text] = [redress.clock.now(), "The refund took weeks, terrible"];
  for (const days of [0, 8, 0]) {
    redress.clock.advance(days * 86_400);
    await send("recordFeedback", { kind: "COMPLAINT", text });
  }
  const last = await send("recordFeedback", { kind: "PRAISE", text: "The refund was great" });
  const judged = await send("judgeFeedback", {
    feedbackId: last.feedback?.id,
    topics: ["Loyalty Programme", "refunds"],
    sentiment: "NEGATIVE",
  });
  redress.clock.advance(1);

  const { feedbackThemes } = await redress.api.data<{ feedbackThemes: readonly Record<string, unknown>[] }>(
    `query ($from: DateTime!, $to: DateTime!) { feedbackThemes(from: $from, to: $to) {
       topic count negative weeks { from count negative } examples(first: 2) { id text } } }`,
    { from, to: redress.clock.now() },
  );

  expect(judged.feedback).toMatchObject({ judgedBy: "PROVIDER", sentiment: "NEGATIVE", sentimentWords: [] });
  expect(feedbackThemes.map(({ topic, count, negative }) => [topic, count, negative])).toEqual([
    ["refunds", 4, 4],
    ["speed", 3, 3],
    ["loyalty programme", 1, 1],
  ]);
  const weeks = feedbackThemes[0]?.["weeks"] as readonly { from: string; count: number }[];
  expect(weeks.map(({ count }) => count)).toEqual([1, 3]);
  expect(weeks.every((week) => new Date(week.from).getUTCDay() === 1)).toBe(true);
  expect(feedbackThemes[0]?.["examples"]).toHaveLength(2);
  expect(feedbackThemes[2]?.["examples"]).toEqual([{ id: last.feedback?.id, text: "The refund was great" }]);
});

test("a customer reads what became of its feedback; what was done stays done", async () => {
  const customerId = await newCustomer(redress.api);
  const { feedback } = await send("recordFeedback", {
    kind: "SUGGESTION",
    customerId,
    text: "Show the fees first",
  });
  const feedbackId = feedback?.id;

  const silent = await send("setFeedbackStatus", { feedbackId, status: "DONE" });
  const planned = await send("setFeedbackStatus", { feedbackId, status: "PLANNED" });
  await send("setFeedbackStatus", { feedbackId, status: "DONE", text: "Fees stand above the button now." });
  const undone = await send("setFeedbackStatus", { feedbackId, status: "ACKNOWLEDGED" });
  const stale = await send("setFeedbackStatus", { feedbackId, status: "DONE", expectedVersion: 1 });
  const [read] = await seen({}, await customerClient(redress, redress.workspace, customerId));

  expect(planned.feedback?.["status"]).toBe("PLANNED");
  expect(read).toMatchObject({ status: "DONE", statusText: "Fees stand above the button now." });
  expect([silent, undone, stale].map(({ userErrors: [one] }) => one?.code)).toEqual([
    "BAD_USER_INPUT",
    "ILLEGAL_STATE",
    "VERSION_CONFLICT",
  ]);
});

test("whoever is unhappy is followed up with one case, however the answer changes and however often it is told", async () => {
  const teamId = await make(redress.api, "createTeam", "team", { name: "Recovery" });
  const followUp = { scoreAtMost: 2, teamId, priority: "HIGH" };
  const surveyId = await newSurvey(redress.api, { rules: { ...RULES, changeMinutes: 60, followUp } });
  const customers = await Promise.all([0, 1].map(() => newCustomer(redress.api)));
  for (const id of customers) await resolve(redress.api, (await openCase(redress.api, id)).id);
  await settle(redress);
  const [unhappy = "", happy = ""] = await Promise.all(
    (await invitationsOf(redress.api, surveyId)).map(({ id }) => tokenOf(redress.api, id)),
  );
  const why = { answers: [{ question: "why", text: "The refund took weeks, this is terrible" }] };
  await answer(redress.as(null), { token: unhappy, score: 1, ...why });
  await answer(redress.as(null), { token: happy, score: 5, comment: "Great, thank you" });
  await settle(redress);
  await answer(redress.as(null), { token: unhappy, score: 2 });
  await settle(redress);

  const feedback = await seen({ kinds: ["SURVEY"] });
  const [followed] = feedback.filter(({ sentiment }) => sentiment === "NEGATIVE");
  const opened = followed?.["followUpCase"] as { id: string } | null;
  const { case: shown } = await redress.api.data<{ case: Record<string, unknown> }>(
    `query ($id: ID!) { case(id: $id) { kind priority team { id } customer { id } messages { nodes { body } } } }`,
    { id: opened?.id },
  );

  expect(feedback.map(({ sentiment, topics }) => [sentiment, topics]).toSorted()).toEqual([
    ["NEGATIVE", ["refunds", "speed"]],
    ["POSITIVE", []],
  ]);
  expect(feedback.filter((one) => one["followUpCase"] !== null)).toHaveLength(1);
  expect(shown).toMatchObject({
    kind: "COMPLAINT",
    priority: "HIGH",
    team: { id: teamId },
    messages: { nodes: [{ body: "The refund took weeks, this is terrible" }] },
  });
});
