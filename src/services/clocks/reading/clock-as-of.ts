import { InvalidError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { reckonerFor } from "../following/clock-world";
import { clockHistories } from "./clock-histories";
import { seenClock, type SeenClock } from "./seen-clock";

/** What was true of a clock at a moment, by all that is known now; null before its start. */
export const clockAsOf = query(
  { name: "clock:asOf", permission: "case:read" },
  async (
    ctx: Context,
    { id, asOf }: { readonly id: Uuid; readonly asOf: Instant },
  ): Promise<SeenClock | null> => {
    if (asOf > ctx.now()) throw new InvalidError("asOf", "What is to come is not known; ask for the past.");
    const at = Date.parse(asOf);
    const history = (await clockHistories(ctx, [id])).get(id);
    const last = history?.changes.findLast((change) => change.at <= at);
    if (!history || !last) return null;
    const reckoner = await reckonerFor(ctx, [], [last.goesOn]);
    return seenClock({ caseId: history.caseId, version: last.version, clock: last.goesOn }, at, reckoner);
  },
);
