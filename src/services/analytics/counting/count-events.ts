import type { LoggedEvent } from "../../../entities/events/logged-event.entity";
import { splitPublicId, type Uuid } from "../../../kernel/ids";
import type { Reaction } from "../../access/reaction";
import { holdFigures, replaceFacts } from "../rollups/replace-facts";
import { factsOfSources, SOURCE_KINDS, type Sources } from "./count-sources";

/** Under which its place in the log is kept. */
export const COUNTING = "metrics";

/** Works out anew what counts of everything that something happened to. */
export const countEvents: Reaction = {
  name: COUNTING,
  react: async (ctx, events) => {
    const sources = sourcesOf(events);
    const ids = SOURCE_KINDS.flatMap((kind) => sources[kind]);
    if (ids.length === 0) return;
    await holdFigures(ctx);
    replaceFacts(ctx, ids, await factsOfSources(ctx, sources));
  },
};

/** Whose facts may be others after these events. */
export function sourcesOf(events: readonly LoggedEvent[]): Sources {
  const about = (type: string): readonly Uuid[] =>
    events.filter(({ aggregateType }) => aggregateType === type).map(({ aggregateId }) => aggregateId);
  return {
    case: unique(about("case")),
    transaction: unique([...about("transaction"), ...events.flatMap(transactionsIn)]),
  };
}

/** Transactions that came to a case, or left one. */
function transactionsIn({ payload }: LoggedEvent): readonly Uuid[] {
  const { transactionId, transactionIds, intoTransactionId } = payload as Readonly<Record<string, unknown>>;
  return [
    transactionId,
    intoTransactionId,
    ...(Array.isArray(transactionIds) ? (transactionIds as readonly unknown[]) : []),
  ].flatMap((id) => {
    const known = typeof id === "string" ? splitPublicId(id) : null;
    return known?.prefix === "txn" ? [known.uuid] : [];
  });
}

function unique(ids: readonly Uuid[]): readonly Uuid[] {
  return [...new Set(ids)];
}
