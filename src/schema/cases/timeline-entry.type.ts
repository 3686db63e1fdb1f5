import { Field, ID, InterfaceType, ObjectType, type ClassType } from "type-graphql";
import { CaseKind, CasePriority, CaseState } from "../../entities/cases/case-enums";
import { CaseStateReason } from "../../entities/cases/case-reasons";
import { ParticipantRole } from "../../entities/cases/participant-role";
import type { TimelineEntryKind } from "../../entities/cases/timeline-entry-kind";
import { Channel } from "../../entities/customers/customer-enums";
import { CardDataKind } from "../../kernel/firewall/mask-card-data";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { MemberType } from "../access/member.type";
import { TeamType } from "../access/team.type";
import { connectionTypeOf } from "../connection";
import "../customers/customer-enums";
import { TransactionType } from "../payments/transaction.type";
import { DateTime, JSONObject } from "../scalars";
import "../user-error.type";
import { ActorType } from "./actor.type";
import "./case-enums";
import "./case-reason-enums";
import { MessageType } from "./message.type";
import "./participant-enums";

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
function EntryType(name: string, description: string): ClassDecorator {
  return ObjectType(name, { implements: TimelineEntryType, description, simpleResolvers: true });
}

@EntryType("CaseOpenedEntry", "The case was opened.")
class CaseOpenedEntry extends TimelineEntryType {
  @Field(() => Channel, { description: "Where it began." })
  channel!: Channel;
}

@EntryType("MessageEntry", "A message was written.")
export class MessageEntry extends TimelineEntryType {
  @Field(() => MessageType, { nullable: true, description: "The message." })
  message?: MessageType | null;
}

@EntryType("NoteEntry", "The staff wrote a note.")
export class NoteEntry extends TimelineEntryType {
  @Field(() => MessageType, { nullable: true, description: "The note." })
  note?: MessageType | null;
}

@EntryType("StateChangedEntry", "The case went from one state to another.")
export class StateChangedEntry extends TimelineEntryType {
  @Field(() => CaseState, { description: "The state before." })
  fromState!: CaseState;

  @Field(() => CaseState, { description: "The state after." })
  toState!: CaseState;

  @Field(() => CaseStateReason, {
    nullable: true,
    description:
      "Why. A customer's token reads null wherever the case came to wait for a third party, or was closed.",
  })
  reason!: CaseStateReason | null;
}

@EntryType("AssignmentChangedEntry", "The case was given to a team or member, or taken from them.")
export class AssignmentChangedEntry extends TimelineEntryType {
  @Field(() => TeamType, { nullable: true, description: "The team before." })
  fromTeam?: TeamType | null;

  @Field(() => TeamType, { nullable: true, description: "The team after." })
  toTeam?: TeamType | null;

  @Field(() => MemberType, { nullable: true, description: "The member before." })
  fromMember?: MemberType | null;

  @Field(() => MemberType, { nullable: true, description: "The member after." })
  toMember?: MemberType | null;
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

@EntryType("TransactionLinkedEntry", "The case was said to be about a transaction.")
export class TransactionLinkedEntry extends TimelineEntryType {
  @Field(() => TransactionType, { nullable: true, description: "The transaction." })
  transaction?: TransactionType | null;
}

@EntryType("TransactionUnlinkedEntry", "The case turned out not to be about a transaction.")
export class TransactionUnlinkedEntry extends TimelineEntryType {
  @Field(() => TransactionType, { nullable: true, description: "The transaction." })
  transaction?: TransactionType | null;
}

@EntryType("CardDataRemovedEntry", "Card data was masked in what was written, before it was stored.")
export class CardDataRemovedEntry extends TimelineEntryType {
  @Field(() => MessageType, {
    nullable: true,
    description: "The message that held it, or a part of it; null for the case's own texts.",
  })
  message?: MessageType | null;

  @Field(() => [String], { description: "The texts that held it: `body`, `subject`, `tags.0`." })
  fields!: readonly string[];

  @Field(() => [CardDataKind], { description: "What was masked." })
  kinds!: readonly CardDataKind[];
}

@EntryType("ParticipantAddedEntry", "A further customer takes part in the case.")
export class ParticipantAddedEntry extends TimelineEntryType {
  @Field(() => ActorType, { description: "Who it is." })
  participant?: ActorType;

  @Field(() => ParticipantRole, { description: "As what." })
  role!: ParticipantRole;
}

@EntryType("ParticipantRemovedEntry", "A further customer takes part in the case no more.")
export class ParticipantRemovedEntry extends TimelineEntryType {
  @Field(() => ActorType, { description: "Who it is." })
  participant?: ActorType;

  @Field(() => ParticipantRole, { description: "As what." })
  role!: ParticipantRole;
}

/** The published type of each kind of entry. */
const TYPES: Readonly<Record<TimelineEntryKind, ClassType>> = {
  OPENED: CaseOpenedEntry,
  MESSAGE: MessageEntry,
  NOTE: NoteEntry,
  STATE_CHANGED: StateChangedEntry,
  ASSIGNMENT_CHANGED: AssignmentChangedEntry,
  SUBJECT_CHANGED: SubjectChangedEntry,
  KIND_CHANGED: KindChangedEntry,
  PRIORITY_CHANGED: PriorityChangedEntry,
  TAGS_CHANGED: TagsChangedEntry,
  ATTRIBUTES_CHANGED: AttributesChangedEntry,
  TRANSACTION_LINKED: TransactionLinkedEntry,
  TRANSACTION_UNLINKED: TransactionUnlinkedEntry,
  CARD_DATA_REMOVED: CardDataRemovedEntry,
  PARTICIPANT_ADDED: ParticipantAddedEntry,
  PARTICIPANT_REMOVED: ParticipantRemovedEntry,
};

export const TimelineConnection = connectionTypeOf(TimelineEntryType as never, "TimelineEntry");
