import { Field, ObjectType } from "type-graphql";
import { Payload } from "../user-error.type";
import { ClockType } from "./clock.type";

@ObjectType({ description: "Answer of `setDeadline`.", simpleResolvers: true })
export class SetDeadlinePayload extends Payload {
  @Field(() => ClockType, { nullable: true, description: "The deadline's clock." })
  clock?: ClockType;
}

@ObjectType({ description: "Answer of `changeDeadline`.", simpleResolvers: true })
export class ChangeDeadlinePayload extends Payload {
  @Field(() => ClockType, { nullable: true, description: "The clock as it is now." })
  clock?: ClockType;
}

@ObjectType({ description: "Answer of `meetDeadline`.", simpleResolvers: true })
export class MeetDeadlinePayload extends Payload {
  @Field(() => ClockType, { nullable: true, description: "The clock as it is now." })
  clock?: ClockType;
}

@ObjectType({ description: "Answer of `cancelDeadline`.", simpleResolvers: true })
export class CancelDeadlinePayload extends Payload {
  @Field(() => ClockType, { nullable: true, description: "The clock as it is now." })
  clock?: ClockType;
}

@ObjectType({ description: "Answer of `meetObligation`.", simpleResolvers: true })
export class MeetObligationPayload extends Payload {
  @Field(() => ClockType, { nullable: true, description: "The clock as it is now." })
  clock?: ClockType;
}
