import { Sentiment } from "../../../entities/feedback/feedback-enums";
import { safeText } from "../../../kernel/firewall/admit";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { languageOf } from "../../../kernel/text-language";
import { ENGLISH } from "./words/english";
import { FRENCH } from "./words/french";
import { GERMAN } from "./words/german";
import type { Lexicon } from "./words/lexicon";
import { SPANISH } from "./words/spanish";
import { wordList, type WordList } from "./words/word-list";

/** What a text says, and by which of its words. */
export interface Judgement {
  /** ISO 639-1; null where the words do not tell. */
  readonly language: SafeText | null;
  /** Null where the language is not one whose words are known. */
  readonly sentiment: Sentiment | null;
  /** That decided, as they stand in the text; one that was negated with its negation. */
  readonly sentimentWords: readonly SafeText[];
  readonly topics: readonly SafeText[];
}

/** Judges a text. Another judge tells its own through the API afterwards. */
export type TextJudge = (text: SafeText, language?: string | null) => Judgement;

interface Known {
  readonly positive: WordList;
  readonly negative: WordList;
  readonly negating: WordList;
  readonly topics: readonly (readonly [string, WordList])[];
}

const LANGUAGES: Readonly<Record<string, Known>> = {
  de: known(GERMAN),
  en: known(ENGLISH),
  es: known(SPANISH),
  fr: known(FRENCH),
};

const WORD = /[\p{L}\p{M}'’-]+/gu;
/** A negation reaches so many words ahead. */
const REACH = 3;
const MOST_WORDS = 20;
const MOST_TOPICS = 5;

/** By the words that Redress knows of a language. */
export const judgeText: TextJudge = (text, given) => {
  const language = given?.split("-")[0]?.toLowerCase() ?? languageOf(text);
  const lexicon = language === null ? undefined : LANGUAGES[language];
  const told = language === null ? null : safeText(language);
  if (!lexicon) return { language: told, sentiment: null, sentimentWords: [], topics: [] };
  const words = [...text.normalize("NFC").matchAll(WORD)].map(([word]) => word);
  const deciding = decidingWords(words, lexicon);
  const sum = deciding.reduce((total, { weight }) => total + weight, 0);
  return {
    language: told,
    sentiment: sentimentOf(sum),
    sentimentWords: deciding
      .filter(({ weight }) => sum === 0 || Math.sign(weight) === Math.sign(sum))
      .slice(0, MOST_WORDS)
      .map(({ shown }) => safeText(shown)),
    topics: topicsOf(words, lexicon),
  };
};

export function sentimentOf(sum: number): Sentiment {
  if (sum === 0) return Sentiment.NEUTRAL;
  return sum > 0 ? Sentiment.POSITIVE : Sentiment.NEGATIVE;
}

interface Deciding {
  readonly shown: string;
  readonly weight: 1 | -1;
}

function decidingWords(words: readonly string[], lexicon: Known): readonly Deciding[] {
  const lower = words.map((word) => word.toLowerCase().replaceAll("’", "'"));
  return lower.flatMap((word, place): Deciding[] => {
    const weight = lexicon.positive.has(word) ? 1 : lexicon.negative.has(word) ? -1 : 0;
    if (weight === 0) return [];
    const shown = words[place] ?? word;
    const before = lower.slice(Math.max(0, place - REACH), place);
    const negation = before.findLast((one) => lexicon.negating.has(one));
    if (negation === undefined) return [{ shown, weight }];
    return [{ shown: `${negation} ${shown}`, weight: weight === 1 ? -1 : 1 }];
  });
}

/** The most spoken of first. */
function topicsOf(words: readonly string[], { topics }: Known): readonly SafeText[] {
  const lower = words.map((word) => word.toLowerCase());
  return topics
    .map(([topic, list]) => ({ topic, count: lower.filter((word) => list.has(word)).length }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count)
    .slice(0, MOST_TOPICS)
    .map(({ topic }) => safeText(topic));
}

function known({ positive, negative, negating, topics }: Lexicon): Known {
  return {
    positive: wordList(positive),
    negative: wordList(negative),
    negating: wordList(negating),
    topics: Object.entries(topics).map(([topic, words]) => [topic, wordList(words)] as const),
  };
}
