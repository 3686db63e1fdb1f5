import { Field, ID, InterfaceType, ObjectType, type ClassType } from "type-graphql";
import { CaseKind, CasePriority } from "../../entities/cases/case-enums";
import { CaseWakeReason } from "../../entities/cases/case-wake-reason";
import type { TimelineEntryKind } from "../../entities/cases/timeline-entry-kind";
import { Channel } from "../../entities/customers/customer-enums";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import "../customers/customer-enums";
import { DateTime, JSONObject } from "../scalars";
import { ActorType } from "./actor.type";
import "./case-enums";
import "./case-reason-enums";

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

/** An entry as an object type of its own; which entries customers see, the policy of timelines decides. */
export function EntryType(name: string, description: string): ClassDecorator {
  return ObjectType(name, { implements: TimelineEntryType, description, simpleResolvers: true });
}

@EntryType("CaseOpenedEntry", "The case was opened.")
class CaseOpenedEntry extends TimelineEntryType {
  @Field(() => Channel, { description: "Where it began." })
  channel!: Channel;
}

@EntryType("SubjectChangedEntry", "The case got another subject.")
class SubjectChangedEntry extends TimelineEntryType {
  @Field(() => String, { description: "The subject before." })
  fromSubject!: string;

  @Field(() => String, { description: "The subject after." })
  toSubject!: string;
}

@EntryType("KindChangedEntry", "The case turned out to be of another kind.")
class KindChangedEntry extends TimelineEntryType {
  @Field(() => CaseKind, { description: "The kind before." })
  fromKind!: CaseKind;

  @Field(() => CaseKind, { description: "The kind after." })
  toKind!: CaseKind;
}

@EntryType("PriorityChangedEntry", "The case got another priority.")
class PriorityChangedEntry extends TimelineEntryType {
  @Field(() => CasePriority, { description: "The priority before." })
  fromPriority!: CasePriority;

  @Field(() => CasePriority, { description: "The priority after." })
  toPriority!: CasePriority;
}

@EntryType("TagsChangedEntry", "Tags were added or removed.")
class TagsChangedEntry extends TimelineEntryType {
  @Field(() => [String], { description: "Tags that the case did not have before." })
  added!: readonly string[];

  @Field(() => [String], { description: "Tags that the case has no more." })
  removed!: readonly string[];
}

@EntryType("AttributesChangedEntry", "Custom attributes changed.")
class AttributesChangedEntry extends TimelineEntryType {
  @Field(() => JSONObject, {
    description: "What the changed keys held before; a key that was not there is missing.",
  })
  fromAttributes!: Readonly<Record<string, unknown>>;

  @Field(() => JSONObject, {
    description: "What the changed keys hold now; a key that was removed is missing.",
  })
  toAttributes!: Readonly<Record<string, unknown>>;
}

@EntryType("FieldsChangedEntry", "Values of custom fields changed.")
class FieldsChangedEntry extends TimelineEntryType {
  @Field(() => [String], { description: "The keys of the fields." })
  fieldKeys!: readonly string[];

  @Field(() => JSONObject, {
    description: "What they held before, by key; a field that had no value is missing.",
  })
  fromFields!: Readonly<Record<string, unknown>>;

  @Field(() => JSONObject, {
    description: "What they hold now, by key; a field that has no value any more is missing.",
  })
  toFields!: Readonly<Record<string, unknown>>;
}

@EntryType("SnoozedEntry", "The case was laid aside.")
class SnoozedEntry extends TimelineEntryType {
  @Field(() => DateTime, { nullable: true, description: "Until when; null: until its customer writes." })
  until!: Instant | null;
}

@EntryType("WokenEntry", "The case is not laid aside any more.")
class WokenEntry extends TimelineEntryType {
  @Field(() => CaseWakeReason, { description: "What woke it." })
  wakeReason!: CaseWakeReason;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it was to wake at the latest; null if only its customer was to wake it.",
  })
  dueAt!: Instant | null;
}

@EntryType("ObligationMetEntry", "Somebody said that a duty is done.")
class ObligationMetEntry extends TimelineEntryType {
  @Field(() => String, { description: "What the duty is called." })
  name!: string;
}

@EntryType("ResolutionEstimatedEntry", "The customer was told by when the case will be resolved.")
class ResolutionEstimatedEntry extends TimelineEntryType {
  @Field(() => DateTime, { nullable: true, description: "What was told before; null for the first time." })
  fromInstant!: Instant | null;

  @Field(() => DateTime, { description: "The moment that was told." })
  toInstant!: Instant;

  @Field(() => String, { nullable: true, description: "Why, in words for the customer." })
  estimateReason!: string | null;
}

/** The published type of each kind of entry; by its name, where it leads to other objects. */
const TYPES: Readonly<Record<TimelineEntryKind, ClassType | string>> = {
  OPENED: CaseOpenedEntry,
  MESSAGE: "MessageEntry",
  NOTE: "NoteEntry",
  STATE_CHANGED: "StateChangedEntry",
  ASSIGNMENT_CHANGED: "AssignmentChangedEntry",
  SUBJECT_CHANGED: SubjectChangedEntry,
  KIND_CHANGED: KindChangedEntry,
  PRIORITY_CHANGED: PriorityChangedEntry,
  TAGS_CHANGED: TagsChangedEntry,
  ATTRIBUTES_CHANGED: AttributesChangedEntry,
  TRANSACTION_LINKED: "TransactionLinkedEntry",
  TRANSACTION_UNLINKED: "TransactionUnlinkedEntry",
  CARD_DATA_REMOVED: "CardDataRemovedEntry",
  PARTICIPANT_ADDED: "ParticipantAddedEntry",
  PARTICIPANT_REMOVED: "ParticipantRemovedEntry",
  MERGED: "CaseMergedEntry",
  MERGE_RECEIVED: "CaseMergeReceivedEntry",
  MERGE_UNDONE: "CaseMergeUndoneEntry",
  SPLIT: "CaseSplitEntry",
  SPLIT_OFF: "CaseSplitOffEntry",
  SNOOZED: SnoozedEntry,
  WOKEN: WokenEntry,
  CASE_LINKED: "CaseLinkedEntry",
  CASE_UNLINKED: "CaseUnlinkedEntry",
  FIELDS_CHANGED: FieldsChangedEntry,
  OBLIGATION_MET: ObligationMetEntry,
  RESOLUTION_ESTIMATED: ResolutionEstimatedEntry,
  MACRO_APPLIED: "MacroAppliedEntry",
  ATTACHMENT_REMOVED: "AttachmentRemovedEntry",
  CUSTOMER_MERGED: "CustomerMergedEntry",
};

export const TimelineConnection = connectionTypeOf(TimelineEntryType as never, "TimelineEntry");
