import { Field, ID, InterfaceType } from "type-graphql";
import type { TimelineEntryKind } from "../../entities/cases/timeline-entry-kind";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { DateTime } from "../scalars";
import { ActorType } from "./actor.type";

/** The published type of each kind of entry. */
const TYPES: Readonly<Record<TimelineEntryKind, string>> = {
  OPENED: "CaseOpenedEntry",
  MESSAGE: "MessageEntry",
  NOTE: "NoteEntry",
  STATE_CHANGED: "StateChangedEntry",
  ASSIGNMENT_CHANGED: "AssignmentChangedEntry",
  SUBJECT_CHANGED: "SubjectChangedEntry",
  KIND_CHANGED: "KindChangedEntry",
  PRIORITY_CHANGED: "PriorityChangedEntry",
  TAGS_CHANGED: "TagsChangedEntry",
  ATTRIBUTES_CHANGED: "AttributesChangedEntry",
  TRANSACTION_LINKED: "TransactionLinkedEntry",
  TRANSACTION_UNLINKED: "TransactionUnlinkedEntry",
};

@InterfaceType("TimelineEntry", {
  description: "One thing that happened on a case.",
  resolveType: ({ kind }: { kind: TimelineEntryKind }) => TYPES[kind],
})
export abstract class TimelineEntryType {
  @Field(() => ID, { description: "Id of the entry; it is no node." })
  id!: Uuid;

  @Field(() => DateTime, {
    description: "When the request that did it began; the order of the list is the order of events.",
  })
  occurredAt!: Instant;

  @Field(() => ActorType, { description: "Who did it." })
  actor?: ActorType;
}

export const TimelineConnection = connectionTypeOf(TimelineEntryType as never, "TimelineEntry");
