import type { Case } from "../../../entities/cases/case.entity";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { removeWatcher } from "./case-watchers";
import { lockCase } from "../lock-case";
import { watcherOf, type WatchCaseInput } from "./watch-case";

/** Makes a member hear no more of what happens on a case; of one who does not watch it, that is no news. */
export const unwatchCase = command(
  { name: "case:unwatch", permission: "case:write" },
  async (ctx: Context, input: WatchCaseInput): Promise<{ case: Case }> => {
    const held = await lockCase(ctx, { caseId: input.caseId });
    await removeWatcher(ctx, held.id, watcherOf(ctx, input));
    return { case: held };
  },
);
