import { makeKey } from "../access/desk";
import { customerClient, newCustomer, openCase } from "../cases/desk";
import {
  answer,
  CONTENT,
  invitationsOf,
  newSurvey,
  resolve,
  RULES,
  settle,
  tokenOf,
} from "../feedback/survey-desk";
import { make } from "../planner/make";
import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

/** Surveys of other tests must not ask, too. */
afterEach(async () => {
  const { surveys } = await redress.api.data<{ surveys: { nodes: readonly { id: string }[] } }>(
    `{ surveys(first: 100) { nodes { id } } }`,
  );
  for (const { id } of surveys.nodes) await change({ surveyId: id, state: "ARCHIVED" });
  await redress.api.data(
    `mutation { changeSurveySettings(input: { intervalDays: 0, timeZone: "UTC" }) { settings { timeZone } } }`,
  );
});

beforeAll(() =>
  redress.api.data(
    `mutation { changeSurveySettings(input: { intervalDays: 0 }) { settings { intervalDays } } }`,
  ),
);

const change = (input: object): Promise<unknown> =>
  redress.api.data(
    `mutation ($input: ChangeSurveyInput!) { changeSurvey(input: $input) { survey { id } userErrors { code } } }`,
    { input },
  );

/** A survey whose only invitation was sent; its token, and who may answer with it. */
async function sent(input: object = {}, customer: object = {}) {
  const surveyId = await newSurvey(redress.api, input);
  const customerId = await make(redress.api, "createCustomer", "customer", { name: "Cleo", ...customer });
  const { id: caseId } = await openCase(redress.api, customerId, { kind: "REFUND" });
  await resolve(redress.api, caseId);
  await settle(redress);
  const [invitation] = await invitationsOf(redress.api, surveyId);
  const invitationId = invitation?.id ?? "";
  return { surveyId, customerId, caseId, invitationId, token: await tokenOf(redress.api, invitationId) };
}

const anonymous = () => redress.as(null);

async function eventsAbout(type: string, surveyId: string): Promise<readonly unknown[]> {
  await settle(redress);
  const { events } = await redress.api.data<{
    events: { nodes: readonly { payload: { surveyId?: string } }[] };
  }>(`query ($types: [String!]) { events(filter: { types: $types }, first: 100) { nodes { payload } } }`, {
    types: [type],
  });
  return events.nodes.map(({ payload }) => payload).filter((payload) => payload.surveyId === surveyId);
}

test("a resolved case is asked about once, and answered by its link without signing in", async () => {
  const { surveyId, customerId, caseId, invitationId, token } = await sent();

  const form = await anonymous().data(
    `query ($token: String!) { surveyByToken(token: $token, language: "de-AT") {
       kind language question thanks leastScore mostScore ended questions { key text choices { key label } } } }`,
    { token },
  );
  const given = await answer(anonymous(), {
    token,
    score: 5,
    answers: [{ question: "liked", choices: ["staff"] }],
  });
  await settle(redress);

  expect(form).toEqual({
    surveyByToken: {
      kind: "CSAT",
      language: "de",
      question: "Wie zufrieden sind Sie?",
      thanks: "Thank you!",
      leastScore: 1,
      mostScore: 5,
      ended: null,
      questions: [
        { key: "why", text: "What went wrong?", choices: [] },
        {
          key: "liked",
          text: "What did you like?",
          choices: [
            { key: "speed", label: "speed" },
            { key: "staff", label: "staff" },
          ],
        },
      ],
    },
  });
  expect(given).toMatchObject({
    form: { score: 5, isComplete: true, answers: [{ question: "liked", text: null, choices: ["staff"] }] },
    userErrors: [],
  });
  expect(await invitationsOf(redress.api, surveyId)).toMatchObject([
    { id: invitationId, state: "ANSWERED", answer: { score: 5, isComplete: true } },
  ]);
  expect(await eventsAbout("survey.invited", surveyId)).toMatchObject([{ invitationId, customerId, caseId }]);
  const [answered] = await eventsAbout("survey.answered", surveyId);
  expect(answered).toMatchObject({
    kind: "CSAT",
    score: 5,
    customerId,
    caseId,
    surveyVersion: 1,
    memberId: null,
    channel: "API",
    answeredAt: redress.clock.now(),
  });
  expect(JSON.stringify(await eventsAbout("survey.*", surveyId))).not.toContain("svl_");
});

