import { Sequencer } from "../../src/server/events/sequencer";
import { runAsSystem } from "../../src/server/run-as-system";
import { followUpDetractors } from "../../src/services/feedback/answers/follow-up-detractors";
import { inviteByEvents } from "../../src/services/feedback/invitations/invite-by-events";
import { WORKING_OFF_INVITATIONS } from "../../src/services/feedback/invitations/work-off-invitations";
import { reactNext } from "../../src/services/log/react-next";
import { make } from "../planner/make";
import { persistently, type ApiClient } from "../support/api-client";
import type { World } from "../support/world";

export const RULES = { triggers: ["CASE_RESOLVED"], intervalDays: 0, changeMinutes: 0 };

export const CONTENT = {
  defaultLanguage: "en",
  question: [
    { language: "en", text: "How satisfied are you?" },
    { language: "de", text: "Wie zufrieden sind Sie?" },
  ],
  lowLabel: [{ language: "en", text: "Not at all" }],
  highLabel: [{ language: "en", text: "Very" }],
  thanks: [{ language: "en", text: "Thank you!" }],
  followUps: [
    {
      key: "why",
      kind: "TEXT",
      texts: [{ language: "en", text: "What went wrong?" }],
      isRequired: true,
      scoreAtMost: 2,
    },
    {
      key: "liked",
      kind: "CHOICES",
      texts: [{ language: "en", text: "What did you like?" }],
      scoreAtLeast: 4,
      choices: ["speed", "staff"].map((key) => ({ key, labels: [{ language: "en", text: key }] })),
    },
  ],
};

/** A survey that asks everybody whose case is resolved, at once, unless told. */
export function newSurvey(api: ApiClient, input: object = {}): Promise<string> {
  return make(api, "createSurvey", "survey", {
    name: "After a case",
    kind: "CSAT",
    isActive: true,
    rules: RULES,
    content: CONTENT,
    ...input,
  });
}

/** Lets everything happen that follows from what was done so far, by the world's clock. */
export async function settle({ platform, workspace }: Pick<World, "platform" | "workspace">): Promise<void> {
  await new Sequencer(platform).moveAll();
  for (const reaction of [inviteByEvents, followUpDetractors])
    for (let left = "more"; left === "more";)
      ({ left } = await runAsSystem(platform, workspace.id, reactNext(reaction), null));
  for (let done = 1; done > 0;)
    ({ done } = await runAsSystem(platform, workspace.id, WORKING_OFF_INVITATIONS.operation, { limit: 100 }));
  await new Sequencer(platform).moveAll();
}

export interface Invitation {
  readonly id: string;
  readonly state: string;
  readonly cancelReason: string | null;
  readonly askedAt: string;
  readonly answer: { readonly id: string; readonly score: number; readonly isComplete: boolean } | null;
}

/** Those of one survey, the oldest first. */
export async function invitationsOf(api: ApiClient, surveyId: string): Promise<readonly Invitation[]> {
  const { surveyInvitations } = await api.data<{ surveyInvitations: { nodes: readonly Invitation[] } }>(
    `query ($filter: SurveyInvitationFilter) { surveyInvitations(first: 100, filter: $filter) {
       nodes { id state cancelReason askedAt answer { id score isComplete } } } }`,
    { filter: { surveyId } },
  );
  return surveyInvitations.nodes.toReversed();
}

/** The token of an invitation that was sent. */
export async function tokenOf(api: ApiClient, invitationId: string): Promise<string> {
  const { surveyLink } = await api.data<{ surveyLink: { token: string } | null }>(
    `query ($id: ID!) { surveyLink(invitationId: $id) { token expiresAt } }`,
    { id: invitationId },
  );
  return surveyLink?.token ?? "";
}

export async function resolve(api: ApiClient, caseId: string, reason = "SOLVED"): Promise<void> {
  const { answer } = await api.data<{ answer: { userErrors: readonly unknown[] } }>(
    `mutation ($input: ResolveCaseInput!) { answer: resolveCase(input: $input) { userErrors { message } } }`,
    { input: { caseId, reason } },
  );
  if (answer.userErrors.length > 0) throw new Error(JSON.stringify(answer.userErrors));
}

export interface Refused {
  readonly code: string;
  readonly field: readonly string[] | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Answered {
  readonly form: Readonly<Record<string, unknown>> | null;
  readonly userErrors: readonly Refused[];
  readonly redactions: readonly unknown[];
}

/** Answers with a link alone, and again when told that it may help. */
export async function answer(api: ApiClient, input: object): Promise<Answered> {
  const { answerSurvey } = await persistently<{ answerSurvey: Answered }>(
    api,
    `mutation ($input: AnswerSurveyInput!) { answerSurvey(input: $input) {
       form { score isComplete comment thanks ended language answers { question text choices } }
       userErrors { code field details } redactions { field kind } } }`,
    { input },
  );
  return answerSurvey;
}
