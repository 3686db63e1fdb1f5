import { METRIC_SOURCES } from "../../../entities/analytics/metric-source";
import type { LoggedEvent } from "../../../entities/events/logged-event.entity";
import { splitPublicId, type Uuid } from "../../../kernel/ids";
import type { Reaction } from "../../access/reaction";
import type { EventType } from "../../events/event-catalog";
import { holdFigures, replaceFacts } from "../rollups/replace-facts";
import { factsOfSources } from "./count-sources";
import { followQuietCases } from "./follow-quiet-cases";
import { askForRecount, isOtherWorkTime } from "./other-work-time";
import type { Sources } from "./sources";
import { withWhatBearsThem } from "./with-what-bears-them";

/** Under which its place in the log is kept. */
export const COUNTING = "metrics";

/** Of a clock: other hours move many of them, and no figure. */
const CHANGES_NOTHING: readonly EventType[] = [
  "clock.started",
  "clock.paused",
  "clock.resumed",
  "clock.warned",
  "clock.retargeted",
  "clock.rescheduled",
];

/** Works out anew what counts of everything that something happened to. */
export const countEvents: Reaction = {
  name: COUNTING,
  of: { otherThan: CHANGES_NOTHING },
  react: async (ctx, events) => {
    const about = sourcesOf(events);
    const hasOtherWorkTime = isOtherWorkTime(events);
    if (!hasOtherWorkTime && METRIC_SOURCES.every((kind) => about[kind].length === 0)) return;
    await holdFigures(ctx);
    if (hasOtherWorkTime) askForRecount(ctx);
    await followQuietCases(ctx, about.case);
    const sources = await withWhatBearsThem(ctx, about);
    const ids = METRIC_SOURCES.flatMap((kind) => sources[kind]);
    replaceFacts(ctx, ids, await factsOfSources(ctx, sources));
  },
};

/** Whose facts may be others after these events. */
function sourcesOf(events: readonly LoggedEvent[]): Sources {
  const about = (type: string): readonly Uuid[] =>
    events.filter(({ aggregateType }) => aggregateType === type).map(({ aggregateId }) => aggregateId);
  return {
    case: unique(about("case")),
    transaction: unique([...about("transaction"), ...events.flatMap((event) => namedIn(event, "txn"))]),
    clock: unique(about("clock")),
    invitation: unique(events.flatMap((event) => namedIn(event, "invite"))),
  };
}

/** Transactions that came to a case, or left one; invitations that were sent or answered. */
function namedIn({ payload }: LoggedEvent, prefix: string): readonly Uuid[] {
  const { transactionId, transactionIds, intoTransactionId, invitationId } = payload as Readonly<
    Record<string, unknown>
  >;
  return [
    transactionId,
    intoTransactionId,
    invitationId,
    ...(Array.isArray(transactionIds) ? (transactionIds as readonly unknown[]) : []),
  ].flatMap((id) => {
    const known = typeof id === "string" ? splitPublicId(id) : null;
    return known?.prefix === prefix ? [known.uuid] : [];
  });
}

function unique(ids: readonly Uuid[]): readonly Uuid[] {
  return [...new Set(ids)];
}
