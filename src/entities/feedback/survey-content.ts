import type { SafeText } from "../../kernel/firewall/safe-text";
import type { QuestionKind } from "./survey-enums";

/** A text in one language, by BCP 47. */
export interface Worded {
  readonly language: SafeText;
  readonly text: SafeText;
}

export interface SurveyChoice {
  readonly key: SafeText;
  readonly labels: readonly Worded[];
}

export interface SurveyQuestion {
  readonly key: SafeText;
  readonly kind: QuestionKind;
  readonly texts: readonly Worded[];
  readonly isRequired: boolean;
  /** Asked only of those whose score lies between these; null where it does not matter. */
  readonly scoreAtLeast: number | null;
  readonly scoreAtMost: number | null;
  readonly choices: readonly SurveyChoice[];
}

/** All that a survey says. The question for the score comes first; a survey of words alone has none. */
export interface SurveyContent {
  /** What is asked first: for the score, or for the words. */
  readonly question: readonly Worded[];
  readonly lowLabel: readonly Worded[];
  readonly highLabel: readonly Worded[];
  readonly thanks: readonly Worded[];
  readonly followUps: readonly SurveyQuestion[];
}

/** What somebody answered to one of the further questions. */
export interface QuestionAnswer {
  readonly question: SafeText;
  readonly text: SafeText | null;
  readonly choices: readonly SafeText[];
}
