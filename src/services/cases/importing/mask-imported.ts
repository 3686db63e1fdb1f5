import type { CaseMessage } from "../../../entities/cases/case-message.entity";
import { CardDataKind } from "../../../kernel/firewall/mask-card-data";
import type { Redaction } from "../../../kernel/firewall/redaction";
import { maskSplitNumbers, mayBePartOfNumber } from "../../../kernel/firewall/split-numbers";
import { detailOf, type Removal } from "../messages/tell-removal";
import { LATEST_OF_AUTHOR, LATEST_OF_CASE } from "../messages/complete-numbers";
import type { PlayedStep } from "./played-step";

/**
 * The steps without card numbers that their authors wrote in several messages, and with a line in the timeline
 * wherever card data was removed. `redactions`: of what was masked in each text by itself, by the input's paths.
 */
export function maskImported(
  steps: readonly PlayedStep[],
  redactions: readonly Redaction[],
): readonly PlayedStep[] {
  const messages = steps.flatMap(({ message }) => message ?? []);
  const bodies = new Map(messages.map(({ id, body }) => [id, body]));
  const completed = new Map<string, Removal[]>();
  messages.forEach((message, index) => {
    if (!mayBePartOfNumber(message.body)) return;
    const read = [...latestOfAuthor(messages.slice(0, index), message), message];
    const masked = maskSplitNumbers(read.map(({ id, body }) => bodies.get(id) ?? body));
    read.forEach((one, place) => {
      const body = masked[place] ?? one.body;
      if (body === bodies.get(one.id)) return;
      bodies.set(one.id, body);
      completed.set(message.id, [...(completed.get(message.id) ?? []), removalOf(one, [IN_BODY])]);
    });
  });
  return steps.map((step, index) => {
    const { message } = step;
    if (!message) return step;
    const own = redactions.filter(({ field }) => field[0] === "history" && Number(field[1]) === index - 1);
    const removals = [
      removalOf(
        message,
        own.map((one) => ({ ...one, field: ["body"] })),
      ),
      ...(completed.get(message.id) ?? []),
    ];
    const told = removals.filter((removal) => removal.redactions.length > 0).map(detailOf);
    return {
      ...step,
      message: { ...message, body: bodies.get(message.id) ?? message.body },
      entries: [
        ...step.entries,
        ...told.map((detail) => ({ kind: "CARD_DATA_REMOVED", ...detail }) as const),
      ],
    };
  });
}

const IN_BODY: Redaction = { field: ["body"], kind: CardDataKind.CARD_NUMBER, count: 1 };

function removalOf({ id, visibility, audienceId }: CaseMessage, redactions: readonly Redaction[]): Removal {
  return { messageId: id, visibility, audienceId, redactions };
}

/** As of messages that come one by one. */
function latestOfAuthor(before: readonly CaseMessage[], message: CaseMessage): readonly CaseMessage[] {
  return before
    .slice(-LATEST_OF_CASE)
    .filter(({ authorKind, authorId }) => authorKind === message.authorKind && authorId === message.authorId)
    .slice(-LATEST_OF_AUTHOR);
}
