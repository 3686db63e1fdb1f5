import { Field, InputType } from "type-graphql";
import { ParticipantRole } from "../../entities/cases/participant-role";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import { CaseReferenceInput } from "./case-inputs";
import "./participant-enums";

@InputType({ description: "A case, and a customer to take part in it." })
export class AddParticipantInput extends CaseReferenceInput {
  @IdField("Customer", { description: "Who takes part. Not the customer whose case it is." })
  customerId!: Uuid;

  @Field(() => ParticipantRole, { description: "As what. Only a merchant takes part as MERCHANT." })
  role!: ParticipantRole;
}

@InputType({ description: "A case, and a customer who takes part in it no more." })
export class RemoveParticipantInput extends CaseReferenceInput {
  @IdField("Customer", { description: "Who takes part no more." })
  customerId!: Uuid;
}
