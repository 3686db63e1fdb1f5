import { METRIC_SOURCES, type MetricSource } from "../../../entities/analytics/metric-source";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { Fact } from "../facts/fact";
import { factsOfCase } from "../facts/facts-of-case";
import { factsOfClock } from "../facts/facts-of-clock";
import { factsOfTransaction } from "../facts/facts-of-transaction";
import { factsOfInvitation } from "../facts/facts-of-invitation";
import { readCaseHistories } from "./read-case-histories";
import { readDecidedClocks } from "./read-clocks";
import { readCountedInvitations } from "./read-invitations";
import { readCountedTransactions } from "./read-transactions";
import type { Sources } from "./sources";
import { defaultWorkTime } from "./work-time";

type FactsOf = (ctx: Context, ids: readonly Uuid[]) => Promise<readonly Fact[]>;

/** How the facts of each kind of source are worked out from its rows, as they are now. */
const FACTS: Readonly<Record<MetricSource, FactsOf>> = {
  case: async (ctx, ids) => {
    const [histories, workTime] = await Promise.all([readCaseHistories(ctx, ids), defaultWorkTime(ctx)]);
    return histories.flatMap((history) => factsOfCase(history, workTime));
  },
  transaction: async (ctx, ids) => {
    const transactions = await readCountedTransactions(ctx, ids);
    return transactions.flatMap(factsOfTransaction);
  },
  invitation: async (ctx, ids) => {
    const invitations = await readCountedInvitations(ctx, ids);
    return invitations.flatMap(factsOfInvitation);
  },
  clock: async (ctx, ids) => {
    const clocks = await readDecidedClocks(ctx, ids);
    return clocks.flatMap(factsOfClock);
  },
};

/** The facts of these sources, worked out anew. */
export async function factsOfSources(ctx: Context, sources: Sources): Promise<readonly Fact[]> {
  const known = METRIC_SOURCES.filter((kind) => sources[kind].length > 0);
  const facts = await Promise.all(known.map((kind) => FACTS[kind](ctx, sources[kind])));
  return facts.flat();
}
