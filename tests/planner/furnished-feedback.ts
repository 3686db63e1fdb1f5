import { answer, invitationsOf, newSurvey, RULES, settle, tokenOf } from "../feedback/survey-desk";
import type { World } from "../support/world";
import type { Furniture } from "./furnished-workspace";
import { make } from "./make";

/** A survey that asked about what was settled and is answered in part, one that is paused, and what nobody asked for. */
export async function makeFeedback(
  redress: World,
  customers: readonly string[],
  cases: readonly string[],
): Promise<Furniture> {
  const { api } = redress;
  await api.data(
    `mutation { changeSurveySettings(input: { intervalDays: 0 }) { settings { intervalDays } } }`,
  );
  const quietHours = { from: "22:00", to: "07:00" };
  const surveys = [
    await newSurvey(api, { rules: { ...RULES, triggers: ["CASE_RESOLVED", "CASE_CLOSED"], quietHours } }),
    await newSurvey(api, { name: "Later", isActive: false }),
  ];
  await settle(redress);
  const invitations = await invitationsOf(api, surveys[0] ?? "");
  for (const [place, { id, state }] of invitations.entries()) {
    if (state !== "SENT" || place % 2 === 1) continue;
    await answer(api, { token: await tokenOf(api, id), score: 4, comment: "The refund was quick, thanks" });
  }
  const answers = (await invitationsOf(api, surveys[0] ?? "")).flatMap((one) => one.answer?.id ?? []);
  const feedback = [
    { kind: "COMPLAINT", text: "The fees are terrible", customerId: customers[0], caseId: cases[0] },
    { kind: "REVIEW", rating: 5, authorName: "Zoe", externalId: { source: "store", id: "r-1" } },
  ].map((given) => make(api, "recordFeedback", "feedback", given));
  return {
    survey: surveys,
    surveyInvitation: invitations.map(({ id }) => id),
    surveyAnswer: answers,
    feedback: await Promise.all(feedback),
  };
}
