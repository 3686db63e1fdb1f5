import { ClockEscalation } from "../../../entities/clocks/clock-escalation.entity";
import { sql } from "../../../kernel/database/sql";
import { table } from "../../../kernel/database/table";
import type { InnerListSpec } from "../../../kernel/paging/read-pages";
import type { Context } from "../../access/actor";
import { listWithin } from "../../access/reads";

const ESCALATIONS = table(ClockEscalation);

/** What was done because each of these clocks warned or breached, in its order. */
export const escalationsOfClocks = listWithin(
  { name: "clock:escalations", permission: "sla:read" },
  (ctx: Context): InnerListSpec<ClockEscalation> => ({
    name: "clockEscalations",
    table: ESCALATIONS,
    alias: "e",
    from: sql`clock_escalations e`,
    where: [ctx.inWorkspace("e")],
    key: { column: "e.created_at", type: "timestamptz" },
    id: "e.id",
    descending: false,
    parent: "e.clock_id",
  }),
);
