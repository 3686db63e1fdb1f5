import { Ctx, FieldResolver, Query, Resolver } from "type-graphql";
import type { ApiKey } from "../../entities/access/api-key.entity";
import type { Member } from "../../entities/access/member.entity";
import type { Workspace } from "../../entities/access/workspace.entity";
import { ApiKeyType } from "../../schema/access/api-key.type";
import { MemberType } from "../../schema/access/member.type";
import { PermissionType, ViewerKind, ViewerType } from "../../schema/access/viewer.type";
import { WorkspaceType } from "../../schema/access/workspace.type";
import type { Actor, SystemActor } from "../../services/access/actor";
import { listPermissions, readViewer, viewersApiKey, viewersMember } from "../../services/access/read-viewer";
import { readWorkspace } from "../../services/access/read-workspace";
import type { RequestContext } from "../request-context";

const KIND_OF_ACTOR: Readonly<Record<Exclude<Actor, SystemActor>["kind"], ViewerKind>> = {
  member: ViewerKind.MEMBER,
  apiKey: ViewerKind.API_KEY,
  customer: ViewerKind.CUSTOMER,
};

@Resolver(() => ViewerType)
export class ViewerQueries {
  @Query(() => ViewerType, { description: "Who is asking, as the credential proves it." })
  async viewer(@Ctx() { run }: RequestContext): Promise<ViewerType> {
    const { kind, permissions } = await run(readViewer, null);
    return { kind: KIND_OF_ACTOR[kind], permissions: [...permissions].sort() };
  }

  @FieldResolver(() => WorkspaceType, { description: "The workspace that the credential belongs to." })
  workspace(@Ctx() { run }: RequestContext): Promise<Workspace> {
    return run(readWorkspace, null);
  }

  @FieldResolver(() => MemberType, { nullable: true, description: "The member; null for other callers." })
  member(@Ctx() { run }: RequestContext): Promise<Member | null> {
    return run(viewersMember, null);
  }

  @FieldResolver(() => ApiKeyType, { nullable: true, description: "The API key; null for other callers." })
  apiKey(@Ctx() { run }: RequestContext): Promise<ApiKey | null> {
    return run(viewersApiKey, null);
  }

  @Query(() => [PermissionType], { description: "Every permission there is, and who carries it." })
  permissions(@Ctx() { run }: RequestContext): Promise<readonly PermissionType[]> {
    return run(listPermissions, null);
  }
}
