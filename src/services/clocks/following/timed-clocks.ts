import { sql } from "../../../kernel/database/sql";
import type { TimedWork } from "../../access/timed-work";
import { fireClocks } from "./fire-clocks";
import { sweepClocks } from "./sweep-clocks";

export const FIRING_CLOCKS: TimedWork = {
  name: "fireClocks",
  operation: fireClocks,
  nextDue: (ctx) => sql`
    select k.next_at
    from clocks k
    where ${ctx.inWorkspace("k")}
    and k.next_at is not null
    order by k.next_at
    limit 1`,
};

/** It is due as soon as somebody asks for it. */
export const SWEEPING_CLOCKS: TimedWork = {
  name: "sweepClocks",
  operation: sweepClocks,
  nextDue: null,
  isUnhurried: true,
};
