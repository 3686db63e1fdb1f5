import { ArrayMaxSize, MaxLength } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { CaseKind, CasePriority } from "../../entities/cases/case-enums";
import { OnTargetChange, PolicyFamily } from "../../entities/clocks/clock-enums";
import { PolicyScope } from "../../entities/clocks/policy-enums";
import { Channel, CustomerKind } from "../../entities/customers/customer-enums";
import { RiskLevel, TransactionRail } from "../../entities/payments/transaction-enums";
import type { Uuid } from "../../kernel/ids";
import "../cases/case-enums";
import "../customers/customer-enums";
import { IdField } from "../id-field";
import { NoneBlank, NotBlank } from "../not-blank";
import "../payments/transaction-enums";
import { BigIntScalar, CurrencyCode } from "../scalars";
import "./sla-policy-enums";
import { SlaTargetInput } from "./sla-target-inputs";

@InputType({ description: "Amounts of one currency; give one bound or both, both belong to it." })
export class SlaAmountInput {
  @Field(() => CurrencyCode, { description: "The currency; amounts of others do not match." })
  currency!: string;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: "At least so much, in minor units; 12 digits at most.",
  })
  atLeast?: bigint | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: "At most so much, in minor units; 12 digits at most.",
  })
  atMost?: bigint | null;
}

@InputType({
  description:
    "Which cases a policy is for: every fact that is given has to fit, and of its values one. Nothing given means every case; an empty list is refused.",
})
export class SlaMatchInput {
  @ArrayMaxSize(20)
  @Field(() => [CaseKind], { nullable: true, description: "What the case is about." })
  kinds?: CaseKind[] | null;

  @ArrayMaxSize(4)
  @Field(() => [CasePriority], { nullable: true, description: "How urgent it is." })
  priorities?: CasePriority[] | null;

  @ArrayMaxSize(20)
  @Field(() => [Channel], { nullable: true, description: "Where it began." })
  channels?: Channel[] | null;

  @ArrayMaxSize(50)
  @MaxLength(50, { each: true })
  @NoneBlank()
  @Field(() => [String], { nullable: true, description: "The customer's tier; 50 at most." })
  customerTiers?: string[] | null;

  @ArrayMaxSize(2)
  @Field(() => [CustomerKind], { nullable: true, description: "What kind of customer it is." })
  customerKinds?: CustomerKind[] | null;

  @Field(() => SlaAmountInput, { nullable: true, description: "The amount of one of its payments." })
  amount?: SlaAmountInput | null;

  @ArrayMaxSize(5)
  @Field(() => [RiskLevel], { nullable: true, description: "How risky one of its payments is." })
  riskLevels?: RiskLevel[] | null;

  @ArrayMaxSize(10)
  @Field(() => [TransactionRail], { nullable: true, description: "The rail of one of its payments." })
  rails?: TransactionRail[] | null;

  @ArrayMaxSize(50)
  @MaxLength(50, { each: true })
  @NoneBlank()
  @Field(() => [String], { nullable: true, description: "One of its tags; 50 at most." })
  tags?: string[] | null;

  @ArrayMaxSize(50)
  @IdField("Team", { list: true, nullable: true, description: "The team that has it; 50 at most." })
  teamIds?: Uuid[] | null;
}

const NAME = "How it is called; 100 characters at most.";
const DESCRIPTION = "What it is for; 1,000 characters at most.";
const MATCH = "Which cases it is for; all unless told.";
const TARGETS = "What it asks for; 1 to 20.";
const ON_CHANGE = "What becomes of running clocks whose target changes.";
const AUTOMATION = "Whether replies that no person wrote count as replies";
const APPLIES_TO = "Which cases it counts for, as it is from now on; NEW_CASES unless told.";

@InputType({ description: "A policy to make." })
export class CreateSlaPolicyInput {
  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { description: NAME })
  name!: string;

  @MaxLength(1_000)
  @NotBlank()
  @Field(() => String, { nullable: true, description: DESCRIPTION })
  description?: string | null;

  @Field(() => PolicyFamily, {
    nullable: true,
    description: "How it stands beside others: SERVICE unless told. It stays what it is.",
  })
  family?: PolicyFamily | null;

  @Field(() => SlaMatchInput, { nullable: true, description: MATCH })
  match?: SlaMatchInput | null;

  @ArrayMaxSize(20)
  @Field(() => [SlaTargetInput], { description: TARGETS })
  targets!: SlaTargetInput[];

  @Field(() => OnTargetChange, { nullable: true, description: `${ON_CHANGE} KEEP_USED unless told.` })
  onChange?: OnTargetChange | null;

  @Field(() => Boolean, { nullable: true, description: `${AUTOMATION}; false unless told.` })
  automationResponds?: boolean | null;

  @Field(() => PolicyScope, { nullable: true, description: APPLIES_TO })
  appliesTo?: PolicyScope | null;

  @IdField("SlaPolicy", {
    nullable: true,
    description: "The policy before which it is asked whether it matches; last of all unless told.",
  })
  before?: Uuid | null;
}

@InputType({ description: "Which policy, at which version." })
abstract class SlaPolicyReferenceInput {
  @IdField("SlaPolicy", { description: "The policy." })
  policyId!: Uuid;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; VERSION_CONFLICT when the policy was changed since.",
  })
  expectedVersion?: number | null;
}

@InputType({
  description:
    "A policy to change; what is left out stays as it is. What it asks for then counts from now on, as another revision.",
})
export class ChangeSlaPolicyInput extends SlaPolicyReferenceInput {
  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { nullable: true, description: NAME })
  name?: string | null;

  @MaxLength(1_000)
  @NotBlank()
  @Field(() => String, { nullable: true, description: `${DESCRIPTION} Null takes it away.` })
  description?: string | null;

  @Field(() => SlaMatchInput, {
    nullable: true,
    description: "Which cases it is for, in place of all that it matched before.",
  })
  match?: SlaMatchInput | null;

  @ArrayMaxSize(20)
  @Field(() => [SlaTargetInput], { nullable: true, description: `${TARGETS} In place of those before.` })
  targets?: SlaTargetInput[] | null;

  @Field(() => OnTargetChange, { nullable: true, description: ON_CHANGE })
  onChange?: OnTargetChange | null;

  @Field(() => Boolean, { nullable: true, description: `${AUTOMATION}.` })
  automationResponds?: boolean | null;

  @Field(() => PolicyScope, { nullable: true, description: APPLIES_TO })
  appliesTo?: PolicyScope | null;
}

@InputType({ description: "A policy to take out of use." })
export class ArchiveSlaPolicyInput extends SlaPolicyReferenceInput {
  @Field(() => PolicyScope, {
    nullable: true,
    description:
      "Whether it ends for open cases, too, and at once; unless told, those that go by it do so until what policies ask of them changes.",
  })
  appliesTo?: PolicyScope | null;
}

@InputType({ description: "Policies in another order." })
export class ReorderSlaPoliciesInput {
  @ArrayMaxSize(100)
  @IdField("SlaPolicy", {
    list: true,
    description:
      "Policies in the order in which they are to be asked; those that are not named stay in their places.",
  })
  ids!: Uuid[];

  @Field(() => PolicyScope, { nullable: true, description: APPLIES_TO })
  appliesTo?: PolicyScope | null;
}
