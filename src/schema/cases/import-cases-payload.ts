import { Extensions, Field, ObjectType } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import { Payload, UserErrorType } from "../user-error.type";
import { CaseType } from "./case.type";

@ObjectType("ImportCasesResult", {
  description: "What became of one of several cases that were to be imported.",
  simpleResolvers: true,
})
export class ImportCasesResultType {
  @Field(() => CaseType, { nullable: true, description: "As it is now; null when it was refused." })
  case!: Case | null;

  @Field(() => Boolean, {
    description: "False when it was refused, or known by its external id and left as it is.",
  })
  created!: boolean;

  @Extensions({ mostItems: 1 })
  @Field(() => [UserErrorType], {
    description:
      "Why nothing of it was written; `field` is the path within this case. Empty when it was not refused.",
  })
  userErrors!: readonly UserErrorType[];
}

@ObjectType({ description: "Answer of `importCases`.", simpleResolvers: true })
export class ImportCasesPayload extends Payload {
  @Field(() => [ImportCasesResultType], {
    nullable: true,
    description: "One for each case, in their order. A refused case leaves the others as they are.",
  })
  results?: readonly ImportCasesResultType[];
}
