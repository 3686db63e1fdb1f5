import type { Case } from "../../../entities/cases/case.entity";
import { Visibility } from "../../../entities/cases/message-enums";
import type { Redaction } from "../../../kernel/firewall/redaction";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { Author, TimelineDetails } from "../record-timeline";
import { stepCase } from "../step-case";

/** What was masked, and in what. */
export interface Removal {
  /** Null for the case's own texts. */
  readonly messageId: Uuid | null;
  readonly visibility: Visibility;
  readonly audienceId: Uuid | null;
  readonly redactions: readonly Redaction[];
}

/** Takes a case that is held one step further, in which its timeline and an event say that card data was removed. */
export function tellRemovals(
  ctx: Context,
  held: Case,
  removals: readonly Removal[],
  author: Author = ctx.actor,
): Case {
  const told = removals.filter(({ redactions }) => redactions.length > 0).map(detailOf);
  if (told.length === 0) return held;
  return stepCase(ctx, held, {
    change: {},
    entries: told.map((detail) => ({ kind: "CARD_DATA_REMOVED", ...detail })),
    event: {
      type: "case.card_data_removed",
      payload: {
        caseId: publicId("case", held.id),
        messageIds: told.flatMap(({ messageId }) => (messageId ? [publicId("msg", messageId)] : [])),
        fields: distinct(told.flatMap(({ fields }) => fields)),
        kinds: distinct(told.flatMap(({ kinds }) => kinds)),
      },
    },
    author,
  });
}

/** Those of the case's own texts that customers read, and those that they do not. */
export function removalsOfCase(redactions: readonly Redaction[]): readonly Removal[] {
  const isPublic = ({ field: [name] }: Redaction): boolean => name === "subject";
  return [
    {
      messageId: null,
      visibility: Visibility.PUBLIC,
      audienceId: null,
      redactions: redactions.filter(isPublic),
    },
    {
      messageId: null,
      visibility: Visibility.INTERNAL,
      audienceId: null,
      redactions: redactions.filter((one) => !isPublic(one)),
    },
  ];
}

/** What the timeline tells of it. */
export function detailOf({ redactions, ...of }: Removal): TimelineDetails["CARD_DATA_REMOVED"] {
  return {
    ...of,
    fields: distinct(redactions.map(({ field }) => field.join("."))),
    kinds: distinct(redactions.map(({ kind }) => kind)),
  };
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
