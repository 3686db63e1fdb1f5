import { Field, ObjectType } from "type-graphql";
import type { CaseMessage } from "../../entities/cases/case-message.entity";
import type { Case } from "../../entities/cases/case.entity";
import { Payload } from "../user-error.type";
import { CaseType } from "./case.type";
import { MessageType } from "./message.type";

@ObjectType({ description: "What every mutation of a case answers." })
abstract class CasePayload extends Payload {
  @Field(() => CaseType, { nullable: true, description: "The case as it is now." })
  case?: Case;
}

@ObjectType({ description: "What every mutation that may have been made before answers." })
abstract class RepeatableCasePayload extends CasePayload {
  @Field(() => Boolean, {
    nullable: true,
    description: "False when it was known by its external id, and nothing was changed.",
  })
  created?: boolean;
}

@ObjectType({ description: "Answer of `openCase`.", simpleResolvers: true })
export class OpenCasePayload extends RepeatableCasePayload {}

@ObjectType({ description: "What a mutation that writes on a case answers." })
abstract class MessagePayload extends RepeatableCasePayload {
  @Field(() => MessageType, { nullable: true, description: "The message." })
  message?: CaseMessage;
}

@ObjectType({ description: "Answer of `replyToCase`.", simpleResolvers: true })
export class ReplyToCasePayload extends MessagePayload {}

@ObjectType({ description: "Answer of `receiveMessage`.", simpleResolvers: true })
export class ReceiveMessagePayload extends MessagePayload {}

@ObjectType({ description: "Answer of `addNote`.", simpleResolvers: true })
export class AddNotePayload extends CasePayload {
  @Field(() => MessageType, { nullable: true, description: "The note." })
  note?: CaseMessage;
}

@ObjectType({ description: "Answer of `changeCase`.", simpleResolvers: true })
export class ChangeCasePayload extends CasePayload {}

@ObjectType({ description: "Answer of `assignCase`.", simpleResolvers: true })
export class AssignCasePayload extends CasePayload {}

@ObjectType({ description: "Answer of `linkTransaction`.", simpleResolvers: true })
export class LinkTransactionPayload extends CasePayload {}

@ObjectType({ description: "Answer of `unlinkTransaction`.", simpleResolvers: true })
export class UnlinkTransactionPayload extends CasePayload {}

@ObjectType({ description: "Answer of `addParticipant`.", simpleResolvers: true })
export class AddParticipantPayload extends CasePayload {}

@ObjectType({ description: "Answer of `removeParticipant`.", simpleResolvers: true })
export class RemoveParticipantPayload extends CasePayload {}

@ObjectType({ description: "Answer of `mergeCases`.", simpleResolvers: true })
export class MergeCasesPayload extends Payload {
  @Field(() => CaseType, { nullable: true, description: "The case that goes on." })
  case?: Case;

  @Field(() => CaseType, { nullable: true, description: "The case that ended." })
  mergedCase?: Case;
}

@ObjectType({ description: "Answer of `undoMerge`.", simpleResolvers: true })
export class UndoMergePayload extends CasePayload {
  @Field(() => CaseType, { nullable: true, description: "The case that it was merged into." })
  otherCase?: Case;
}

@ObjectType({ description: "Answer of `splitCase`.", simpleResolvers: true })
export class SplitCasePayload extends CasePayload {
  @Field(() => CaseType, { nullable: true, description: "The new case." })
  newCase?: Case;
}

@ObjectType({ description: "Answer of `markCaseWaiting`.", simpleResolvers: true })
export class MarkCaseWaitingPayload extends CasePayload {}

@ObjectType({ description: "Answer of `resumeCase`.", simpleResolvers: true })
export class ResumeCasePayload extends CasePayload {}

@ObjectType({ description: "Answer of `resolveCase`.", simpleResolvers: true })
export class ResolveCasePayload extends CasePayload {}

@ObjectType({ description: "Answer of `closeCase`.", simpleResolvers: true })
export class CloseCasePayload extends CasePayload {}

@ObjectType({ description: "Answer of `reopenCase`.", simpleResolvers: true })
export class ReopenCasePayload extends CasePayload {}

@ObjectType({ description: "Answer of `linkCases`.", simpleResolvers: true })
export class LinkCasesPayload extends CasePayload {}

@ObjectType({ description: "Answer of `unlinkCases`.", simpleResolvers: true })
export class UnlinkCasesPayload extends CasePayload {}

@ObjectType({ description: "Answer of `followUpCase`: its case is the new one.", simpleResolvers: true })
export class FollowUpCasePayload extends CasePayload {}

@ObjectType({ description: "Answer of `watchCase`.", simpleResolvers: true })
export class WatchCasePayload extends CasePayload {}

@ObjectType({ description: "Answer of `unwatchCase`.", simpleResolvers: true })
export class UnwatchCasePayload extends CasePayload {}

@ObjectType({ description: "Answer of `markCaseRead`.", simpleResolvers: true })
export class MarkCaseReadPayload extends CasePayload {}

@ObjectType({ description: "Answer of `markCaseUnread`.", simpleResolvers: true })
export class MarkCaseUnreadPayload extends CasePayload {}

@ObjectType({ description: "Answer of `snoozeCase`.", simpleResolvers: true })
export class SnoozeCasePayload extends CasePayload {}

@ObjectType({ description: "Answer of `wakeCase`.", simpleResolvers: true })
export class WakeCasePayload extends CasePayload {}
