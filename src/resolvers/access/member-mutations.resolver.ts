import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import {
  DeactivateMemberInput,
  InviteMemberInput,
  ReactivateMemberInput,
  UpdateMemberInput,
} from "../../schema/access/member-inputs";
import {
  DeactivateMemberPayload,
  InviteMemberPayload,
  ReactivateMemberPayload,
  UpdateMemberPayload,
} from "../../schema/access/member-payloads";
import { deactivateMember } from "../../services/access/deactivate-member";
import { inviteMember } from "../../services/access/invite-member";
import { reactivateMember } from "../../services/access/reactivate-member";
import { updateMember } from "../../services/access/update-member";
import type { RequestContext } from "../request-context";

@Resolver()
export class MemberMutations {
  @Mutation(() => InviteMemberPayload, {
    description:
      "Gives a person a place on the support staff. No mail is sent: the person signs in through the workspace's identity provider.",
  })
  inviteMember(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => InviteMemberInput, { description: "The person." }) input: InviteMemberInput,
  ): Promise<InviteMemberPayload> {
    return run(inviteMember, input);
  }

  @Mutation(() => UpdateMemberPayload, {
    description: "Changes a member's name, role or subject. The last active administrator stays one.",
  })
  updateMember(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => UpdateMemberInput, { description: "What changes." }) input: UpdateMemberInput,
  ): Promise<UpdateMemberPayload> {
    return run(updateMember, input);
  }

  @Mutation(() => DeactivateMemberPayload, {
    description:
      "Takes a member's access away at once; what the member did stays. The last active administrator cannot be deactivated.",
  })
  deactivateMember(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => DeactivateMemberInput, { description: "Whose access." }) input: DeactivateMemberInput,
  ): Promise<DeactivateMemberPayload> {
    return run(deactivateMember, input);
  }

  @Mutation(() => ReactivateMemberPayload, {
    description: "Gives a deactivated member access again, in the role the member had.",
  })
  reactivateMember(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ReactivateMemberInput, { description: "Whom to let in again." })
    input: ReactivateMemberInput,
  ): Promise<ReactivateMemberPayload> {
    return run(reactivateMember, input);
  }
}
