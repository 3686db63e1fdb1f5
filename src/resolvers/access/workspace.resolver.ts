import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Workspace } from "../../entities/access/workspace.entity";
import { AdvanceTimeInput, UpdateWorkspaceInput } from "../../schema/access/workspace-inputs";
import { AdvanceTimePayload, UpdateWorkspacePayload } from "../../schema/access/workspace-payloads";
import { WorkspaceType } from "../../schema/access/workspace.type";
import { advanceTime } from "../../services/access/sandbox/advance-time";
import { readWorkspace } from "../../services/access/read-workspace";
import { updateWorkspace } from "../../services/access/update-workspace";
import type { RequestContext } from "../request-context";

@Resolver()
export class WorkspaceResolver {
  @Query(() => WorkspaceType, { description: "The workspace that the credential belongs to." })
  workspace(@Ctx() { run }: RequestContext): Promise<Workspace> {
    return run(readWorkspace, null);
  }

  @Mutation(() => UpdateWorkspacePayload, { description: "Changes settings of the workspace." })
  updateWorkspace(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => UpdateWorkspaceInput, { description: "The settings." }) input: UpdateWorkspaceInput,
  ): Promise<UpdateWorkspacePayload> {
    return run(updateWorkspace, input);
  }

  @Mutation(() => AdvanceTimePayload, {
    description:
      "Moves the time of a test workspace on, and does what falls due on the way, in its order and each at its time, before it answers. Never back.",
  })
  async advanceTime(
    @Ctx() { run, finishAdvance }: RequestContext,
    @Arg("input", () => AdvanceTimeInput, { description: "How far." }) input: AdvanceTimeInput,
  ): Promise<AdvanceTimePayload> {
    const { workspace, runner } = await run(advanceTime, input);
    finishAdvance(runner);
    return { workspace };
  }
}
