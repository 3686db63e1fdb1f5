import { Field, Int, ObjectType } from "type-graphql";
import { KeyEnvironment } from "../../entities/access/access-enums";
import type { ApiKey } from "../../entities/access/api-key.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime } from "../scalars";
import "./access-enums";

@ObjectType("ApiKey", {
  implements: NodeType,
  description: "A machine's credential. The key itself is shown once, by the mutation that makes it.",
  simpleResolvers: true,
})
export class ApiKeyType implements NodeType, Omit<ApiKey, "workspaceId" | "keyHash"> {
  id!: Uuid;

  @Field(() => String, { description: "What the key is for; at most two active keys share a name." })
  name!: SafeText;

  @Field(() => KeyEnvironment, { description: "What the key is meant for; part of the key itself." })
  environment!: KeyEnvironment;

  @Field(() => String, { description: "The last four characters of the key, to tell keys apart." })
  hint!: string;

  @Field(() => [String], { description: "What the key may do, e.g. `case:read`; `permissions` lists all." })
  permissions!: readonly string[];

  @Field(() => DateTime, {
    nullable: true,
    description: "When the key stops working by itself; null if never.",
  })
  expiresAt!: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "When the key was revoked; null if it was not." })
  revokedAt!: Instant | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the key was last used, up to half a minute late; null before its first use.",
  })
  lastUsedAt!: Instant | null;

  @Field(() => DateTime, { description: "When the key was made." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When the key was last changed; using it is no change." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change." })
  version!: number;
}

export const ApiKeyConnection = connectionTypeOf(ApiKeyType, "ApiKey");
