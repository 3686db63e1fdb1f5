import type {
  SurveyChoice,
  SurveyContent,
  SurveyQuestion,
  Worded,
} from "../../../entities/feedback/survey-content";
import { QuestionKind, type SurveyKind } from "../../../entities/feedback/survey-enums";
import { InvalidError } from "../../../kernel/errors";
import { safeText } from "../../../kernel/firewall/admit";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { SCALES } from "./scales";

export interface GivenQuestion {
  readonly key: SafeText;
  readonly kind: QuestionKind;
  readonly texts: readonly Worded[];
  readonly isRequired?: boolean | null;
  readonly scoreAtLeast?: number | null;
  readonly scoreAtMost?: number | null;
  readonly choices?: readonly SurveyChoice[] | null;
}

/** What a survey is to say, as somebody gives it. */
export interface GivenContent {
  readonly defaultLanguage: SafeText;
  readonly question: readonly Worded[];
  readonly lowLabel?: readonly Worded[] | null;
  readonly highLabel?: readonly Worded[] | null;
  readonly thanks?: readonly Worded[] | null;
  readonly followUps?: readonly GivenQuestion[] | null;
}

/** Texts that mean something as a whole, within the content. */
export const EXACT_IN_CONTENT = [
  "content.defaultLanguage",
  ...["question", "lowLabel", "highLabel", "thanks", "followUps.texts", "followUps.choices.labels"].map(
    (texts) => `content.${texts}.language`,
  ),
  "content.followUps.key",
  "content.followUps.choices.key",
];

export interface StoredContent {
  readonly defaultLanguage: SafeText;
  readonly content: SurveyContent;
}

type Path = readonly string[];

/** As it is stored; refuses what could not be shown to somebody, naming its place. */
export function storedContent(kind: SurveyKind, given: GivenContent): StoredContent {
  const defaultLanguage = knownLanguage(given.defaultLanguage, ["content", "defaultLanguage"]);
  const texts = (worded: readonly Worded[] | null | undefined, path: Path): readonly Worded[] =>
    knownTexts(worded ?? [], defaultLanguage, path);
  const at = (...names: readonly string[]): Path => ["content", ...names];
  const followUps = (given.followUps ?? []).map((question, place) =>
    knownQuestion(kind, question, texts, at("followUps", String(place))),
  );
  refuseTwice(followUps, at("followUps"));
  if (given.question.length === 0) throw new InvalidError(at("question"), "A survey asks something.");
  return {
    defaultLanguage,
    content: {
      question: texts(given.question, at("question")),
      lowLabel: texts(given.lowLabel, at("lowLabel")),
      highLabel: texts(given.highLabel, at("highLabel")),
      thanks: texts(given.thanks, at("thanks")),
      followUps,
    },
  };
}

type Texts = (worded: readonly Worded[] | null | undefined, path: Path) => readonly Worded[];

function knownQuestion(kind: SurveyKind, given: GivenQuestion, texts: Texts, path: Path): SurveyQuestion {
  const { key, kind: form, scoreAtLeast = null, scoreAtMost = null, isRequired } = given;
  refuseUnknownScores(kind, { scoreAtLeast, scoreAtMost }, path);
  if (given.texts.length === 0) throw new InvalidError([...path, "texts"], "A question has words.");
  const choices = (given.choices ?? []).map((choice, place) => {
    const within = [...path, "choices", String(place)];
    if (choice.labels.length === 0) throw new InvalidError([...within, "labels"], "A choice has a label.");
    return { key: choice.key.trim(), labels: texts(choice.labels, [...within, "labels"]) };
  });
  if ((form === QuestionKind.TEXT) !== (choices.length === 0))
    throw new InvalidError(
      [...path, "choices"],
      "Questions of choice have choices, and those for words none.",
    );
  refuseTwice(choices, [...path, "choices"]);
  return {
    key: key.trim(),
    kind: form,
    texts: texts(given.texts, [...path, "texts"]),
    isRequired: isRequired ?? false,
    scoreAtLeast,
    scoreAtMost,
    choices,
  };
}

function refuseUnknownScores(
  kind: SurveyKind,
  bounds: Pick<SurveyQuestion, "scoreAtLeast" | "scoreAtMost">,
  path: Path,
): void {
  const scale = SCALES[kind];
  for (const name of ["scoreAtLeast", "scoreAtMost"] as const) {
    const bound = bounds[name];
    if (bound !== null && (scale === null || bound < scale.least || bound > scale.most))
      throw new InvalidError([...path, name], "No answer has this score: it is not on the survey's scale.");
  }
  if ((bounds.scoreAtLeast ?? -Infinity) > (bounds.scoreAtMost ?? Infinity))
    throw new InvalidError([...path, "scoreAtMost"], "No score lies between the two: nobody would be asked.");
}

/** One text of each language, and one of the language that all others fall back to. */
function knownTexts(given: readonly Worded[], defaultLanguage: SafeText, path: Path): readonly Worded[] {
  const known = given.map(({ language, text }, place) => ({
    language: knownLanguage(language, [...path, String(place), "language"]),
    text: text.trim(),
  }));
  const languages = known.map(({ language }) => language);
  const twice = languages.findIndex((language, place) => languages.indexOf(language) !== place);
  if (twice !== -1)
    throw new InvalidError([...path, String(twice), "language"], "This language is given twice.");
  if (known.length > 0 && !languages.includes(defaultLanguage))
    throw new InvalidError(path, `There is no text in ${defaultLanguage}, which others fall back to.`);
  return known;
}

function refuseTwice(keyed: readonly { readonly key: SafeText }[], path: Path): void {
  const keys = keyed.map(({ key }) => key);
  const twice = keys.findIndex((key, place) => keys.indexOf(key) !== place);
  if (twice !== -1) throw new InvalidError([...path, String(twice), "key"], "This key is given twice.");
}

/** In the form in which languages are compared. */
export function knownLanguage(language: SafeText, path: Path): SafeText {
  try {
    return safeText(Intl.getCanonicalLocales(language)[0] ?? language);
  } catch {
    throw new InvalidError(path, "Expected a BCP 47 language tag such as pt-BR.");
  }
}