test("of a hundred answers at once there is one", async () => {
  const { surveyId, token } = await sent();

  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => answer(anonymous(), { token, score: 3 + (index % 3) })),
  );

  const refused = answers.flatMap(({ userErrors }) => userErrors);
  expect(answers.filter(({ form }) => form !== null)).toHaveLength(1);
  expect(new Set(refused.map(({ code, details }) => `${code} ${String(details["reason"])}`))).toEqual(
    new Set(["ILLEGAL_STATE ANSWERED"]),
  );
  expect(refused).toHaveLength(99);
  expect(await eventsAbout("survey.answered", surveyId)).toHaveLength(1);
});

test("links that are forged, cut short, of another workspace, or none of a survey open nothing", async () => {
  const { token } = await sent();
  const other = await redress.addWorkspace("Another");
  const forged = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
  const [, ids = ""] = token.split("_");
  const swapped = `svl_${ids.slice(26)}${ids.slice(0, 26)}_${token.slice(-43)}`;

  const answers = await Promise.all(
    [forged, swapped, token.slice(0, -5), "", redress.workspace.key].map((given) =>
      anonymous().send(
        `mutation ($input: AnswerSurveyInput!) { answerSurvey(input: $input) { form { score } userErrors { code field } } }`,
        { input: { token: given, score: 5 } },
      ),
    ),
  );
  const foreign = await answer(other.api, { token, score: 5 });

  expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(Array(5).fill("UNAUTHENTICATED"));
  expect(foreign.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["token"] }]);
  expect(foreign.form).toBeNull();
});

