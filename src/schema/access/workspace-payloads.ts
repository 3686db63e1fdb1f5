import { Field, ObjectType } from "type-graphql";
import type { Workspace } from "../../entities/access/workspace.entity";
import { Payload } from "../user-error.type";
import { WorkspaceType } from "./workspace.type";

@ObjectType({ description: "Answer of `updateWorkspace`.", simpleResolvers: true })
export class UpdateWorkspacePayload extends Payload {
  @Field(() => WorkspaceType, { nullable: true, description: "The workspace as it is now." })
  workspace?: Workspace;
}

@ObjectType({ description: "Answer of `advanceTime`.", simpleResolvers: true })
export class AdvanceTimePayload extends Payload {
  @Field(() => WorkspaceType, {
    nullable: true,
    description: "The workspace at the time that was asked for. What fell due on the way has been done.",
  })
  workspace?: Workspace;
}
