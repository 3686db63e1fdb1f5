import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import {
  AddTeamMemberInput,
  CreateTeamInput,
  DeleteTeamInput,
  RemoveTeamMemberInput,
  RenameTeamInput,
} from "../../schema/access/team-inputs";
import {
  AddTeamMemberPayload,
  CreateTeamPayload,
  DeleteTeamPayload,
  RemoveTeamMemberPayload,
  RenameTeamPayload,
} from "../../schema/access/team-payloads";
import { addTeamMember } from "../../services/access/add-team-member";
import { createTeam } from "../../services/access/create-team";
import { deleteTeam } from "../../services/clocks/policies/delete-team";
import { removeTeamMember } from "../../services/access/remove-team-member";
import { renameTeam } from "../../services/access/rename-team";
import type { RequestContext } from "../request-context";

@Resolver()
export class TeamMutations {
  @Mutation(() => CreateTeamPayload, { description: "Makes a team." })
  createTeam(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CreateTeamInput, { description: "The team." }) input: CreateTeamInput,
  ): Promise<CreateTeamPayload> {
    return run(createTeam, input);
  }

  @Mutation(() => RenameTeamPayload, { description: "Gives a team another name." })
  renameTeam(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RenameTeamInput, { description: "The team and the name." }) input: RenameTeamInput,
  ): Promise<RenameTeamPayload> {
    return run(renameTeam, input);
  }

  @Mutation(() => DeleteTeamPayload, {
    description:
      "Removes a team. Refused while cases are assigned to it, and while policies name it; its members stay.",
  })
  deleteTeam(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => DeleteTeamInput, { description: "The team." }) input: DeleteTeamInput,
  ): Promise<DeleteTeamPayload> {
    return run(deleteTeam, input);
  }

  @Mutation(() => AddTeamMemberPayload, { description: "Puts a member into a team. Safe to repeat." })
  addTeamMember(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => AddTeamMemberInput, { description: "Who joins what." }) input: AddTeamMemberInput,
  ): Promise<AddTeamMemberPayload> {
    return run(addTeamMember, input);
  }

  @Mutation(() => RemoveTeamMemberPayload, { description: "Takes a member out of a team. Safe to repeat." })
  removeTeamMember(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RemoveTeamMemberInput, { description: "Who leaves what." })
    input: RemoveTeamMemberInput,
  ): Promise<RemoveTeamMemberPayload> {
    return run(removeTeamMember, input);
  }
}
