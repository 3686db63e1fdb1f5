import { Extensions, Field, ID, ObjectType } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import { Payload, UserErrorType } from "../user-error.type";
import { CaseType } from "./case.type";

@ObjectType("ChangeCasesResult", {
  description: "What became of one of several cases.",
  simpleResolvers: true,
})
export class ChangeCasesResultType {
  @Field(() => ID, { description: "The case's id, as it was given." })
  caseId!: string;

  @Field(() => CaseType, { nullable: true, description: "As it is now; null when it was refused." })
  case!: Case | null;

  @Extensions({ mostItems: 1 })
  @Field(() => [UserErrorType], {
    description: "Why nothing of it was changed; empty when it was not refused.",
  })
  userErrors!: readonly UserErrorType[];
}

@ObjectType({ description: "Answer of `changeCases`.", simpleResolvers: true })
export class ChangeCasesPayload extends Payload {
  @Field(() => [ChangeCasesResultType], {
    nullable: true,
    description: "One for each id, in their order. A refused case leaves the others as they are.",
  })
  results?: readonly ChangeCasesResultType[];
}
