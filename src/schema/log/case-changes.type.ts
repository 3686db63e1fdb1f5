import { Field, ID, ObjectType } from "type-graphql";
import { EventType } from "./event.type";

@ObjectType("CaseUpdate", {
  description: "A case as it is now, after something happened.",
  simpleResolvers: true,
})
export class CaseUpdateType {
  @Field(() => String, { description: "Give it as `after` when you come back." })
  cursor!: string;

  @Field(() => EventType, {
    nullable: true,
    description:
      "The last thing that happened to the case; several that happened at once are one update. Null for the first.",
  })
  event!: EventType | null;
}

@ObjectType("InboxChange", {
  description:
    "A case that changed, and whether the list shows it now: put it where it belongs, or take it out if you show it.",
  simpleResolvers: true,
})
export class InboxChangeType {
  @Field(() => String, { description: "Give it as `after` when you come back." })
  cursor!: string;

  @Field(() => ID, { description: "The case's id." })
  caseId!: string;

  @Field(() => Boolean, { description: "Whether the list shows the case now." })
  isListed!: boolean;
}
