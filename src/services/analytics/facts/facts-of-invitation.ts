import { MetricSeries } from "../../../entities/analytics/metric-series";
import { SurveyKind } from "../../../entities/feedback/survey-enums";
import type { Case } from "../../../entities/cases/case.entity";
import type { SurveyAnswer } from "../../../entities/feedback/survey-answer.entity";
import type { SurveyInvitation } from "../../../entities/feedback/survey-invitation.entity";
import type { Uuid } from "../../../kernel/ids";
import { factsFrom, type Fact, type Told } from "./fact";

type Nullable<Row> = { readonly [Property in keyof Row]: Row[Property] | null };

/** What is needed of an invitation, of its answer and of the case that it asks about. */
export interface CountedInvitation
  extends
    Pick<SurveyInvitation, "id" | "sentAt" | "caseId" | "channel">,
    Nullable<Pick<SurveyAnswer, "score" | "answeredAt">>,
    Nullable<Pick<Case, "kind" | "priority" | "tags">> {
  readonly survey: Uuid;
  readonly team: Uuid | null;
  readonly member: Uuid | null;
  readonly answerKind: SurveyKind | null;
}

/** Which further series a score counts in, besides that of its kind. */
const JUDGEMENTS: Partial<
  Readonly<Record<SurveyKind, readonly (readonly [MetricSeries, (score: number) => boolean])[]>>
> = {
  [SurveyKind.CSAT]: [
    [MetricSeries.CSAT_SATISFIED, (score) => score >= 4],
    [MetricSeries.CSAT_LOW, (score) => score <= 2],
  ],
  [SurveyKind.NPS]: [
    [MetricSeries.NPS_PROMOTER, (score) => score >= 9],
    [MetricSeries.NPS_DETRACTOR, (score) => score <= 6],
  ],
};

const SCORES: Partial<Readonly<Record<SurveyKind, MetricSeries>>> = {
  [SurveyKind.CSAT]: MetricSeries.CSAT,
  [SurveyKind.NPS]: MetricSeries.NPS,
  [SurveyKind.CES]: MetricSeries.CES,
};

/** All that counts of an invitation: that it was sent and answered when it was sent, scores when they were given. */
export function factsOfInvitation(invitation: CountedInvitation): readonly Fact[] {
  const { id, sentAt, answeredAt, caseId, channel, kind, priority, tags, team, member, survey } = invitation;
  const told: Told[] = [];
  const asked = sentAt ?? answeredAt;
  if (asked !== null) told.push({ series: MetricSeries.SURVEY_ASKED, at: Date.parse(asked) });
  if (asked !== null && answeredAt !== null)
    told.push({ series: MetricSeries.SURVEY_ANSWERED, at: Date.parse(asked) }, ...toldOfScore(invitation));
  return factsFrom(
    { sourceId: id, caseId, channel, kind, priority, tags: [...(tags ?? [])].sort(), team, member, survey },
    told,
  );
}

function toldOfScore({ answerKind, score, answeredAt }: CountedInvitation): readonly Told[] {
  const series = answerKind && SCORES[answerKind];
  if (!series || score === null || answeredAt === null) return [];
  const at = Date.parse(answeredAt);
  const judged = (JUDGEMENTS[answerKind] ?? []).filter(([, isSo]) => isSo(score));
  return [{ series, at, value: score }, ...judged.map(([further]) => ({ series: further, at }))];
}