test("a link opens its survey, and nothing else of the workspace", async () => {
  const { token, customerId } = await sent();

  const { data, errors } = await anonymous().send<Record<string, unknown>>(
    `query ($token: String!, $id: ID!) {
       surveyByToken(token: $token) { question } customer(id: $id) { name } cases { nodes { subject } }
       surveys { nodes { name } } allFeedback { nodes { text } } }`,
    { token, id: customerId },
  );
  const beside = await anonymous().send(
    `mutation ($input: AnswerSurveyInput!, $case: OpenCaseInput!) {
       answerSurvey(input: $input) { form { score } } openCase(input: $case) { case { id } userErrors { code } } }`,
    { input: { token, score: 5 }, case: { subject: "By the link", kind: "QUESTION" } },
  );

  expect(data).toMatchObject({ surveyByToken: { question: CONTENT.question[0]?.text } });
  expect(errors?.map(({ path, extensions }) => [path?.[0], extensions.code]).toSorted()).toEqual(
    ["allFeedback", "cases", "customer", "surveys"].map((field) => [field, "FORBIDDEN"]),
  );
  expect(beside.errors?.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
  expect(beside.data).toBeNull();
});

test("an answer comes in parts, is changed for a while, and asks what its score asks", async () => {
  const { surveyId, token } = await sent({ rules: { ...RULES, changeMinutes: 10 } });

  const part = await answer(anonymous(), { token, score: 1, isComplete: false });
  const gap = await answer(anonymous(), { token });
  const whole = await answer(anonymous(), { token, answers: [{ question: "why", text: "Too slow" }] });
  redress.clock.advance(9 * 60);
  const better = await answer(anonymous(), { token, score: 4 });
  const notAsked = await answer(anonymous(), { token, answers: [{ question: "why", text: "Still" }] });
  redress.clock.advance(2 * 60);
  const late = await answer(anonymous(), { token, score: 5 });
  await settle(redress);

  expect([part, whole, better].map(({ form }) => [form?.["score"], form?.["isComplete"]])).toEqual([
    [1, false],
    [1, true],
    [4, true],
  ]);
  expect(better.form?.["answers"]).toEqual([]);
  expect(
    [gap, notAsked, late].map(({ userErrors: [one] }) => `${one?.code} ${one?.field?.join(".")}`),
  ).toEqual(["BAD_USER_INPUT answers", "BAD_USER_INPUT answers.0.question", "ILLEGAL_STATE token"]);
  expect(await eventsAbout("survey.answer_changed", surveyId)).toMatchObject([
    { score: 1, isComplete: true },
    { score: 4, isComplete: true },
  ]);
});

test("an answer keeps to its version and its scale, and holds no card number and no hundred kilobytes", async () => {
  const { surveyId, token } = await sent();
  await redress.api.data(
    `mutation ($input: PublishSurveyInput!) { publishSurvey(input: $input) { survey { publishedVersion } } }`,
    { input: { surveyId, content: { ...CONTENT, question: [{ language: "en", text: "New words?" }] } } },
  );

  const off = await Promise.all([0, 6].map((score) => answer(anonymous(), { token, score })));
  const long = await answer(anonymous(), { token, score: 5, comment: "x".repeat(60 * 1024) });
  const longer = await anonymous().send(
    `mutation ($input: AnswerSurveyInput!) { answerSurvey(input: $input) { form { score } } }`,
    { input: { token, score: 5, comment: "x".repeat(100 * 1024) } },
  );
  const given = await answer(anonymous(), { token, score: 5, comment: "My card is 4242 4242 4242 4242" });
  const { survey } = await redress.api.data<{ survey: { answers: { nodes: readonly unknown[] } } }>(
    `query ($id: ID!) { survey(id: $id) { publishedVersion
       answers { nodes { comment surveyVersion { number content { question { text } } } } } } }`,
    { id: surveyId },
  );

  expect([...off, long].map(({ userErrors: [one] }) => `${one?.code} ${one?.field?.join(".")}`)).toEqual([
    "BAD_USER_INPUT score",
    "BAD_USER_INPUT score",
    "BAD_USER_INPUT comment",
  ]);
  expect(longer.errors?.map(({ extensions }) => extensions.code)).toEqual(["LIMIT_EXCEEDED"]);
  expect(given.redactions).toEqual([{ field: ["comment"], kind: "CARD_NUMBER" }]);
  expect(survey).toMatchObject({
    publishedVersion: 2,
    answers: {
      nodes: [
        {
          comment: "My card is [card **4242]",
          surveyVersion: { number: 1, content: { question: CONTENT.question.map(({ text }) => ({ text })) } },
        },
      ],
    },
  });
});

test("a case that is reopened before its time is not asked about, and one that expires is not answered", async () => {
  const surveyId = await newSurvey(redress.api, { rules: { ...RULES, delay: "PT2H", expiryHours: 24 } });
  const [reopened, left] = await Promise.all(
    [0, 1].map(async () => openCase(redress.api, await newCustomer(redress.api))),
  );
  for (const one of [reopened, left]) await resolve(redress.api, one?.id ?? "");
  await settle(redress);
  const planned = await invitationsOf(redress.api, surveyId);
  redress.clock.advance(3_600);
  await redress.api.data(
    `mutation ($input: ReopenCaseInput!) { reopenCase(input: $input) { userErrors { message } } }`,
    { input: { caseId: reopened?.id, reason: "NOT_SOLVED" } },
  );
  await settle(redress);
  const beforeTime = await invitationsOf(redress.api, surveyId);
  redress.clock.advance(3_600);
  await settle(redress);
  const onTime = await invitationsOf(redress.api, surveyId);
  const open = onTime.find(({ state }) => state === "SENT");
  const token = await tokenOf(redress.api, open?.id ?? "");
  redress.clock.advance(24 * 3_600);
  await settle(redress);
  const expired = await invitationsOf(redress.api, surveyId);
  const late = await answer(anonymous(), { token, score: 5 });

  const states = (of: readonly { state: string }[]): readonly string[] =>
    of.map(({ state }) => state).toSorted();
  expect([planned, beforeTime, onTime, expired].map(states)).toEqual([
    ["PLANNED", "PLANNED"],
    ["CANCELLED", "PLANNED"],
    ["CANCELLED", "SENT"],
    ["CANCELLED", "EXPIRED"],
  ]);
  expect(beforeTime.find(({ state }) => state === "CANCELLED")?.cancelReason).toBe("CASE_REOPENED");
  expect(late.userErrors).toMatchObject([{ code: "ILLEGAL_STATE", details: { reason: "EXPIRED" } }]);
  expect(await eventsAbout("survey.invitation_expired", surveyId)).toHaveLength(1);
});

test("nobody is asked in quiet hours of its own zone, or of the workspace's where none is known", async () => {
  const night = await world();
  try {
    const quietHours = { from: "08:30", to: "17:15" };
    const surveyId = await newSurvey(night.api, { rules: { ...RULES, quietHours } });
    for (const timeZone of ["Asia/Kathmandu", "Asia/Tokyo", null]) {
      const customerId = await make(night.api, "createCustomer", "customer", { name: "Cleo", timeZone });
      await resolve(night.api, (await openCase(night.api, customerId)).id);
    }
    await settle(night);

    const planned = await invitationsOf(night.api, surveyId);
    night.clock.advance(2.5 * 3_600);
    await settle(night);
    const later = await invitationsOf(night.api, surveyId);

    expect(planned.map(({ state, askedAt }) => [askedAt.slice(11, 16), state]).toSorted()).toEqual([
      ["09:00", "SENT"],
      ["11:30", "PLANNED"],
      ["17:15", "PLANNED"],
    ]);
    expect(later.map(({ state }) => state).toSorted()).toEqual(["PLANNED", "SENT", "SENT"]);
  } finally {
    await night.close();
  }
});

test("nobody is asked who does not want it, did not agree, is blocked, or was asked a moment ago", async () => {
  const { surveyId, customerId: asked, token } = await sent({ rules: { ...RULES, intervalDays: 30 } });
  const optedOut = await newCustomer(redress.api);
  await redress.api.data(
    `mutation ($input: SetSurveyConsentInput!) { setSurveyConsent(input: $input) { optedOut } }`,
    { input: { customerId: optedOut, optedOut: true } },
  );
  for (const customerId of [asked, optedOut])
    await resolve(redress.api, (await openCase(redress.api, customerId)).id);
  await settle(redress);
  const declined = await anonymous().data(
    `mutation ($input: DeclineSurveysInput!) { declineSurveys(input: $input) { optedOut userErrors { code } } }`,
    { input: { token } },
  );
  redress.clock.advance(40 * 86_400);
  await resolve(redress.api, (await openCase(redress.api, asked)).id);
  await settle(redress);

  expect(await invitationsOf(redress.api, surveyId)).toHaveLength(1);
  expect(declined).toEqual({ declineSurveys: { optedOut: true, userErrors: [] } });
});

test("whoever may not, neither makes surveys nor gets links; no customer reads any of it", async () => {
  const { invitationId } = await sent();
  const { secret } = await makeKey(redress.api, ["survey:read"]);
  const reader = redress.as(secret);
  const customer = await customerClient(redress, redress.workspace, await newCustomer(redress.api));
  const link = `query ($id: ID!) { surveyLink(invitationId: $id) { token } }`;

  const codes = await Promise.all([
    reader.send(link, { id: invitationId }),
    customer.send(link, { id: invitationId }),
    customer.send(`{ surveyInvitations { nodes { id } } }`),
    reader.send(
      `mutation { changeSurveySettings(input: { intervalDays: 3 }) { settings { intervalDays } } }`,
    ),
  ]);

  expect(codes.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(Array(4).fill("FORBIDDEN"));
  expect(await reader.data(`{ surveySettings { intervalDays } }`)).toEqual({
    surveySettings: { intervalDays: 0 },
  });
});

const content = (more: object): object => ({ content: { ...CONTENT, ...more } });
const rules = (more: object): object => ({ rules: { ...RULES, ...more } });
const REFUSED = [
  ["presentation", { kind: "NPS", presentation: "STARS" }],
  ["rules.triggers", rules({ triggers: [] })],
  ["rules.sampleShare", rules({ sampleShare: 1.1 })],
  ["rules.delay", rules({ delay: "P1D" })],
  ["rules.delay", rules({ delay: "PT9999H" })],
  ["rules.timeZone", rules({ timeZone: "Europe/Atlantis" })],
  ["rules.quietHours.to", rules({ quietHours: { from: "09:00", to: "09:00" } })],
  ["rules.followUp.scoreAtMost", rules({ followUp: { scoreAtMost: 6 } })],
  ["rules.delayCalendarId", rules({ delayCalendarId: "cal_01m809vsp1fvjabgacdfx81ax2" })],
  ["content.question", content({ question: [{ language: "de", text: "Nur deutsch" }] })],
  [
    "content.question.1.language",
    content({ question: [0, 1].map(() => ({ language: "en", text: "Twice" })) }),
  ],
  ["content.defaultLanguage", content({ defaultLanguage: "no_language!" })],
  [
    "content.followUps.0.scoreAtLeast",
    content({ followUps: [{ ...CONTENT.followUps[0], scoreAtLeast: 9 }] }),
  ],
  ["content.followUps.0.choices", content({ followUps: [{ ...CONTENT.followUps[1], choices: [] }] })],
  ["content.followUps.1.key", content({ followUps: [CONTENT.followUps[0], CONTENT.followUps[0]] })],
] as const;

test.each(REFUSED)("a survey that cannot be meant is refused at %s (%#)", async (field, more) => {
  const { createSurvey } = await redress.api.data<{ createSurvey: { userErrors: { field: string[] }[] } }>(
    `mutation ($input: CreateSurveyInput!) { createSurvey(input: $input) { userErrors { code field } } }`,
    { input: { name: "Refused", kind: "CSAT", rules: RULES, content: CONTENT, ...more } },
  );

  expect(createSurvey.userErrors.map((error) => error.field.join("."))).toEqual([field]);
});
