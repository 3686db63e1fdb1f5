import { ArrayMaxSize, ArrayMinSize, MaxLength } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { CaseKind, CasePriority } from "../../entities/cases/case-enums";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";
import "./case-enums";
import { CaseReferenceInput } from "./case-inputs";

@InputType({ description: "A case, and the one it is to become part of." })
export class MergeCasesInput {
  @IdField("Case", { description: "The case that ends." })
  caseId!: Uuid;

  @IdField("Case", { description: "The case that goes on; not a closed one." })
  intoCaseId!: Uuid;

  @Field(() => Int, {
    nullable: true,
    description:
      "The version of the case that ends, as the caller saw it; VERSION_CONFLICT when it has moved on.",
  })
  expectedVersion?: number | null;
}

@InputType({ description: "A case that was merged into another." })
export class UndoMergeInput {
  @IdField("Case", { description: "The case that ended with the merge." })
  caseId!: Uuid;
}

@InputType({ description: "A case, and what of it is another matter." })
export class SplitCaseInput extends CaseReferenceInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IdField("Message", { list: true, description: "The messages and notes that go; 1 to 100." })
  messageIds!: Uuid[];

  @MaxLength(300)
  @NotBlank()
  @Field(() => String, { description: "What the new case is about; 300 characters at most." })
  subject!: string;

  @Field(() => CaseKind, { nullable: true, description: "As of the case that is split, unless told." })
  kind?: CaseKind | null;

  @Field(() => CasePriority, { nullable: true, description: "As of the case that is split, unless told." })
  priority?: CasePriority | null;

  @ArrayMaxSize(50)
  @IdField("Transaction", {
    list: true,
    nullable: true,
    description: "The transactions that the new case is about; 50 at most. None unless told.",
  })
  transactionIds?: Uuid[] | null;
}
