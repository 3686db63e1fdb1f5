import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import {
  AssignCaseInput,
  LinkTransactionInput,
  UnlinkTransactionInput,
  ChangeCaseInput,
  OpenCaseInput,
} from "../../schema/cases/case-inputs";
import {
  AssignCasePayload,
  LinkTransactionPayload,
  UnlinkTransactionPayload,
  ChangeCasePayload,
  OpenCasePayload,
} from "../../schema/cases/case-payloads";
import { assignCase } from "../../services/cases/assignment/assign-case";
import { changeCase } from "../../services/cases/change-case";
import { linkTransaction } from "../../services/cases/links/link-transaction";
import { openCase } from "../../services/cases/open-case";
import { unlinkTransaction } from "../../services/cases/links/unlink-transaction";
import type { RequestContext } from "../request-context";

@Resolver()
export class CaseMutations {
  @Mutation(() => OpenCasePayload, {
    description: "Opens a case for a customer, with the customer's first message if there is one.",
  })
  openCase(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => OpenCaseInput, { description: "The new case." }) input: OpenCaseInput,
  ): Promise<OpenCasePayload> {
    return run(openCase, input);
  }

  @Mutation(() => ChangeCasePayload, { description: "Changes what is known of a case." })
  changeCase(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ChangeCaseInput, { description: "The case, and what changes." })
    input: ChangeCaseInput,
  ): Promise<ChangeCasePayload> {
    return run(changeCase, input);
  }

  @Mutation(() => AssignCasePayload, {
    description: "Gives a case to a team, a member or both, or takes it from them.",
  })
  assignCase(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => AssignCaseInput, { description: "The case, and who is to work on it." })
    input: AssignCaseInput,
  ): Promise<AssignCasePayload> {
    return run(assignCase, input);
  }

  @Mutation(() => LinkTransactionPayload, { description: "Says that a case is about a transaction." })
  linkTransaction(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => LinkTransactionInput, { description: "The case and the transaction." })
    input: LinkTransactionInput,
  ): Promise<LinkTransactionPayload> {
    return run(linkTransaction, input);
  }

  @Mutation(() => UnlinkTransactionPayload, {
    description: "Says that a case is not about a transaction after all.",
  })
  unlinkTransaction(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => UnlinkTransactionInput, { description: "The case and the transaction." })
    input: UnlinkTransactionInput,
  ): Promise<UnlinkTransactionPayload> {
    return run(unlinkTransaction, input);
  }
}
