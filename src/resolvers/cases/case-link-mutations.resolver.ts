import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { FollowUpCaseInput, LinkCasesInput, UnlinkCasesInput } from "../../schema/cases/case-link-inputs";
import { FollowUpCasePayload, LinkCasesPayload, UnlinkCasesPayload } from "../../schema/cases/case-payloads";
import { followUpCase } from "../../services/cases/links/follow-up-case";
import { linkCases } from "../../services/cases/links/link-cases";
import { unlinkCases } from "../../services/cases/links/unlink-cases";
import type { RequestContext } from "../request-context";

@Resolver()
export class CaseLinkMutations {
  @Mutation(() => LinkCasesPayload, {
    description:
      "Says what one case is to another; both tell of it. No case is a duplicate, an effect or a follow-up of itself, not even by way of others.",
  })
  linkCases(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => LinkCasesInput, { description: "The cases, and what the first is to the other." })
    input: LinkCasesInput,
  ): Promise<LinkCasesPayload> {
    return run(linkCases, input);
  }

  @Mutation(() => UnlinkCasesPayload, {
    description: "Says that one case is not that to another after all.",
  })
  unlinkCases(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => UnlinkCasesInput, {
      description: "The cases as they were linked, and what the first is not.",
    })
    input: UnlinkCasesInput,
  ): Promise<UnlinkCasesPayload> {
    return run(unlinkCases, input);
  }

  @Mutation(() => FollowUpCasePayload, {
    description:
      "Opens a new case where a closed one left off: of the same customer, about the same transactions, and linked to it as FOLLOW_UP_OF.",
  })
  followUpCase(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => FollowUpCaseInput, { description: "The closed case, and how it goes on." })
    input: FollowUpCaseInput,
  ): Promise<FollowUpCasePayload> {
    return run(followUpCase, input);
  }
}
