import type { Caller } from "../stage/caller";
import { atPace, type Pace } from "./at-pace";
import { openCase, reply, resolve, type Desk } from "./desk";

/** What a desk was told was done. */
export interface Work {
  opened: number;
  replied: number;
  resolved: number;
  readonly refusals: unknown[];
}

/** Opens further cases at an even pace, answers each and resolves every other one; what is on the desk is opened. */
export async function workAtPace(caller: Caller, { customerId, caseIds }: Desk, pace: Pace): Promise<Work> {
  const work: Work = { opened: caseIds.length, replied: 0, resolved: 0, refusals: [] };
  await atPace(pace, async (index) => {
    try {
      const id = await openCase(caller, customerId);
      work.opened += 1;
      await reply(caller, id);
      work.replied += 1;
      if (index % 2 === 1) return;
      await resolve(caller, id);
      work.resolved += 1;
    } catch (error) {
      work.refusals.push(error);
    }
  });
  return work;
}
