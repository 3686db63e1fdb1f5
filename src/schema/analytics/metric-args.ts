import { ArrayMaxSize, MaxLength } from "class-validator";
import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../connection";
import { MetricQueryInput } from "./metric-inputs";

@ArgsType()
export class MetricArgs {
  @Field(() => MetricQueryInput, { description: "What is to be measured." })
  query!: MetricQueryInput;
}

@ArgsType()
export class MetricBoardArgs {
  @ArrayMaxSize(6)
  @Field(() => [MetricQueryInput], { description: "1 to 6 queries." })
  queries!: MetricQueryInput[];
}

@ArgsType()
export class FigureCasesArgs extends PageArgs {
  @MaxLength(32_000)
  @Field(() => String, { description: "The `casesKey` or `countedCasesKey` of a figure." })
  key!: string;
}
