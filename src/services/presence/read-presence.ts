import { NotFoundError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { isStaff, type Context } from "../access/actor";
import { query } from "../access/operations";
import { casesById } from "../cases/read-cases";
import { PresenceActivity } from "./presence-note";

/** Somebody who is at a case. */
export interface Present {
  readonly actorKind: string;
  readonly actorId: Uuid;
  readonly activity: PresenceActivity;
  /** When it is forgotten unless it is said again. */
  readonly until: Instant;
}

/**
 * Of those who are at a case, those of whom the caller may know: the staff of everybody else, a customer of whoever of
 * the staff writes to it, and no more.
 */
export const readPresence = query(
  { name: "presence:read", permission: "case:read" },
  async (
    ctx: Context,
    { caseId, present }: { readonly caseId: Uuid; readonly present: readonly Present[] },
  ): Promise<readonly Present[]> => {
    const known = await casesById.body(ctx, { ids: [caseId], args: null });
    if (!known.has(caseId)) throw new NotFoundError("case", ["caseId"]);
    const others = present.filter(({ actorId }) => actorId !== ctx.actor.id);
    if (isStaff(ctx.actor)) return others;
    return others.filter(
      ({ actorKind, activity }) => actorKind !== "customer" && activity === PresenceActivity.WRITING_REPLY,
    );
  },
);
