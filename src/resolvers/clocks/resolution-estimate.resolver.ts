import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import { CaseType } from "../../schema/cases/case.type";
import {
  EstimateResolutionInput,
  EstimateResolutionPayload,
} from "../../schema/clocks/resolution-estimate-input";
import { ResolutionEstimateType } from "../../schema/clocks/resolution-estimate.type";
import { estimateResolution } from "../../services/clocks/deadlines/estimate-resolution";
import { estimatesOfCases, type SeenEstimate } from "../../services/clocks/deadlines/read-estimates";
import { One } from "../related-field";
import type { RequestContext } from "../request-context";

@Resolver(() => CaseType)
export class CaseEstimate {
  @One<Case, SeenEstimate>(estimatesOfCases, "id", {
    type: () => ResolutionEstimateType,
    nullable: true,
    description: "By when it will be resolved, as its customer was told; null where nothing was.",
  })
  estimatedResolution!: SeenEstimate | null;
}

@Resolver()
export class ResolutionEstimateResolver {
  @Mutation(() => EstimateResolutionPayload, {
    description:
      "Tells the customer by when the case will be resolved; later another time, with a reason. It is scored when the case ends.",
  })
  estimateResolution(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => EstimateResolutionInput, { description: "The case, the time, and why." })
    input: EstimateResolutionInput,
  ): Promise<EstimateResolutionPayload> {
    return run(estimateResolution, input);
  }
}
