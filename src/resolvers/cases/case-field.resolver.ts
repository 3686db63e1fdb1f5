import { Arg, Args, ArgsType, Ctx, Field, Mutation, Query, Resolver } from "type-graphql";
import type { CaseField } from "../../entities/cases/case-field.entity";
import {
  ChangeCaseFieldInput,
  ChangeCaseFieldPayload,
  CreateCaseFieldInput,
  CreateCaseFieldPayload,
  RetireCaseFieldInput,
  RetireCaseFieldPayload,
  SetCaseFieldsInput,
  SetCaseFieldsPayload,
} from "../../schema/cases/case-field-inputs";
import { CaseFieldConnection } from "../../schema/cases/case-field.type";
import { PageArgs, type Connection } from "../../schema/connection";
import {
  changeCaseField,
  createCaseField,
  retireCaseField,
} from "../../services/cases/fields/define-case-field";
import { caseFieldList } from "../../services/cases/fields/read-case-fields";
import { setCaseFields } from "../../services/cases/fields/set-case-fields";
import { Ask } from "../asked";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@ArgsType()
class CaseFieldListArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether retired ones are told too; not unless said.",
  })
  includeRetired?: boolean | null;
}

@Resolver()
export class CaseFieldResolver {
  @Query(() => CaseFieldConnection, {
    nullable: true,
    description: "The custom fields that cases have, by key. A customer's token reads the public ones.",
  })
  caseFields(
    @Ctx() context: RequestContext,
    @Args(() => CaseFieldListArgs) args: CaseFieldListArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<CaseField>> {
    return listField(context, caseFieldList, args, asked);
  }

  @Mutation(() => CreateCaseFieldPayload, { description: "Gives cases a custom field." })
  createCaseField(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CreateCaseFieldInput, { description: "The field." }) input: CreateCaseFieldInput,
  ): Promise<CreateCaseFieldPayload> {
    return run(createCaseField, input);
  }

  @Mutation(() => ChangeCaseFieldPayload, {
    description: "Changes a custom field. Values stay, even if they are no choice any more.",
  })
  changeCaseField(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ChangeCaseFieldInput, { description: "The field, and what changes." })
    input: ChangeCaseFieldInput,
  ): Promise<ChangeCaseFieldPayload> {
    return run(changeCaseField, input);
  }

  @Mutation(() => RetireCaseFieldPayload, {
    description:
      "Retires a custom field: it takes no values any more, and is required of no case. Its values are still read.",
  })
  retireCaseField(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RetireCaseFieldInput, { description: "The field." }) input: RetireCaseFieldInput,
  ): Promise<RetireCaseFieldPayload> {
    return run(retireCaseField, input);
  }

  @Mutation(() => SetCaseFieldsPayload, {
    description: "Sets values of custom fields of a case, or removes them.",
  })
  setCaseFields(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => SetCaseFieldsInput, { description: "The case, and the values." })
    input: SetCaseFieldsInput,
  ): Promise<SetCaseFieldsPayload> {
    return run(setCaseFields, input);
  }
}
