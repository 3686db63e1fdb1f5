import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { MarkAsSpamInput, MarkAsSpamPayload } from "../../schema/cases/mark-as-spam-inputs";
import { markAsSpam } from "../../services/cases/states/mark-as-spam";
import type { RequestContext } from "../request-context";

@Resolver()
export class SpamMutations {
  @Mutation(() => MarkAsSpamPayload, {
    description:
      "Closes a case as spam, with up to 100 open cases of its customer's, and blocks the customer. Takes the permission to block. Safe to repeat; `unblockCustomer` and `reopenCase` take it back.",
  })
  markAsSpam(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => MarkAsSpamInput, { description: "The case." }) input: MarkAsSpamInput,
  ): Promise<MarkAsSpamPayload> {
    return run(markAsSpam, input);
  }
}
