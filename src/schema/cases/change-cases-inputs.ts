import { ArrayMaxSize, ArrayMinSize } from "class-validator";
import { Field, InputType } from "type-graphql";
import { WaitingOn } from "../../entities/cases/case-enums";
import {
  ClosingReason,
  ReopeningReason,
  ResolutionReason,
  ResumptionReason,
  WaitingReason,
} from "../../entities/cases/case-reasons";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { IdField } from "../id-field";
import { DateTime } from "../scalars";
import "./case-enums";
import { NewFactsInput } from "./case-inputs";
import "./case-reason-enums";

@InputType({ description: "What cases are to wait for." })
export class CaseWaitInput {
  @Field(() => WaitingOn, { description: "Who has to act." })
  waitingOn!: WaitingOn;

  @Field(() => WaitingReason, { description: "What they wait for." })
  reason!: WaitingReason;
}

@InputType({ description: "Why waiting cases go on." })
export class CaseResumptionInput {
  @Field(() => ResumptionReason, { description: "Why they go on." })
  reason!: ResumptionReason;
}

@InputType({ description: "How cases were resolved." })
export class CaseResolutionInput {
  @Field(() => ResolutionReason, { description: "How they were resolved." })
  reason!: ResolutionReason;
}

@InputType({ description: "Why cases end." })
export class CaseClosingInput {
  @Field(() => ClosingReason, { description: "Why they end." })
  reason!: ClosingReason;
}

@InputType({ description: "Why cases are worked on again." })
export class CaseReopeningInput {
  @Field(() => ReopeningReason, { description: "Why they are taken up again." })
  reason!: ReopeningReason;
}

@InputType({ description: "How long cases are laid aside: give one of both, or both." })
export class CaseSnoozeInput {
  @Field(() => DateTime, { nullable: true, description: "When they wake by themselves; within 366 days." })
  until?: Instant | null;

  @Field(() => Boolean, { nullable: true, description: "True: a message of their customer's wakes them." })
  untilReply?: boolean | null;
}

@InputType({ description: "What is done with cases: exactly one of these." })
export class CaseMoveInput {
  @Field(() => CaseWaitInput, { nullable: true, description: "They rest until somebody else has acted." })
  wait?: CaseWaitInput | null;

  @Field(() => CaseResumptionInput, { nullable: true, description: "They wait no more." })
  resume?: CaseResumptionInput | null;

  @Field(() => CaseResolutionInput, { nullable: true, description: "They are settled." })
  resolve?: CaseResolutionInput | null;

  @Field(() => CaseClosingInput, { nullable: true, description: "They end." })
  close?: CaseClosingInput | null;

  @Field(() => CaseReopeningInput, { nullable: true, description: "They are worked on again." })
  reopen?: CaseReopeningInput | null;

  @Field(() => CaseSnoozeInput, { nullable: true, description: "They are laid aside." })
  snooze?: CaseSnoozeInput | null;

  @Field(() => Boolean, { nullable: true, description: "True: they are laid aside no more." })
  wake?: boolean | null;
}

@InputType({
  description:
    "Cases, and what is changed of each: first facts, then who works on it, then its state. What is left out stays as it is.",
})
export class ChangeCasesInput extends NewFactsInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IdField("Case", { list: true, description: "The cases; 1 to 100." })
  caseIds!: Uuid[];

  @IdField("Team", { nullable: true, description: "The team in whose queue they go; null for none." })
  teamId?: Uuid | null;

  @IdField("Member", { nullable: true, description: "The member who works on them; null for nobody." })
  memberId?: Uuid | null;

  @Field(() => CaseMoveInput, { nullable: true, description: "What is done with them." })
  move?: CaseMoveInput | null;
}
