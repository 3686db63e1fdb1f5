import { SearchMatch } from "../../entities/search/search-enums";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { SearchHit } from "./search-hit";
import { wordsOf } from "./words-of";

/** A subject or message that holds some of the words. */
export interface FoundText {
  readonly caseId: Uuid;
  /** Null for a subject. */
  readonly messageId: Uuid | null;
  readonly writtenAt: Instant;
  /** Which words it holds: bit 0 for the first. */
  readonly found: number;
  /** What each word weighs: on the first text, for all of them. */
  readonly weights: readonly number[] | null;
}

/** What is said in the subject is what the case is about, and so is what is said again and again. */
const WORTH_OF_SUBJECT = 0.88;
const WORTH_OF_MESSAGE = 0.8;
const WORTH_OF_REPETITION = 0.04;
const MOST_REPETITIONS = 3;

/** No words are as sure as an id. */
const WORTH_OF_WORDS = 0.9;

/** Cases by the weight of all words that they hold anywhere; of two that hold the same as often, the newer. */
export function rankCases(texts: readonly FoundText[], query: string): readonly SearchHit[] {
  const words = wordsOf(query);
  const byCase = new Map<Uuid, FoundText[]>(texts.map(({ caseId }) => [caseId, []]));
  for (const text of texts) byCase.get(text.caseId)?.push(text);
  const weights = texts.find((text) => text.weights !== null)?.weights ?? [];
  const cases = [...byCase.values()].map((ofCase) => ({
    weight: weightOfCase(ofCase, weights),
    age: ofCase.map(({ writtenAt, caseId }) => `${writtenAt} ${caseId}`).sort(newestFirst)[0] ?? "",
    ofCase,
  }));
  cases.sort((one, other) => other.weight - one.weight || newestFirst(one.age, other.age));
  return cases.map(({ weight, ofCase }) => hitOf({ ofCase, weights, words, rank: weight * WORTH_OF_WORDS }));
}

/** Instants and ids are written so that they sort as texts. */
function newestFirst(one: string, other: string): number {
  return one === other ? 0 : one < other ? 1 : -1;
}

interface RankedCase {
  readonly ofCase: readonly FoundText[];
  readonly weights: readonly number[];
  readonly words: readonly string[];
  readonly rank: number;
}

function hitOf({ ofCase, weights, words, rank }: RankedCase): SearchHit {
  const weightOf = ({ found }: FoundText): number => shareOf(weights, (bit) => (found & bit ? 1 : 0));
  const [message] = ofCase
    .filter(({ messageId }) => messageId !== null)
    .sort((one, other) => weightOf(other) - weightOf(one) || newestFirst(ageOf(one), ageOf(other)));
  const subject = ofCase.find(({ messageId }) => messageId === null);
  const isBySubject = subject !== undefined && (!message || weightOf(subject) >= weightOf(message));
  const id = ofCase[0]?.caseId ?? "";
  return {
    kind: "CASE",
    id,
    rank,
    matchedBy: isBySubject ? SearchMatch.SUBJECT : SearchMatch.MESSAGE,
    messageId: message?.messageId ?? null,
    textId: isBySubject ? id : (message?.messageId ?? id),
    words,
  };
}

/** Of all words that were asked for, the share that the case holds. */
function weightOfCase(ofCase: readonly FoundText[], weights: readonly number[]): number {
  return shareOf(weights, (bit) => {
    const holding = ofCase.filter(({ found }) => found & bit);
    if (holding.length === 0) return 0;
    const isInSubject = holding.some(({ messageId }) => messageId === null);
    const repetitions = Math.min(holding.length - 1, MOST_REPETITIONS);
    return (isInSubject ? WORTH_OF_SUBJECT : WORTH_OF_MESSAGE) + repetitions * WORTH_OF_REPETITION;
  });
}

function ageOf({ writtenAt, messageId }: FoundText): string {
  return `${writtenAt} ${messageId ?? ""}`;
}

function shareOf(weights: readonly number[], worth: (bit: number) => number): number {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const held = weights.reduce((sum, weight, index) => sum + weight * worth(1 << index), 0);
  return whole === 0 ? 0 : held / whole;
}
