import type { PageInfoType } from "../../schema/connection";
import type { HeardEvent } from "../../services/log/heard-event";
import { logCursor } from "../../services/log/log-cursor";
import type { LogPage } from "../../services/log/read-log";

/** A page of the log as the schema shows it. */
export interface EventPage {
  readonly edges: readonly { readonly cursor: string; readonly node: HeardEvent }[];
  readonly nodes: readonly HeardEvent[];
  readonly pageInfo: PageInfoType;
}

export function eventPage({ events, through, isMore }: LogPage): EventPage {
  return {
    nodes: events,
    edges: events.map((node) => ({ node, cursor: node.cursor })),
    pageInfo: {
      hasNextPage: isMore,
      hasPreviousPage: false,
      startCursor: events[0]?.cursor ?? null,
      endCursor: logCursor(through),
    },
  };
}
