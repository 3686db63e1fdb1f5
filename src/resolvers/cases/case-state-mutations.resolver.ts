import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import {
  CloseCaseInput,
  MarkCaseWaitingInput,
  ReopenCaseInput,
  ResolveCaseInput,
  ResumeCaseInput,
} from "../../schema/cases/case-inputs";
import {
  CloseCasePayload,
  MarkCaseWaitingPayload,
  ReopenCasePayload,
  ResolveCasePayload,
  ResumeCasePayload,
} from "../../schema/cases/case-payloads";
import { closeCase } from "../../services/cases/states/close-case";
import { markCaseWaiting } from "../../services/cases/states/mark-case-waiting";
import { reopenCase } from "../../services/cases/states/reopen-case";
import { resolveCase } from "../../services/cases/states/resolve-case";
import { resumeCase } from "../../services/cases/states/resume-case";
import type { RequestContext } from "../request-context";

@Resolver()
export class CaseStateMutations {
  @Mutation(() => MarkCaseWaitingPayload, {
    description:
      "Lets a case rest until the customer or a third party has acted. Ends when the customer writes.",
  })
  markCaseWaiting(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => MarkCaseWaitingInput, { description: "The case, and what it waits for." })
    input: MarkCaseWaitingInput,
  ): Promise<MarkCaseWaitingPayload> {
    return run(markCaseWaiting, input);
  }

  @Mutation(() => ResumeCasePayload, { description: "Ends a wait: the case is worked on again." })
  resumeCase(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ResumeCaseInput, { description: "The case, and why it goes on." })
    input: ResumeCaseInput,
  ): Promise<ResumeCasePayload> {
    return run(resumeCase, input);
  }

  @Mutation(() => ResolveCasePayload, {
    description: "Settles a case. A reply of the customer's reopens it.",
  })
  resolveCase(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ResolveCaseInput, { description: "The case, and how it was resolved." })
    input: ResolveCaseInput,
  ): Promise<ResolveCasePayload> {
    return run(resolveCase, input);
  }

  @Mutation(() => CloseCasePayload, {
    description: "Ends a case: nothing is said on it any more. The staff may reopen it.",
  })
  closeCase(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CloseCaseInput, { description: "The case, and why it ends." }) input: CloseCaseInput,
  ): Promise<CloseCasePayload> {
    return run(closeCase, input);
  }

  @Mutation(() => ReopenCasePayload, { description: "Takes up a resolved or closed case again." })
  reopenCase(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ReopenCaseInput, { description: "The case, and why." }) input: ReopenCaseInput,
  ): Promise<ReopenCasePayload> {
    return run(reopenCase, input);
  }
}
