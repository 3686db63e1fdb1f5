import { Length, Matches, Max, Min } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { MoneyMode, Provider } from "../../entities/payments/provider-enums";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import "./provider-connection.type";

const SECRET = "What the provider signs its events with, e.g. `whsec_...`; 200 characters at most.";

@InputType({ description: "A place for a provider's events." })
export class CreateProviderConnectionInput {
  @Field(() => Provider, { description: "The provider." })
  provider!: Provider;

  @Length(1, 100)
  @Matches(/\S/)
  @Field(() => String, { description: "Your own word for it; 100 characters at most." })
  name!: string;

  @Field(() => MoneyMode, {
    defaultValue: MoneyMode.LIVE,
    description: "Whether its events are about real money. Events of the other mode are set aside.",
  })
  mode!: MoneyMode;

  @Length(16, 200)
  @Matches(/^\S+$/, { message: "A signing secret holds no white space." })
  @Field(() => String, { description: `${SECRET} It cannot be read again.` })
  webhookSecret!: string;
}

@InputType({ description: "A new signing secret for a connection." })
export class RotateProviderSecretInput {
  @IdField("ProviderConnection", { description: "The connection." })
  connectionId!: Uuid;

  @Length(16, 200)
  @Matches(/^\S+$/, { message: "A signing secret holds no white space." })
  @Field(() => String, { description: SECRET })
  webhookSecret!: string;

  @Min(1)
  @Max(2_147_483_647)
  @Field(() => Int, { nullable: true, description: "The version that the decision was made from." })
  expectedVersion?: number | null;
}

@InputType({ description: "A connection whose events are to be refused." })
export class DisableProviderConnectionInput {
  @IdField("ProviderConnection", { description: "The connection." })
  connectionId!: Uuid;

  @Min(1)
  @Max(2_147_483_647)
  @Field(() => Int, { nullable: true, description: "The version that the decision was made from." })
  expectedVersion?: number | null;
}

@InputType({ description: "A connection whose events are welcome again." })
export class EnableProviderConnectionInput {
  @IdField("ProviderConnection", { description: "The connection." })
  connectionId!: Uuid;

  @Min(1)
  @Max(2_147_483_647)
  @Field(() => Int, { nullable: true, description: "The version that the decision was made from." })
  expectedVersion?: number | null;
}
