import { MaxLength } from "class-validator";
import { ArgsType, Field, Int } from "type-graphql";
import type { Instant } from "../../kernel/instant";
import { PageArgs } from "../connection";
import { DateTime, Duration } from "../scalars";

@ArgsType()
export class BusinessCalendarListArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: "True for those that are archived, and for them alone.",
  })
  archived?: boolean | null;
}

@ArgsType()
export class PeriodArgs {
  @Field(() => DateTime, { description: "From this moment on; 1970 at the earliest." })
  from!: Instant;

  @Field(() => DateTime, {
    description: "Until this moment: not before the first, ten years after it at most.",
  })
  to!: Instant;
}

@ArgsType()
export class OpenIntervalArgs extends PeriodArgs {
  @Field(() => Int, {
    description: "How many at most, 100 or less; further ones follow the last one's end.",
    defaultValue: 25,
  })
  first!: number;
}

@ArgsType()
export class AddedTimeArgs {
  @Field(() => DateTime, { description: "From this moment on." })
  from!: Instant;

  @MaxLength(30)
  @Field(() => Duration, {
    description:
      "So much work time: hours, minutes and seconds, e.g. `PT8H30M`. A day of work is not as long everywhere.",
  })
  duration!: string;
}
