import { Field, ObjectType } from "type-graphql";

@ObjectType("ExternalId", { description: "An id in another system.", simpleResolvers: true })
export class ExternalIdType {
  @Field(() => String, { description: "Which system, in lower case." })
  source!: string;

  @Field(() => String, { description: "The id there." })
  id!: string;
}
