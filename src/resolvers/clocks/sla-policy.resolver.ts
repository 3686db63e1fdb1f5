import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { SlaPolicy } from "../../entities/clocks/sla-policy.entity";
import { parsePublicId } from "../../kernel/ids";
import { SlaPolicyListArgs } from "../../schema/clocks/sla-policy-args";
import {
  ArchiveSlaPolicyInput,
  ChangeSlaPolicyInput,
  CreateSlaPolicyInput,
  ReorderSlaPoliciesInput,
} from "../../schema/clocks/sla-policy-inputs";
import {
  ArchiveSlaPolicyPayload,
  ChangeSlaPolicyPayload,
  CreateSlaPolicyPayload,
  ReorderSlaPoliciesPayload,
} from "../../schema/clocks/sla-policy-payloads";
import { SlaPolicyConnection, SlaPolicyType } from "../../schema/clocks/sla-policy.type";
import type { Connection } from "../../schema/connection";
import { policiesById, policyList } from "../../services/clocks/policies/read-policies";
import { reorderPolicies } from "../../services/clocks/policies/reorder-policies";
import { archivePolicy, changePolicy, createPolicy } from "../../services/clocks/policies/save-policy";
import { Ask } from "../asked";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver()
export class SlaPolicyResolver {
  @Query(() => SlaPolicyType, {
    nullable: true,
    description: "One policy, archived or not; null when there is none of this id.",
  })
  slaPolicy(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The policy's id." }) id: string,
    @Ask() { wanted }: Asked,
  ): Promise<SlaPolicy | null> {
    return load(policiesById, parsePublicId("sla", id, "id"), null, wanted);
  }

  @Query(() => SlaPolicyConnection, {
    nullable: true,
    description: "Policies in the order in which they are asked whether they match.",
  })
  slaPolicies(
    @Ctx() context: RequestContext,
    @Args(() => SlaPolicyListArgs) args: SlaPolicyListArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<SlaPolicy>> {
    return listField(context, policyList, args, asked);
  }

  @Mutation(() => CreateSlaPolicyPayload, {
    description: "Makes a policy. A workspace has 100 at most that are not archived.",
  })
  createSlaPolicy(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CreateSlaPolicyInput, { description: "The policy." }) input: CreateSlaPolicyInput,
  ): Promise<CreateSlaPolicyPayload> {
    return run(createPolicy, input);
  }

  @Mutation(() => ChangeSlaPolicyPayload, {
    description:
      "Changes a policy. What it asks for counts from now on, as another revision; what it asked for before stays on record.",
  })
  changeSlaPolicy(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ChangeSlaPolicyInput, { description: "The policy, and what changes." })
    input: ChangeSlaPolicyInput,
  ): Promise<ChangeSlaPolicyPayload> {
    return run(changePolicy, input);
  }

  @Mutation(() => ArchiveSlaPolicyPayload, {
    description: "Takes a policy out of use; what it asked for stays on record. Safe to repeat.",
  })
  archiveSlaPolicy(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ArchiveSlaPolicyInput, { description: "The policy." }) input: ArchiveSlaPolicyInput,
  ): Promise<ArchiveSlaPolicyPayload> {
    return run(archivePolicy, input);
  }

  @Mutation(() => ReorderSlaPoliciesPayload, {
    description: "Gives policies another order; those that move get another revision. All or none.",
  })
  reorderSlaPolicies(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ReorderSlaPoliciesInput, { description: "The policies in their new order." })
    input: ReorderSlaPoliciesInput,
  ): Promise<ReorderSlaPoliciesPayload> {
    return run(reorderPolicies, input);
  }
}
