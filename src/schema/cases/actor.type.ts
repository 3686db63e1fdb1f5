import { Field, ID, ObjectType } from "type-graphql";
import { ActorKind } from "../../entities/cases/message-enums";
import { StaffField } from "../staff-field";
import "./message-enums";

@ObjectType("Actor", { description: "Who did something.", simpleResolvers: true })
export class ActorType {
  @Field(() => ActorKind, { description: "What kind of caller it was." })
  kind!: ActorKind;

  @Field(() => String, {
    nullable: true,
    description:
      "How the member, customer or API key is called. A customer's token reads members' first names only, and no names of keys.",
  })
  name!: string | null;

  @StaffField(() => ID, {
    description: "Id of the member, customer or API key; `node(id)` reads more. Null for Redress itself.",
  })
  id!: string | null;
}
