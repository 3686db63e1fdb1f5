import { Arg, Args, Ctx, Extensions, Mutation, Query, Resolver } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import { FigureCasesArgs, MetricArgs, MetricBoardArgs } from "../../schema/analytics/metric-args";
import {
  MetricsCheckType,
  RecountMetricsInput,
  RecountMetricsPayload,
} from "../../schema/analytics/metrics-check.type";
import { DateTime } from "../../schema/scalars";
import type { Instant } from "../../kernel/instant";
import { checkMetrics, type MetricsCheck } from "../../services/analytics/checking/check-rollups";
import { recountMetrics } from "../../services/analytics/checking/recount-metrics";
import { MetricsType } from "../../schema/analytics/metrics.type";
import { CaseConnection } from "../../schema/cases/case.type";
import type { Connection } from "../../schema/connection";
import { casesOfFigure } from "../../services/analytics/drilling/cases-of-figure";
import { readBoard, readMetrics, type Metrics } from "../../services/analytics/figures/read-metrics";
import { Ask } from "../asked";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver()
export class MetricQueries {
  @Query(() => MetricsType, {
    nullable: true,
    description:
      "Figures of the desk, of payments and of satisfaction, for a period, steps and dimensions of choice.",
  })
  metrics(@Ctx() { run }: RequestContext, @Args(() => MetricArgs) { query }: MetricArgs): Promise<Metrics> {
    return run(readMetrics, { question: query, at: ["query"] });
  }

  @Extensions({ mostItems: 6 })
  @Query(() => [MetricsType], {
    nullable: true,
    description:
      "Several queries at once, for a wall board: all of one moment, and in one look at the database.",
  })
  metricsBoard(
    @Ctx() { run }: RequestContext,
    @Args(() => MetricBoardArgs) { queries }: MetricBoardArgs,
  ): Promise<readonly Metrics[]> {
    return run(readBoard, { questions: queries, at: ["queries"] });
  }

  @Query(() => CaseConnection, {
    nullable: true,
    description:
      "The cases that a figure is made of, each once: the latest first, or of a backlog, the oldest. Of figures of payments, the cases about these payments.",
  })
  casesOfFigure(
    @Ctx() context: RequestContext,
    @Args(() => FigureCasesArgs) args: FigureCasesArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<Case>> {
    return listField(context, casesOfFigure, args, asked);
  }

  @Query(() => MetricsCheckType, {
    nullable: true,
    description:
      "Compares the sums of a week with the single facts that they are made of, and some of these with what they were made of.",
  })
  metricsCheck(
    @Ctx() { run }: RequestContext,
    @Arg("at", () => DateTime, { nullable: true, description: "A moment of the week; now unless told." })
    at: Instant | null,
  ): Promise<MetricsCheck> {
    return run(checkMetrics, { at: at ?? null });
  }

  @Mutation(() => RecountMetricsPayload, {
    description:
      "Works out anew what counts of the next 200 cases, payments, invitations or clocks, and changes what differs. Repeat it with `next` until that is null. Safe to repeat.",
  })
  recountMetrics(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RecountMetricsInput, { description: "Where to go on." }) input: RecountMetricsInput,
  ): Promise<RecountMetricsPayload> {
    return run(recountMetrics, input);
  }
}
