import { MaxLength } from "class-validator";
import { Field, InputType } from "type-graphql";
import { PolicyPreset, PolicyScope } from "../../entities/clocks/policy-enums";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";
import "./sla-policy-enums";
import { SlaMatchInput } from "./sla-policy-inputs";
import "./sla-preset.type";

@InputType({ description: "A rule of a law to switch on." })
export class CreateSlaPolicyFromPresetInput {
  @Field(() => PolicyPreset, { description: "The rule." })
  preset!: PolicyPreset;

  @MaxLength(100)
  @NotBlank()
  @Field(() => String, {
    nullable: true,
    description: "How the policy is called, 100 characters at most; like the rule unless told.",
  })
  name?: string | null;

  @IdField("BusinessCalendar", {
    nullable: true,
    description:
      "Where the rule counts business days: a calendar that keeps their holidays, and is open from 00:00 to 24:00 on them.",
  })
  calendarId?: Uuid | null;

  @Field(() => SlaMatchInput, {
    nullable: true,
    description: "Which cases it is for; those of the rule's kinds unless told.",
  })
  match?: SlaMatchInput | null;

  @Field(() => PolicyScope, {
    nullable: true,
    description: "Which cases it counts for from now on; NEW_CASES unless told.",
  })
  appliesTo?: PolicyScope | null;
}
