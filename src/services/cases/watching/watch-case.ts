import type { Case } from "../../../entities/cases/case.entity";
import { InvalidError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { addWatchers } from "./case-watchers";
import { lockCase } from "../lock-case";

export interface WatchCaseInput {
  readonly caseId: Uuid;
  /** The caller, unless told. */
  readonly memberId?: Uuid | null;
}

/** Makes a member hear of what happens on a case; once said, saying it again is no news. */
export const watchCase = command(
  { name: "case:watch", permission: "case:write" },
  async (ctx: Context, input: WatchCaseInput): Promise<{ case: Case }> => {
    const held = await lockCase(ctx, { caseId: input.caseId });
    await addWatchers(ctx, held.id, [watcherOf(ctx, input)], () => ["memberId"]);
    return { case: held };
  },
);

/** Who is to watch, or to watch no more. */
export function watcherOf({ actor }: Context, { memberId }: WatchCaseInput): Uuid {
  const id = memberId ?? (actor.kind === "member" ? actor.id : null);
  if (id === null) throw new InvalidError("memberId", "Say which member: only a member may leave it out.");
  return id;
}
