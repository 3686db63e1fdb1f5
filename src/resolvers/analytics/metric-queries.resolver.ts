import { Args, Ctx, Extensions, Query, Resolver } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import { FigureCasesArgs, MetricArgs, MetricBoardArgs } from "../../schema/analytics/metric-args";
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
}
