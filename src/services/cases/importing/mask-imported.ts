import type { Redaction } from "../../../kernel/firewall/redaction";
import { completedNumbers, removalOfPart } from "../messages/completed-numbers";
import { removalOf } from "../messages/record-message";
import { detailOf } from "../messages/tell-removal";
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
  const completed = completedNumbers(messages.map((message, place) => ({ ...message, place })));
  const maskedBy = new Map(completed.map(({ by, masked }) => [by, masked]));
  const bodies = new Map(completed.flatMap(({ masked }) => masked).map(({ id, body }) => [id, body]));
  return steps.map((step, index) => {
    const { message } = step;
    if (!message) return step;
    const own = redactions.filter(({ field }) => field[0] === "history" && Number(field[1]) === index - 1);
    const removals = [
      removalOf(
        message,
        own.map((one) => ({ ...one, field: ["body"] })),
      ),
      ...(maskedBy.get(message.id) ?? []).map(removalOfPart),
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
