import { MaxLength } from "class-validator";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { CaseView } from "../../entities/cases/case-view.entity";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";
import { Payload } from "../user-error.type";
import { CaseFilter, CaseOrder } from "./case-list-args";
import { CaseViewType } from "./case-view.type";

const NAME = "How it is called; 100 characters at most.";

@InputType({ description: "A view of cases to save." })
export class CreateCaseViewInput {
  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { description: NAME })
  name!: string;

  @Field(() => CaseFilter, { description: "Which cases it shows." })
  filter!: CaseFilter & Readonly<Record<string, unknown>>;

  @Field(() => CaseOrder, { nullable: true, description: "Newest first unless told." })
  orderBy?: CaseOrder | null;

  @Field(() => Boolean, {
    description: "Whether all of the staff see it. A member may keep it to itself; an API key shares it.",
  })
  isShared!: boolean;
}

@InputType({ description: "A saved view to change; what is left out or null stays as it is." })
export class ChangeCaseViewInput {
  @IdField("CaseView", { description: "The view." })
  viewId!: Uuid;

  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { nullable: true, description: NAME })
  name?: string | null;

  @Field(() => CaseFilter, { nullable: true, description: "Which cases it shows, in place of those before." })
  filter?: (CaseFilter & Readonly<Record<string, unknown>>) | null;

  @Field(() => CaseOrder, { nullable: true, description: "The order of its cases." })
  orderBy?: CaseOrder | null;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; VERSION_CONFLICT when the view was changed since.",
  })
  expectedVersion?: number | null;
}

@InputType({ description: "A saved view to remove." })
export class DeleteCaseViewInput {
  @IdField("CaseView", { description: "The view." })
  viewId!: Uuid;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; VERSION_CONFLICT when the view was changed since.",
  })
  expectedVersion?: number | null;
}

@ObjectType({ description: "Answer of `createCaseView`.", simpleResolvers: true })
export class CreateCaseViewPayload extends Payload {
  @Field(() => CaseViewType, { nullable: true, description: "The view." })
  view?: CaseView;
}

@ObjectType({ description: "Answer of `changeCaseView`.", simpleResolvers: true })
export class ChangeCaseViewPayload extends Payload {
  @Field(() => CaseViewType, { nullable: true, description: "The view as it is now." })
  view?: CaseView;
}

@ObjectType({ description: "Answer of `deleteCaseView`.", simpleResolvers: true })
export class DeleteCaseViewPayload extends Payload {
  @Field(() => ID, { nullable: true, description: "Id of the view that is no more." })
  deletedViewId?: string;
}
