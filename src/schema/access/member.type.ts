import { Field, Int, ObjectType } from "type-graphql";
import { MemberRole } from "../../entities/access/access-enums";
import type { Member } from "../../entities/access/member.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime } from "../scalars";
import "./access-enums";

@ObjectType("Member", {
  implements: NodeType,
  description: "A person on the support staff.",
  simpleResolvers: true,
})
export class MemberType implements NodeType, Omit<Member, "workspaceId"> {
  id!: Uuid;

  @Field(() => String, { description: "How the member is called." })
  name!: SafeText;

  @Field(() => String, { description: "The member's address, in lower case; one member has it." })
  email!: SafeText;

  @Field(() => MemberRole, { description: "What the member is trusted with." })
  role!: MemberRole;

  @Field(() => String, {
    nullable: true,
    description: "The identity provider's `sub` for this person; null until the first sign-in.",
  })
  subject!: SafeText | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the member lost access; null while the member is active.",
  })
  deactivatedAt!: Instant | null;

  @Field(() => DateTime, { description: "When the member was invited." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When a fact about the member last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;
}

export const MemberConnection = connectionTypeOf(MemberType, "Member");
