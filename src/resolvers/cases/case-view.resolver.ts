import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { CaseView } from "../../entities/cases/case-view.entity";
import {
  ChangeCaseViewInput,
  ChangeCaseViewPayload,
  CreateCaseViewInput,
  CreateCaseViewPayload,
  DeleteCaseViewInput,
  DeleteCaseViewPayload,
} from "../../schema/cases/case-view-inputs";
import { CaseViewConnection, CaseViewType } from "../../schema/cases/case-view.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { filterOfView } from "../../services/cases/views/case-view-filter";
import { countsOfViews } from "../../services/cases/views/count-case-views";
import { caseViewList } from "../../services/cases/views/read-case-views";
import { changeCaseView, createCaseView, deleteCaseView } from "../../services/cases/views/save-case-view";
import { Ask } from "../asked";
import { Derived } from "../derived-field";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver(() => CaseViewType)
export class CaseViewResolver {
  @Query(() => CaseViewConnection, {
    nullable: true,
    description: "The views of cases that are saved for the caller: shared ones and its own, by name.",
  })
  caseViews(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<CaseView>> {
    return listField(context, caseViewList, args, asked);
  }

  @Derived<CaseView>(["memberId"], ({ memberId }) => memberId === null)
  isShared!: boolean;

  @Derived<CaseView>(["filter"], filterOfView)
  filter!: Readonly<Record<string, unknown>>;

  @FieldResolver(() => Int)
  caseCount(@Root() { id }: CaseView, @Ctx() { load }: RequestContext): Promise<number | null> {
    return load(countsOfViews, id, null);
  }

  @Mutation(() => CreateCaseViewPayload, {
    description: "Saves a filter and an order of cases under a name.",
  })
  createCaseView(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CreateCaseViewInput, { description: "The view." }) input: CreateCaseViewInput,
  ): Promise<CreateCaseViewPayload> {
    return run(createCaseView, input);
  }

  @Mutation(() => ChangeCaseViewPayload, { description: "Changes a saved view." })
  changeCaseView(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ChangeCaseViewInput, { description: "The view, and what changes." })
    input: ChangeCaseViewInput,
  ): Promise<ChangeCaseViewPayload> {
    return run(changeCaseView, input);
  }

  @Mutation(() => DeleteCaseViewPayload, { description: "Removes a saved view; its cases stay." })
  deleteCaseView(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => DeleteCaseViewInput, { description: "The view." }) input: DeleteCaseViewInput,
  ): Promise<DeleteCaseViewPayload> {
    return run(deleteCaseView, input);
  }
}
