import { Resolver } from "type-graphql";
import type { CaseParticipant } from "../../entities/cases/case-participant.entity";
import type { Customer } from "../../entities/customers/customer.entity";
import { publicId } from "../../kernel/ids";
import { CaseParticipantType } from "../../schema/cases/participant.type";
import { actorNames } from "../../services/cases/read-actors";
import { customersById } from "../../services/customers/read-customers";
import { Derived } from "../derived-field";
import { toValue } from "../relation";
import { One, Related } from "../related-field";

@Resolver(() => CaseParticipantType)
export class CaseParticipantFields {
  @Derived<CaseParticipant>(["id"], ({ id }) => publicId("part", id))
  id!: string;

  @One<CaseParticipant, Customer>(customersById, "customerId")
  customer!: Customer | null;

  @Related(
    toValue<CaseParticipant, string | null, string | null>(actorNames, "customerId", (name) => name),
    {},
  )
  name!: string | null;
}
