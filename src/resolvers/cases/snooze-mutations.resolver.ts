import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { SnoozeCasePayload, WakeCasePayload } from "../../schema/cases/case-payloads";
import { SnoozeCaseInput, WakeCaseInput } from "../../schema/cases/snooze-inputs";
import { snoozeCase } from "../../services/cases/snooze/snooze-case";
import { wakeCase } from "../../services/cases/snooze/wake-case";
import type { RequestContext } from "../request-context";

@Resolver()
export class SnoozeMutations {
  @Mutation(() => SnoozeCasePayload, {
    description:
      "Lays a case aside until a time, or until its customer writes. Its state stays as it is; resolving or closing it ends the snooze.",
  })
  snoozeCase(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => SnoozeCaseInput, { description: "The case, and until when." })
    input: SnoozeCaseInput,
  ): Promise<SnoozeCasePayload> {
    return run(snoozeCase, input);
  }

  @Mutation(() => WakeCasePayload, { description: "Ends a snooze before its time." })
  wakeCase(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => WakeCaseInput, { description: "The case." }) input: WakeCaseInput,
  ): Promise<WakeCasePayload> {
    return run(wakeCase, input);
  }
}
