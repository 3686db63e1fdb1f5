import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Workspace } from "../../entities/access/workspace.entity";
import { UpdateWorkspaceInput } from "../../schema/access/workspace-inputs";
import { UpdateWorkspacePayload } from "../../schema/access/workspace-payloads";
import { WorkspaceType } from "../../schema/access/workspace.type";
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
}
