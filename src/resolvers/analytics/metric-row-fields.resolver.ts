import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { splitPublicId } from "../../kernel/ids";
import { MetricRowType } from "../../schema/analytics/metrics.type";
import { namesOfValues } from "../../services/analytics/figures/names-of-values";
import type { PublishedRow } from "../../services/analytics/figures/read-metrics";
import { ID_DIMENSIONS } from "../../services/analytics/rollups/dimension";
import type { RequestContext } from "../request-context";

@Resolver(() => MetricRowType)
export class MetricRowFields {
  @FieldResolver(() => [String], {
    description:
      "The values as people read them: the names of teams, members, surveys and policies, or their ids where you may not read these or they are gone; all others as they are.",
  })
  labels(
    @Root() { dimensions, values }: PublishedRow,
    @Ctx() { load }: RequestContext,
  ): Promise<readonly string[]> {
    return Promise.all(
      values.map(async (value, index) => {
        const dimension = dimensions[index];
        if (dimension === undefined || ID_DIMENSIONS[dimension] === undefined) return value;
        const id = splitPublicId(value)?.uuid;
        return id === undefined ? value : ((await load(namesOfValues, id, dimension)) ?? value);
      }),
    );
  }
}
