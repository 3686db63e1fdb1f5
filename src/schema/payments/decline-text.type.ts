import { Field, Int, ObjectType } from "type-graphql";
import { DeclineReason, DeclineScheme, CustomerLanguage } from "../../entities/payments/decline-enums";
import type { DeclineText } from "../../entities/payments/decline-text.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime } from "../scalars";
import "./decline-enums";

@ObjectType("DeclineText", {
  implements: NodeType,
  description: "What the workspace tells its customers of a decline, in its own words.",
  simpleResolvers: true,
})
export class DeclineTextType implements NodeType, Omit<DeclineText, "workspaceId" | "subject"> {
  id!: Uuid;

  @Field(() => CustomerLanguage, { description: "The language of the text." })
  language!: CustomerLanguage;

  @Field(() => DeclineReason, { description: "The reason that it is for, or that its code stands for." })
  reason!: DeclineReason;

  @Field(() => DeclineScheme, { nullable: true, description: "Whose code; null when for the whole reason." })
  scheme!: DeclineScheme | null;

  @Field(() => String, { nullable: true, description: "The code; null when for the whole reason." })
  code!: SafeText | null;

  @Field(() => String, { description: "What customers read." })
  text!: SafeText;

  @Field(() => DateTime, { description: "When it was first set." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When it was last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;
}

export const DeclineTextConnection = connectionTypeOf(DeclineTextType, "DeclineText");
