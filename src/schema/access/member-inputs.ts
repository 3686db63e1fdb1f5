import { Length, MaxLength } from "class-validator";
import { ArgsType, Field, InputType, Int } from "type-graphql";
import { MemberRole } from "../../entities/access/access-enums";
import type { Uuid } from "../../kernel/ids";
import { PageArgs } from "../connection";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";
import { EmailAddress } from "../scalars";
import "./access-enums";

const EXPECTED_VERSION =
  "The version that the change was decided on; another one is refused with VERSION_CONFLICT.";
const SUBJECT = "The identity provider's `sub` for this person, for a provider that verifies no e-mail.";

@InputType({ description: "A person to give a place on the support staff." })
export class InviteMemberInput {
  @MaxLength(320)
  @Field(() => EmailAddress, { description: "The person's address, as the identity provider verifies it." })
  email!: string;

  @MaxLength(200)
  @NotBlank()
  @Field(() => String, { description: "How the member is called; 200 characters at most." })
  name!: string;

  @Field(() => MemberRole, { description: "What the member is trusted with; no more than the caller is." })
  role!: MemberRole;

  @Length(1, 255)
  @Field(() => String, { nullable: true, description: SUBJECT })
  subject?: string | null;
}

@InputType({ description: "What changes about a member; what is left out stays as it is." })
export class UpdateMemberInput {
  @IdField("Member", { description: "The member." })
  memberId!: Uuid;

  @MaxLength(200)
  @NotBlank()
  @Field(() => String, { nullable: true, description: "How the member is called; 200 characters at most." })
  name?: string | null;

  @Field(() => MemberRole, {
    nullable: true,
    description: "Counts from the member's next operation on; no more than the caller's own rights.",
  })
  role?: MemberRole | null;

  @Length(1, 255)
  @Field(() => String, {
    nullable: true,
    description: `${SUBJECT} Null forgets it: the next sign-in by verified e-mail sets it anew.`,
  })
  subject?: string | null;

  @Field(() => Int, { nullable: true, description: EXPECTED_VERSION })
  expectedVersion?: number | null;
}

@InputType({ description: "Whose access to take away." })
export class DeactivateMemberInput {
  @IdField("Member", { description: "The member." })
  memberId!: Uuid;

  @Field(() => Int, { nullable: true, description: EXPECTED_VERSION })
  expectedVersion?: number | null;
}

@InputType({ description: "Whom to give access again." })
export class ReactivateMemberInput {
  @IdField("Member", { description: "The member." })
  memberId!: Uuid;

  @Field(() => Int, { nullable: true, description: EXPECTED_VERSION })
  expectedVersion?: number | null;
}

@InputType({ description: "Which members; all conditions hold at once." })
export class MemberFilter {
  @Field(() => MemberRole, { nullable: true, description: "Members of this role." })
  role?: MemberRole | null;

  @Field(() => Boolean, { nullable: true, description: "Members with access, or those without." })
  isActive?: boolean | null;

  @IdField("Team", { nullable: true, description: "Members of this team." })
  teamId?: Uuid | null;
}

@ArgsType()
export class MemberListArgs extends PageArgs {
  @Field(() => MemberFilter, { nullable: true, description: "Which members; all unless told." })
  filter?: MemberFilter | null;
}
