import { Field, Int } from "type-graphql";
import { ParticipantRole } from "../../entities/cases/participant-role";
import { ActorType } from "./actor.type";
import { CaseType } from "./case.type";
import "./participant-enums";
import { EntryType, TimelineEntryType } from "./timeline-entry.type";

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

@EntryType("CaseMergedEntry", "The case was merged into another, and closed.")
export class CaseMergedEntry extends TimelineEntryType {
  @Field(() => CaseType, { nullable: true, description: "The case on which it goes on." })
  otherCase?: CaseType | null;
}

@EntryType("CaseMergeReceivedEntry", "Another case was merged into this one.")
export class CaseMergeReceivedEntry extends TimelineEntryType {
  @Field(() => CaseType, { nullable: true, description: "The other case." })
  otherCase?: CaseType | null;

  @Field(() => Int, { description: "How many messages and notes came with it." })
  messageCount!: number;
}

@EntryType("CaseMergeUndoneEntry", "Two cases that were merged are apart again.")
export class CaseMergeUndoneEntry extends TimelineEntryType {
  @Field(() => CaseType, { nullable: true, description: "The other case." })
  otherCase?: CaseType | null;
}

@EntryType("CaseSplitEntry", "A second matter was split off to a case of its own.")
export class CaseSplitEntry extends TimelineEntryType {
  @Field(() => CaseType, { nullable: true, description: "The new case." })
  otherCase?: CaseType | null;

  @Field(() => Int, { description: "How many messages and notes went to it." })
  messageCount!: number;
}

@EntryType("CaseSplitOffEntry", "The case was split off another.")
export class CaseSplitOffEntry extends TimelineEntryType {
  @Field(() => CaseType, { nullable: true, description: "The other case." })
  otherCase?: CaseType | null;

  @Field(() => Int, { description: "How many messages and notes came from it." })
  messageCount!: number;
}
