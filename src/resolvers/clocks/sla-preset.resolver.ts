import { Arg, Ctx, Extensions, Mutation, Query, Resolver } from "type-graphql";
import { CreateSlaPolicyFromPresetPayload } from "../../schema/clocks/sla-policy-payloads";
import { CreateSlaPolicyFromPresetInput } from "../../schema/clocks/sla-preset-input";
import { SlaPolicyPresetType } from "../../schema/clocks/sla-preset.type";
import { createPolicyFromPreset, listPresets } from "../../services/clocks/policies/create-from-preset";
import type { RequestContext } from "../request-context";

@Resolver()
export class SlaPresetResolver {
  @Extensions({ mostItems: 10 })
  @Query(() => [SlaPolicyPresetType], {
    nullable: true,
    description: "Rules of laws that can be switched on.",
  })
  slaPolicyPresets(@Ctx() { run }: RequestContext): Promise<readonly SlaPolicyPresetType[]> {
    return run(listPresets, null);
  }

  @Mutation(() => CreateSlaPolicyFromPresetPayload, {
    description: "Makes a regulatory policy of a rule. Whether the rule binds you is for you to say.",
  })
  createSlaPolicyFromPreset(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CreateSlaPolicyFromPresetInput, { description: "The rule, and for which cases." })
    input: CreateSlaPolicyFromPresetInput,
  ): Promise<CreateSlaPolicyFromPresetPayload> {
    return run(createPolicyFromPreset, input);
  }
}
