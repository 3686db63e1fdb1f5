import { ClockSweep } from "../../entities/clocks/clock-sweep.entity";
import { insertion } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { Context } from "../access/actor";

const sweeps = table(ClockSweep);

/** Why many clocks have to be looked at again. */
type Occasion = { readonly calendarId: Uuid } | { readonly appliesFrom: Instant };

/** Has them looked at soon, and not in this transaction: they may be a hundred thousand. */
export function askForSweep(ctx: Context, occasion: Occasion): void {
  const { calendarId, appliesFrom } = { calendarId: null, appliesFrom: null, ...occasion };
  ctx.db.write(insertion(ctx, sweeps, [{ id: ctx.newId(), calendarId, appliesFrom, looked: 0, changed: 0 }]));
}
