import { Extensions, Field, ObjectType } from "type-graphql";
import type { SlaPolicy } from "../../entities/clocks/sla-policy.entity";
import { Payload } from "../user-error.type";
import { SlaPolicyType } from "./sla-policy.type";

@ObjectType({ description: "Answer of `createSlaPolicy`.", simpleResolvers: true })
export class CreateSlaPolicyPayload extends Payload {
  @Field(() => SlaPolicyType, { nullable: true, description: "The policy." })
  policy?: SlaPolicy;
}

@ObjectType({ description: "Answer of `changeSlaPolicy`.", simpleResolvers: true })
export class ChangeSlaPolicyPayload extends Payload {
  @Field(() => SlaPolicyType, { nullable: true, description: "The policy as it is now." })
  policy?: SlaPolicy;
}

@ObjectType({ description: "Answer of `archiveSlaPolicy`.", simpleResolvers: true })
export class ArchiveSlaPolicyPayload extends Payload {
  @Field(() => SlaPolicyType, { nullable: true, description: "The policy as it is now." })
  policy?: SlaPolicy;
}

@ObjectType({ description: "Answer of `reorderSlaPolicies`.", simpleResolvers: true })
export class ReorderSlaPoliciesPayload extends Payload {
  @Extensions({ mostItems: 100 })
  @Field(() => [SlaPolicyType], { nullable: true, description: "The policies in their order." })
  policies?: readonly SlaPolicy[];
}

@ObjectType({ description: "Answer of `createSlaPolicyFromPreset`.", simpleResolvers: true })
export class CreateSlaPolicyFromPresetPayload extends Payload {
  @Field(() => SlaPolicyType, {
    nullable: true,
    description: "The policy; it can be changed like any other.",
  })
  policy?: SlaPolicy;
}
