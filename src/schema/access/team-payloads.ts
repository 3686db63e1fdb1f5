import { Field, ID, ObjectType } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import type { Team } from "../../entities/access/team.entity";
import { Payload } from "../user-error.type";
import { MemberType } from "./member.type";
import { TeamType } from "./team.type";

@ObjectType({ description: "Answer of `createTeam`.", simpleResolvers: true })
export class CreateTeamPayload extends Payload {
  @Field(() => TeamType, { nullable: true, description: "The new team." })
  team?: Team;
}

@ObjectType({ description: "Answer of `renameTeam`.", simpleResolvers: true })
export class RenameTeamPayload extends Payload {
  @Field(() => TeamType, { nullable: true, description: "The team as it is now." })
  team?: Team;
}

@ObjectType({ description: "Answer of `deleteTeam`.", simpleResolvers: true })
export class DeleteTeamPayload extends Payload {
  @Field(() => ID, { nullable: true, description: "Id of the team that is gone." })
  deletedTeamId?: string;
}

@ObjectType({ description: "Answer of `addTeamMember`.", simpleResolvers: true })
export class AddTeamMemberPayload extends Payload {
  @Field(() => TeamType, { nullable: true, description: "The team as it is now." })
  team?: Team;

  @Field(() => MemberType, { nullable: true, description: "The member who is in it." })
  member?: Member;
}

@ObjectType({ description: "Answer of `removeTeamMember`.", simpleResolvers: true })
export class RemoveTeamMemberPayload extends Payload {
  @Field(() => TeamType, { nullable: true, description: "The team as it is now." })
  team?: Team;

  @Field(() => MemberType, { nullable: true, description: "The member who is not in it." })
  member?: Member;
}
