import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import type { ProviderConnection } from "../../entities/payments/provider-connection.entity";
import { MoneyMode, Provider } from "../../entities/payments/provider-enums";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime } from "../scalars";
import "./transaction-enums";

registerEnumType(Provider, {
  name: "Provider",
  description: "A payment provider whose own events are understood.",
  valuesConfig: { STRIPE: { description: "Stripe." } },
});

@ObjectType("ProviderConnection", {
  implements: NodeType,
  description: "A place that one account at a payment provider sends its events to.",
  simpleResolvers: true,
})
export class ProviderConnectionType
  implements NodeType, Omit<ProviderConnection, "workspaceId" | "secret" | "previousSecret">
{
  id!: Uuid;

  @Field(() => Provider, { description: "The provider." })
  provider!: Provider;

  @Field(() => String, { description: "The workspace's own word for it." })
  name!: SafeText;

  @Field(() => MoneyMode, { description: "Whether its events are about real money; others are set aside." })
  mode!: MoneyMode;

  @Field(() => DateTime, {
    nullable: true,
    description: "Until when events signed with the former secret are taken; null when there is none.",
  })
  previousSecretValidUntil!: Instant | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Since when its events are refused; null while they are welcome.",
  })
  disabledAt!: Instant | null;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When it last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;
}

export const ProviderConnectionConnection = connectionTypeOf(ProviderConnectionType, "ProviderConnection");
