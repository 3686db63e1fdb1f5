import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import type { Team } from "../../entities/access/team.entity";
import type { CaseMessage } from "../../entities/cases/case-message.entity";
import type { CaseStateReason } from "../../entities/cases/case-reasons";
import type { CaseTimelineEntry } from "../../entities/cases/case-timeline-entry.entity";
import type { Transaction } from "../../entities/payments/transaction.entity";
import { publicId, type Uuid } from "../../kernel/ids";
import type { ActorType } from "../../schema/cases/actor.type";
import {
  AssignmentChangedEntry,
  MessageEntry,
  NoteEntry,
  StateChangedEntry,
  TransactionLinkedEntry,
  TransactionUnlinkedEntry,
  TimelineEntryType,
} from "../../schema/cases/timeline-entry.type";
import { membersById } from "../../services/access/read-members";
import { teamsById } from "../../services/access/read-teams";
import { readableReason } from "../../services/cases/case-states";
import { messagesById } from "../../services/cases/read-messages";
import type { TimelineDetails } from "../../services/cases/record-timeline";
import { transactionsById } from "../../services/payments/read-transactions";
import type { RequestContext } from "../request-context";
import { readActor } from "./read-actor";

@Resolver(() => TimelineEntryType)
export class TimelineEntryFields {
  @FieldResolver()
  id(@Root() { id }: CaseTimelineEntry): string {
    return publicId("entry", id);
  }

  @FieldResolver()
  actor(
    @Root() { actorKind, actorId }: CaseTimelineEntry,
    @Ctx() context: RequestContext,
  ): Promise<ActorType> {
    return readActor(context, actorKind, actorId);
  }
}

@Resolver(() => MessageEntry)
export class MessageEntryFields {
  @FieldResolver()
  message(
    @Root() { messageId }: TimelineDetails["MESSAGE"],
    @Ctx() { load }: RequestContext,
  ): Promise<CaseMessage | null> {
    return load(messagesById, messageId, null);
  }
}

@Resolver(() => NoteEntry)
export class NoteEntryFields {
  @FieldResolver()
  note(
    @Root() { messageId }: TimelineDetails["NOTE"],
    @Ctx() { load }: RequestContext,
  ): Promise<CaseMessage | null> {
    return load(messagesById, messageId, null);
  }
}

@Resolver(() => StateChangedEntry)
export class StateChangedEntryFields {
  @FieldResolver()
  reason(
    @Root() { reason }: TimelineDetails["STATE_CHANGED"],
    @Ctx() { isStaff }: RequestContext,
  ): CaseStateReason | null {
    return readableReason(reason, isStaff);
  }
}

@Resolver(() => AssignmentChangedEntry)
export class AssignmentChangedEntryFields {
  @FieldResolver()
  fromTeam(@Root() entry: TimelineDetails["ASSIGNMENT_CHANGED"], @Ctx() context: RequestContext): MaybeTeam {
    return readTeam(context, entry.fromTeamId);
  }

  @FieldResolver()
  toTeam(@Root() entry: TimelineDetails["ASSIGNMENT_CHANGED"], @Ctx() context: RequestContext): MaybeTeam {
    return readTeam(context, entry.toTeamId);
  }

  @FieldResolver()
  fromMember(
    @Root() entry: TimelineDetails["ASSIGNMENT_CHANGED"],
    @Ctx() context: RequestContext,
  ): MaybeMember {
    return readMember(context, entry.fromMemberId);
  }

  @FieldResolver()
  toMember(
    @Root() entry: TimelineDetails["ASSIGNMENT_CHANGED"],
    @Ctx() context: RequestContext,
  ): MaybeMember {
    return readMember(context, entry.toMemberId);
  }
}

@Resolver(() => TransactionLinkedEntry)
export class TransactionLinkedEntryFields {
  @FieldResolver()
  transaction(
    @Root() { transactionId }: TimelineDetails["TRANSACTION_LINKED"],
    @Ctx() { load }: RequestContext,
  ): Promise<Transaction | null> {
    return load(transactionsById, transactionId, null);
  }
}

@Resolver(() => TransactionUnlinkedEntry)
export class TransactionUnlinkedEntryFields {
  @FieldResolver()
  transaction(
    @Root() { transactionId }: TimelineDetails["TRANSACTION_UNLINKED"],
    @Ctx() { load }: RequestContext,
  ): Promise<Transaction | null> {
    return load(transactionsById, transactionId, null);
  }
}

type MaybeTeam = Promise<Team | null>;
type MaybeMember = Promise<Member | null>;

async function readTeam({ load }: RequestContext, id: Uuid | null): MaybeTeam {
  return id === null ? null : load(teamsById, id, null);
}

async function readMember({ load }: RequestContext, id: Uuid | null): MaybeMember {
  return id === null ? null : load(membersById, id, null);
}
