import { Field, ObjectType } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import { Payload } from "../user-error.type";
import { MemberType } from "./member.type";

@ObjectType({ description: "Answer of `inviteMember`.", simpleResolvers: true })
export class InviteMemberPayload extends Payload {
  @Field(() => MemberType, { nullable: true, description: "The new member." })
  member?: Member;
}

@ObjectType({ description: "Answer of `updateMember`.", simpleResolvers: true })
export class UpdateMemberPayload extends Payload {
  @Field(() => MemberType, { nullable: true, description: "The member as it is now." })
  member?: Member;
}

@ObjectType({ description: "Answer of `deactivateMember`.", simpleResolvers: true })
export class DeactivateMemberPayload extends Payload {
  @Field(() => MemberType, { nullable: true, description: "The member, without access." })
  member?: Member;
}

@ObjectType({ description: "Answer of `reactivateMember`.", simpleResolvers: true })
export class ReactivateMemberPayload extends Payload {
  @Field(() => MemberType, { nullable: true, description: "The member, with access." })
  member?: Member;
}
