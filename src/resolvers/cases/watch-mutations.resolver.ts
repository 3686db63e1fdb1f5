import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { UnwatchCasePayload, WatchCasePayload } from "../../schema/cases/case-payloads";
import { UnwatchCaseInput, WatchCaseInput } from "../../schema/cases/watch-inputs";
import { unwatchCase } from "../../services/cases/watching/unwatch-case";
import { watchCase } from "../../services/cases/watching/watch-case";
import type { RequestContext } from "../request-context";

@Resolver()
export class WatchMutations {
  @Mutation(() => WatchCasePayload, {
    description: "Puts a member among those who watch a case. No change of the case: its version stays.",
  })
  watchCase(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => WatchCaseInput, { description: "The case, and who is to watch it." })
    input: WatchCaseInput,
  ): Promise<WatchCasePayload> {
    return run(watchCase, input);
  }

  @Mutation(() => UnwatchCasePayload, {
    description: "Takes a member from among those who watch a case.",
  })
  unwatchCase(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => UnwatchCaseInput, { description: "The case, and who is to watch it no more." })
    input: UnwatchCaseInput,
  ): Promise<UnwatchCasePayload> {
    return run(unwatchCase, input);
  }
}
