import { Field, InputType, ObjectType } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import type { Customer } from "../../entities/customers/customer.entity";
import type { Uuid } from "../../kernel/ids";
import { CustomerType } from "../customers/customer.type";
import { IdField } from "../id-field";
import { Payload } from "../user-error.type";
import { CaseType } from "./case.type";

@InputType({ description: "A case that nobody should have to read." })
export class MarkAsSpamInput {
  @IdField("Case", { description: "The case." })
  caseId!: Uuid;
}

@ObjectType({ description: "Answer of `markAsSpam`.", simpleResolvers: true })
export class MarkAsSpamPayload extends Payload {
  @Field(() => CustomerType, { nullable: true, description: "The case's customer, which is blocked now." })
  customer?: Customer;

  @Field(() => [CaseType], {
    nullable: true,
    description: "Its cases that were open and are closed now; when there are 100, there may be more.",
  })
  closedCases?: readonly Case[];
}
