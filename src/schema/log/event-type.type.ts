import { Field, ObjectType } from "type-graphql";

@ObjectType("EventType", {
  description: "A type of event: something that is recorded when it happens.",
  simpleResolvers: true,
})
export class EventTypeType {
  @Field(() => String, {
    description: "As filters and webhook endpoints name it, and as an event bears it: `case.opened`.",
  })
  name!: string;

  @Field(() => String, {
    description: "What stands for all of its kind in filters and webhook endpoints: `case.*`.",
  })
  wildcard!: string;

  @Field(() => String, { description: "When it is recorded." })
  description!: string;

  @Field(() => String, { description: "What a credential needs to hear of it, besides `event:read`." })
  permission!: string;

  @Field(() => Boolean, { description: "Whether customers hear of it, where it is about what is theirs." })
  isForCustomers!: boolean;
}
