import { Field, ID, ObjectType } from "type-graphql";
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
  @Field(() => ID, { nullable: true, description: "Id of the text that is gone; null where there was none." })
  removedDeclineTextId?: string | null;
}
