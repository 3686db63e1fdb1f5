import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { parsePublicId } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { ClockListArgs } from "../../schema/clocks/clock-args";
import { ClockConnection, ClockType } from "../../schema/clocks/clock.type";
import type { Connection } from "../../schema/connection";
import { DateTime } from "../../schema/scalars";
import { clockAsOf } from "../../services/clocks/reading/clock-as-of";
import { clockList } from "../../services/clocks/reading/list-clocks";
import { clocksById } from "../../services/clocks/reading/read-clocks";
import type { SeenClock } from "../../services/clocks/reading/seen-clock";
import { Ask } from "../asked";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver()
export class ClockResolver {
  @Query(() => ClockType, {
    nullable: true,
    description:
      "One clock; null when there is none of this id that you may see. With `asOf`, as it was at that moment by all that is known now; null before its start.",
  })
  clock(
    @Ctx() { load, run }: RequestContext,
    @Arg("id", () => ID, { description: "The clock's id." }) id: string,
    @Arg("asOf", () => DateTime, {
      nullable: true,
      description: "A moment that has passed; now unless told.",
    })
    asOf: Instant | null,
  ): Promise<SeenClock | null> {
    const clockId = parsePublicId("clk", id, "id");
    return asOf == null ? load(clocksById, clockId, null) : run(clockAsOf, { id: clockId, asOf });
  }

  @Query(() => ClockConnection, {
    nullable: true,
    description: "Clocks of all cases, whatever they measure: what is due, and what was late.",
  })
  clocks(
    @Ctx() context: RequestContext,
    @Args(() => ClockListArgs) args: ClockListArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<SeenClock>> {
    return listField(context, clockList, args, asked);
  }
}
