import { Sequencer } from "../../src/server/events/sequencer";
import type { World } from "../support/world";

/** Their events lead to a message, a transaction, a customer, a case and a clock. */
const LEADING = ["message.sent", "transaction.created", "customer.created", "case.opened", "clock.started"];

interface Page {
  readonly events: { readonly nodes: readonly { readonly id: string }[] };
}

/** Gives what happened its places in the log, and tells the ids of some of it: one of each that leads on first. */
export async function logAll({ platform, api }: World): Promise<readonly string[]> {
  await new Sequencer(platform).moveAll();
  const idsOf = async (first: number, types: readonly string[] | null): Promise<readonly string[]> => {
    const { events } = await api.data<Page>(
      "query ($first: Int!, $types: [String!]) { events(first: $first, filter: { types: $types }) { nodes { id } } }",
      { first, types },
    );
    return events.nodes.map(({ id }) => id);
  };
  const leading = await Promise.all(LEADING.map((type) => idsOf(1, [type])));
  return [...new Set([...leading.flat(), ...(await idsOf(100, LEADING)), ...(await idsOf(100, null))])];
}
