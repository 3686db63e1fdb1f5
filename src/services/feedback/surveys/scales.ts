import { SurveyKind, SurveyPresentation } from "../../../entities/feedback/survey-enums";
import { InvalidError } from "../../../kernel/errors";

interface Scale {
  readonly least: number;
  readonly most: number;
}

/** The scores of each kind; words alone have none. */
export const SCALES: Readonly<Record<SurveyKind, Scale | null>> = {
  CSAT: { least: 1, most: 5 },
  NPS: { least: 0, most: 10 },
  CES: { least: 1, most: 7 },
  TEXT: null,
};

/** Refuses a score that is off the scale, or that the survey does not offer. */
export function knownScore(
  kind: SurveyKind,
  presentation: SurveyPresentation,
  score: number | null,
  field: readonly string[],
): number | null {
  const scale = SCALES[kind];
  if (scale === null) {
    if (score !== null) throw new InvalidError(field, "This survey asks for words, not for a score.");
    return null;
  }
  const { least, most } = scale;
  if (score === null) throw new InvalidError(field, `Give a score of ${least} to ${most}.`);
  if (score < least || score > most)
    throw new InvalidError(field, `The scale of this survey goes from ${least} to ${most}.`);
  if (presentation === SurveyPresentation.THUMBS && score !== least && score !== most)
    throw new InvalidError(field, `A thumb is up or down: give ${most} or ${least}.`);
  return score;
}

/** Smileys, stars and thumbs stand for the five steps of satisfaction. */
export function refuseUnfitPresentation(kind: SurveyKind, presentation: SurveyPresentation): void {
  if (presentation !== SurveyPresentation.NUMBERS && kind !== SurveyKind.CSAT)
    throw new InvalidError("presentation", "Only CSAT is shown with smileys, stars or thumbs.");
}
