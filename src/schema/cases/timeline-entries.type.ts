import { Field } from "type-graphql";
import { CaseState } from "../../entities/cases/case-enums";
import { CaseStateReason } from "../../entities/cases/case-reasons";
import { CardDataKind } from "../../kernel/firewall/mask-card-data";
import { MemberType } from "../access/member.type";
import { TeamType } from "../access/team.type";
import { TransactionType } from "../payments/transaction.type";
import "../user-error.type";
import "./case-enums";
import "./case-reason-enums";
import { MessageType } from "./message.type";
import { EntryType, TimelineEntryType } from "./timeline-entry.type";

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
