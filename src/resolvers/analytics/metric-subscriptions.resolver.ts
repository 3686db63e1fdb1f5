import { Args, Ctx, Resolver, Subscription } from "type-graphql";
import { MetricArgs } from "../../schema/analytics/metric-args";
import { MetricsType } from "../../schema/analytics/metrics.type";
import type { Context } from "../../services/access/actor";
import { query as reading } from "../../services/access/operations";
import { followMetrics } from "../../services/analytics/figures/follow-metrics";
import { neverSubscribed } from "../live-field";
import type { LiveRead } from "../live-source";
import type { RequestContext } from "../request-context";

/** Of what figures are made. */
const COUNTED = /^(case|clock|message|note|transaction|survey)\./;

@Resolver()
export class MetricSubscriptions {
  @Subscription(() => MetricsType, {
    nullable: true,
    subscribe: neverSubscribed,
    description:
      "Figures, live: as they are now, and anew when anything was counted, once a second at most. The last that is told is right.",
  })
  metricsChanged(@Ctx() { live }: RequestContext, @Args(() => MetricArgs) { query }: MetricArgs): unknown {
    return live({
      after: null,
      beginsWithPresent: true,
      restMs: 1_000,
      read: reading(
        { name: "metric:follow", permission: "metric:read" },
        (ctx: Context, { after }: LiveRead) => followMetrics.body(ctx, { question: query, after }),
      ),
      mayTell: ({ type }) => COUNTED.test(type),
    });
  }
}
