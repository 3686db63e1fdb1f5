import { Resolver } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import type { Team } from "../../entities/access/team.entity";
import type { CaseMessage } from "../../entities/cases/case-message.entity";
import type { CaseStateReason } from "../../entities/cases/case-reasons";
import type { CaseTimelineEntry } from "../../entities/cases/case-timeline-entry.entity";
import type { Transaction } from "../../entities/payments/transaction.entity";
import { publicId } from "../../kernel/ids";
import type { ActorType } from "../../schema/cases/actor.type";
import { ParticipantAddedEntry, ParticipantRemovedEntry } from "../../schema/cases/party-entries.type";
import {
  AssignmentChangedEntry,
  CardDataRemovedEntry,
  MessageEntry,
  NoteEntry,
  StateChangedEntry,
  TransactionLinkedEntry,
  TransactionUnlinkedEntry,
} from "../../schema/cases/timeline-entries.type";
import { TimelineEntryType } from "../../schema/cases/timeline-entry.type";
import { membersById } from "../../services/access/read-members";
import { teamsById } from "../../services/access/read-teams";
import { readableReason } from "../../services/cases/states/case-states";
import { messagesById } from "../../services/cases/messages/read-messages";
import type { TimelineDetails } from "../../services/cases/record-timeline";
import { transactionsById } from "../../services/payments/read-transactions";
import { Derived } from "../derived-field";
import { One } from "../related-field";
import { ActorField } from "./actor-field";

@Resolver(() => TimelineEntryType)
export class TimelineEntryFields {
  @Derived<CaseTimelineEntry>(["id"], ({ id }) => publicId("entry", id))
  id!: string;

  @ActorField<CaseTimelineEntry>("actorKind", "actorId")
  actor!: ActorType;
}

@Resolver(() => MessageEntry)
export class MessageEntryFields {
  @One<TimelineDetails["MESSAGE"], CaseMessage>(messagesById, "messageId")
  message!: CaseMessage | null;
}

@Resolver(() => NoteEntry)
export class NoteEntryFields {
  @One<TimelineDetails["NOTE"], CaseMessage>(messagesById, "messageId")
  note!: CaseMessage | null;
}

@Resolver(() => StateChangedEntry)
export class StateChangedEntryFields {
  @Derived<TimelineDetails["STATE_CHANGED"]>(["reason"], ({ reason }, { isStaff }) =>
    readableReason(reason, isStaff),
  )
  reason!: CaseStateReason | null;
}

@Resolver(() => AssignmentChangedEntry)
export class AssignmentChangedEntryFields {
  @One<TimelineDetails["ASSIGNMENT_CHANGED"], Team>(teamsById, "fromTeamId")
  fromTeam!: Team | null;

  @One<TimelineDetails["ASSIGNMENT_CHANGED"], Team>(teamsById, "toTeamId")
  toTeam!: Team | null;

  @One<TimelineDetails["ASSIGNMENT_CHANGED"], Member>(membersById, "fromMemberId")
  fromMember!: Member | null;

  @One<TimelineDetails["ASSIGNMENT_CHANGED"], Member>(membersById, "toMemberId")
  toMember!: Member | null;
}

@Resolver(() => TransactionLinkedEntry)
export class TransactionLinkedEntryFields {
  @One<TimelineDetails["TRANSACTION_LINKED"], Transaction>(transactionsById, "transactionId")
  transaction!: Transaction | null;
}

@Resolver(() => TransactionUnlinkedEntry)
export class TransactionUnlinkedEntryFields {
  @One<TimelineDetails["TRANSACTION_UNLINKED"], Transaction>(transactionsById, "transactionId")
  transaction!: Transaction | null;
}

@Resolver(() => CardDataRemovedEntry)
export class CardDataRemovedEntryFields {
  @One<TimelineDetails["CARD_DATA_REMOVED"], CaseMessage>(messagesById, "messageId")
  message!: CaseMessage | null;
}

@Resolver(() => ParticipantAddedEntry)
export class ParticipantAddedEntryFields {
  @ActorField<TimelineDetails["PARTICIPANT_ADDED"]>("participantKind", "participantId")
  participant!: ActorType;
}

@Resolver(() => ParticipantRemovedEntry)
export class ParticipantRemovedEntryFields {
  @ActorField<TimelineDetails["PARTICIPANT_REMOVED"]>("participantKind", "participantId")
  participant!: ActorType;
}
