import type {
  QuestionAnswer,
  SurveyContent,
  SurveyQuestion,
} from "../../../entities/feedback/survey-content";
import { QuestionKind } from "../../../entities/feedback/survey-enums";
import { InvalidError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";

/** What somebody answers to one question, as it is given. */
export interface GivenAnswer {
  readonly question: SafeText;
  readonly text?: SafeText | null;
  readonly choices?: readonly SafeText[] | null;
}

/** The questions that are asked of whoever gave this score. */
export function questionsFor(
  { followUps }: Pick<SurveyContent, "followUps">,
  score: number | null,
): readonly SurveyQuestion[] {
  return followUps.filter(
    ({ scoreAtLeast, scoreAtMost }) =>
      (scoreAtLeast === null || (score !== null && score >= scoreAtLeast)) &&
      (scoreAtMost === null || (score !== null && score <= scoreAtMost)),
  );
}

/** What was answered before and now: of what is asked at this score, each question's last answer. */
export function mergedAnswers(
  questions: readonly SurveyQuestion[],
  before: readonly QuestionAnswer[],
  given: readonly GivenAnswer[],
): readonly QuestionAnswer[] {
  const now = given.map((answer, place) => knownAnswer(questions, answer, ["answers", String(place)]));
  const last = new Map([...before, ...now].map((answer) => [answer.question, answer]));
  // Another score asks other questions: what was answered to those that are not asked any more is not kept.
  return questions.flatMap(({ key }) => last.get(key) ?? []);
}

/** Refuses an answer as complete that leaves out what it must not. */
export function refuseGaps(questions: readonly SurveyQuestion[], answers: readonly QuestionAnswer[]): void {
  const missing = questions.find(
    ({ key, isRequired }) => isRequired && !answers.some(({ question }) => question === key),
  );
  if (missing) throw new InvalidError("answers", `The question "${missing.key}" must be answered.`);
}

function knownAnswer(
  questions: readonly SurveyQuestion[],
  { question: key, text = null, choices }: GivenAnswer,
  path: readonly string[],
): QuestionAnswer {
  const question = questions.find((one) => one.key === key);
  if (!question)
    throw new InvalidError([...path, "question"], "This is not asked, or not of whoever gave this score.");
  const chosen = choices ?? [];
  if (question.kind === QuestionKind.TEXT) {
    if (text === null || chosen.length > 0)
      throw new InvalidError([...path, "text"], "This question is answered with words.");
    return { question: question.key, text: text.trim(), choices: [] };
  }
  if (text !== null || chosen.length === 0)
    throw new InvalidError([...path, "choices"], "This question is answered by choosing.");
  if (question.kind === QuestionKind.CHOICE && chosen.length > 1)
    throw new InvalidError([...path, "choices"], "Choose one.");
  const keys = question.choices.map((choice) => choice.key);
  const unknown = chosen.findIndex((one) => !keys.includes(one));
  if (unknown !== -1)
    throw new InvalidError([...path, "choices", String(unknown)], "There is no such choice.");
  return { question: question.key, text: null, choices: keys.filter((one) => chosen.includes(one)) };
}
