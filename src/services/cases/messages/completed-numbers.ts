import type { CaseMessage } from "../../../entities/cases/case-message.entity";
import { CardDataKind } from "../../../kernel/firewall/mask-card-data";
import type { Redaction } from "../../../kernel/firewall/redaction";
import { maskSplitNumbers, mayBePartOfNumber } from "../../../kernel/firewall/split-numbers";
import type { Uuid } from "../../../kernel/ids";
import type { Removal } from "./tell-removal";

/** Among so many of the case's latest messages, the latest of the same author are read together. */
export const LATEST_OF_CASE = 20;
export const LATEST_OF_AUTHOR = 5;

/** A message and its place in the whole conversation, of which some may be left out. */
export interface PlacedMessage extends CaseMessage {
  readonly place: number;
}

/** A message that ended card numbers, and all in which they were masked. */
interface Completion {
  readonly by: Uuid;
  readonly masked: readonly CaseMessage[];
}

/**
 * Masks card numbers that their authors wrote in several messages of a conversation, as if the messages came one by
 * one. `isUnread`: of which messages nobody has seen yet that they stand together; of any, unless told.
 */
export function completedNumbers(
  messages: readonly PlacedMessage[],
  isUnread: (together: readonly CaseMessage[]) => boolean = () => true,
): readonly Completion[] {
  const bodies = new Map(messages.map(({ id, body }) => [id, body]));
  return messages.flatMap((message, index) => {
    if (!mayBePartOfNumber(message.body)) return [];
    const together = [...latestOfAuthor(messages, index, message), message];
    if (!isUnread(together)) return [];
    const before = together.map(({ id, body }) => bodies.get(id) ?? body);
    const after = maskSplitNumbers(before);
    const masked = together.flatMap((one, place) => {
      const body = after[place] ?? one.body;
      return body === before[place] ? [] : [{ ...one, body }];
    });
    for (const { id, body } of masked) bodies.set(id, body);
    return masked.length > 0 ? [{ by: message.id, masked }] : [];
  });
}

function latestOfAuthor(
  messages: readonly PlacedMessage[],
  index: number,
  { place, authorKind, authorId }: PlacedMessage,
): readonly PlacedMessage[] {
  return messages
    .slice(Math.max(0, index - LATEST_OF_CASE), index)
    .filter((one) => one.place >= place - LATEST_OF_CASE)
    .filter((one) => one.authorKind === authorKind && one.authorId === authorId)
    .slice(-LATEST_OF_AUTHOR);
}

/** What is told of a message that holds a part of a number no more. */
export function removalOfPart({
  id,
  visibility,
  audienceId,
}: Pick<CaseMessage, "id" | "visibility" | "audienceId">): Removal {
  return { messageId: id, visibility, audienceId, redactions: [redactedIn(["body"])] };
}

export function redactedIn(field: readonly string[]): Redaction {
  return { field, kind: CardDataKind.CARD_NUMBER, count: 1 };
}
