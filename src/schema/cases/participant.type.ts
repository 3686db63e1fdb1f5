import { Field, ID, ObjectType } from "type-graphql";
import type { CaseParticipant } from "../../entities/cases/case-participant.entity";
import { ParticipantRole } from "../../entities/cases/participant-role";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { CustomerType } from "../customers/customer.type";
import { DateTime } from "../scalars";
import "./participant-enums";

@ObjectType("CaseParticipant", {
  description: "Somebody who takes part in a case beside the customer whose case it is.",
  simpleResolvers: true,
})
export class CaseParticipantType implements Pick<CaseParticipant, "id" | "role" | "createdAt"> {
  @Field(() => ID, { description: "Id of the part; it is no node." })
  id!: Uuid;

  @Field(() => ParticipantRole, {
    description: "As what, which decides what it reads and whether it writes.",
  })
  role!: ParticipantRole;

  @Field(() => CustomerType, {
    nullable: true,
    description: "Who it is. A customer's token reads itself only; of others, `name`.",
  })
  customer?: CustomerType | null;

  @Field(() => String, {
    nullable: true,
    description: "How it is called. A customer's token reads other people's first names only.",
  })
  name?: string | null;

  @Field(() => DateTime, { description: "When it came to take part." })
  createdAt!: Instant;
}
