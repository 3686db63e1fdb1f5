import { Field, Int, ObjectType } from "type-graphql";
import { WorkspaceMode } from "../../entities/access/access-enums";
import type { Workspace } from "../../entities/access/workspace.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { NodeType } from "../node";
import { DateTime } from "../scalars";

@ObjectType("Workspace", {
  implements: NodeType,
  description: "One company's customers, transactions and cases, invisible to every other company.",
  simpleResolvers: true,
})
export class WorkspaceType implements NodeType, Omit<Workspace, "timeAheadMs"> {
  id!: Uuid;

  @Field(() => String, { description: "The company's name." })
  name!: SafeText;

  @Field(() => DateTime, { description: "When the workspace was set up." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When a setting of the workspace last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;

  @Field(() => WorkspaceMode, { description: "Whose time it lives by; settled when it is set up." })
  mode!: WorkspaceMode;

  @Field(() => DateTime, {
    description:
      "What time it is in the workspace: in a test workspace, its own. Things that happen bear this time.",
  })
  now!: Instant;
}
