import { ArrayMaxSize, ArrayMinSize, Length, Max, MaxLength, Min } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { KeyEnvironment } from "../../entities/access/access-enums";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";
import { DateTime } from "../scalars";
import "./access-enums";

const MAX_OVERLAP_SECONDS = 30 * 24 * 3600;

@InputType({ description: "A machine's credential to make." })
export class CreateApiKeyInput {
  @MaxLength(100)
  @NotBlank()
  @Field(() => String, {
    description: "What the key is for, 100 characters at most; two active keys may share a name.",
  })
  name!: string;

  @Field(() => KeyEnvironment, { description: "What the key is meant for; part of the key itself." })
  environment!: KeyEnvironment;

  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Length(1, 100, { each: true })
  @Field(() => [String], {
    description:
      "What the key may do, e.g. `case:read`; no more than its maker may. `permissions` lists all.",
  })
  permissions!: string[];

  @Field(() => DateTime, {
    nullable: true,
    description: "When it stops working by itself; never unless told.",
  })
  expiresAt?: Instant | null;
}

@InputType({ description: "A key to end." })
export class RevokeApiKeyInput {
  @IdField("ApiKey", { description: "The key." })
  apiKeyId!: Uuid;
}

@InputType({ description: "A key to replace by one like it." })
export class RotateApiKeyInput {
  @IdField("ApiKey", { description: "The key that is replaced." })
  apiKeyId!: Uuid;

  @Min(0)
  @Max(MAX_OVERLAP_SECONDS)
  @Field(() => Int, {
    nullable: true,
    description: `Seconds for which the old key goes on working: 0 to ${MAX_OVERLAP_SECONDS}, a day unless told.`,
  })
  overlapSeconds?: number | null;

  @Field(() => DateTime, { nullable: true, description: "When the new key expires; never unless told." })
  expiresAt?: Instant | null;
}
