import { Extensions, Resolver } from "type-graphql";
import { NOTHING_DUE, type Case } from "../../entities/cases/case.entity";
import type { Instant } from "../../kernel/instant";
import { CaseType } from "../../schema/cases/case.type";
import { CaseClockArgs } from "../../schema/clocks/clock-args";
import { ClockType } from "../../schema/clocks/clock.type";
import { clocksOfCases, MAX_CLOCKS } from "../../services/clocks/reading/read-clocks";
import type { SeenClock } from "../../services/clocks/reading/seen-clock";
import { Derived } from "../derived-field";
import { Answer } from "../related-field";

@Resolver(() => CaseType)
export class CaseClocks {
  @Extensions({ mostItems: MAX_CLOCKS, staffOnly: true })
  @Answer(clocksOfCases, () => CaseClockArgs, {
    type: () => [ClockType],
    nullable: true,
    description: `Its clocks as they are at the moment of the answer, in the order of their start; of more than ${MAX_CLOCKS} the latest. Staff only: null for a customer's token.`,
  })
  clocks!: readonly SeenClock[];

  @Derived<Case>(["nextDueAt"], ({ nextDueAt }) => (nextDueAt === NOTHING_DUE ? null : nextDueAt))
  nextDueAt!: Instant | null;
}
