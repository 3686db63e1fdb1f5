import { answer, invitationsOf, newSurvey, resolve, RULES, settle, tokenOf } from "../feedback/survey-desk";
import type { World } from "../support/world";
import type { Furniture } from "./furnished-workspace";
import { make } from "./make";

const EVERYTHING = [
  "CASE_RESOLVED",
  "CASE_CLOSED",
  "TRANSACTION_COMPLETED",
  "TRANSACTION_FAILED",
  "TRANSACTION_REFUNDED",
];

/** Answers, by turns: what was good, and what was not. */
const ANSWERS = [
  { score: 4, comment: "The refund was quick, thanks", answers: [{ question: "liked", choices: ["staff"] }] },
  { score: 1, answers: [{ question: "why", text: "It took weeks" }] },
];

/** Surveys that asked about what was settled, with answers to some of it, and what nobody asked for. */
export async function makeFeedback(redress: World, known: Furniture): Promise<Furniture> {
  const { api } = redress;
  const [customerId, teamId, memberId] = [known["customer"]?.[0], known["team"]?.[0], known["member"]?.[0]];
  await api.data(
    `mutation { changeSurveySettings(input: { intervalDays: 0 }) { settings { intervalDays } } }`,
  );
  const rules = {
    ...RULES,
    triggers: EVERYTHING,
    quietHours: { from: "22:00", to: "07:00" },
    timeZone: "Europe/Berlin",
    delayCalendarId: known["businessCalendar"]?.[0],
    followUp: { scoreAtMost: 2, teamId, priority: "HIGH" },
  };
  const surveys = [
    await newSurvey(api, { rules }),
    await newSurvey(api, { name: "Later", isActive: false, rules }),
  ];
  const ofMember = { customerId, memberId, teamId, kind: "REFUND", subject: "Settled by somebody" };
  await resolve(api, await make(api, "openCase", "case", ofMember));
  await settle(redress);
  const asked = await invitationsOf(api, surveys[0] ?? "");
  const [cancelled, ...sent] = asked.filter(({ state }) => state === "SENT");
  await make(api, "cancelSurveyInvitation", "invitation", { invitationId: cancelled?.id });
  const tokens = await Promise.all(sent.slice(0, 2).map(({ id }) => tokenOf(api, id)));
  for (const [place, token] of tokens.entries()) await answer(api, { token, ...ANSWERS[place] });
  await settle(redress);
  const answered = await invitationsOf(api, surveys[0] ?? "");
  return {
    survey: surveys,
    surveyInvitation: asked.map(({ id }) => id),
    surveyAnswer: answered.flatMap((one) => one.answer?.id ?? []),
    surveyToken: tokens,
    feedback: [...new Set([...(await makeUnasked(redress, known)), ...(await feedbackOf(api))])],
  };
}

/** What comes with answers is among it. */
async function feedbackOf(api: World["api"]): Promise<readonly string[]> {
  const { allFeedback: all } = await api.data<{
    allFeedback: { nodes: readonly { readonly id: string }[] };
  }>("{ allFeedback(first: 100) { nodes { id } } }");
  return all.nodes.map(({ id }) => id);
}

async function makeUnasked({ api }: World, known: Furniture): Promise<readonly string[]> {
  const about = {
    customerId: known["customer"]?.[0],
    caseId: known["case"]?.[0],
    transactionId: known["transaction"]?.[0],
    memberId: known["member"]?.[0],
  };
  const complaint = await make(api, "recordFeedback", "feedback", {
    ...about,
    kind: "COMPLAINT",
    text: "The fees are terrible",
  });
  const praise = await make(api, "recordFeedback", "feedback", {
    customerId: known["customer"]?.[1],
    caseId: known["case"]?.[1],
    transactionId: known["transaction"]?.[2],
    memberId: known["member"]?.[1],
    kind: "PRAISE",
    channel: "EMAIL",
    text: "Very kind people",
  });
  const review = await make(api, "recordFeedback", "feedback", {
    kind: "REVIEW",
    rating: 5,
    authorName: "Zoe",
    url: "https://store.example/reviews/1",
    externalId: { source: "store", id: "r-1" },
  });
  await make(api, "setFeedbackStatus", "feedback", {
    feedbackId: complaint,
    status: "DONE",
    text: "They are half as high now.",
  });
  return [complaint, praise, review];
}
