import { Field, ObjectType } from "type-graphql";
import type { DeclineText } from "../../entities/payments/decline-text.entity";
import { Payload } from "../user-error.type";
import { DeclineTextType } from "./decline-text.type";

@ObjectType({ description: "Answer of `setDeclineText`.", simpleResolvers: true })
export class SetDeclineTextPayload extends Payload {
  @Field(() => DeclineTextType, { nullable: true, description: "The text as it is now." })
  declineText?: DeclineText;
}

@ObjectType({ description: "Answer of `removeDeclineText`.", simpleResolvers: true })
export class RemoveDeclineTextPayload extends Payload {
  @Field(() => Boolean, { nullable: true, description: "False where there was no such text." })
  isRemoved?: boolean;
}
