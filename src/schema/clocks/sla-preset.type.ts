import { Extensions, Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { CaseKind } from "../../entities/cases/case-enums";
import { PolicyPreset } from "../../entities/clocks/policy-enums";
import "../cases/case-enums";
import { Duration } from "../scalars";

registerEnumType(PolicyPreset, {
  name: "SlaPolicyPresetKey",
  description: "A rule of a law that is ready to be switched on.",
  valuesConfig: {
    US_REG_E: { description: "Errors in electronic fund transfers, by Regulation E." },
    US_REG_Z: { description: "Billing errors of credit cards, by Regulation Z." },
    EU_PSD2_REFUND: { description: "Refund of an unauthorised payment, by article 73 of PSD2." },
    UK_PAYMENT_COMPLAINT: { description: "A complaint about a payment service in the United Kingdom." },
    UK_COMPLAINT: { description: "Any other complaint in the United Kingdom, by DISP." },
  },
});

@ObjectType("SlaPresetDuty", { description: "One thing that a rule asks for.", simpleResolvers: true })
export class SlaPresetDutyType {
  @Field(() => String, { description: "What is to be done." })
  name!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Within so many business days; null where every day counts.",
  })
  businessDays!: number | null;

  @Field(() => Duration, {
    description:
      "As its target is set. A business day is 24 open hours: due at the same time of that day, and so never later than its end, which is when the rule says.",
  })
  duration!: string;
}

@ObjectType("SlaPolicyPreset", {
  description: "A rule of a law, as a policy that can be made of it. A summary, and no advice.",
  simpleResolvers: true,
})
export class SlaPolicyPresetType {
  @Field(() => PolicyPreset, { description: "By which `createSlaPolicyFromPreset` knows it." })
  preset!: PolicyPreset;

  @Field(() => String, { description: "How it is called." })
  name!: string;

  @Field(() => String, { description: "What the rule says." })
  description!: string;

  @Field(() => String, { description: "Where that is said." })
  source!: string;

  @Field(() => String, {
    nullable: true,
    description: "Whose holidays the calendar of its business days has to keep, by ISO 3166-1; null for any.",
  })
  country!: string | null;

  @Extensions({ mostItems: 20 })
  @Field(() => [CaseKind], { description: "The kinds of cases that it is for, unless told." })
  kinds!: readonly CaseKind[];

  @Extensions({ mostItems: 20 })
  @Field(() => [SlaPresetDutyType], { description: "What it asks for, each an OBLIGATION of the policy." })
  duties!: readonly SlaPresetDutyType[];
}
