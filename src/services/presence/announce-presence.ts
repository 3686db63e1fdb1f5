import { sql } from "../../kernel/database/sql";
import { InvalidError, NotFoundError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import { isStaff, type Context } from "../access/actor";
import { command } from "../access/operations";
import { casesById } from "../cases/read-cases";
import { PRESENCE_CHANNEL, PresenceActivity, writtenNote } from "./presence-note";

/** Seconds for which it is known unless it is said again. */
export const PRESENCE_SECONDS = 20;

export interface AnnouncePresenceInput {
  readonly caseId: Uuid;
  /** Null for who goes away. */
  readonly activity?: PresenceActivity | null;
}

/** Tells those who follow a case that the caller is at it. Stored nowhere: it is no event, and no version changes. */
export const announcePresence = command(
  { name: "presence:announce", permission: "message:write" },
  async (ctx: Context, { caseId, activity = null }: AnnouncePresenceInput) => {
    const { actor, workspaceId } = ctx;
    if (actor.id === null) throw new InvalidError("caseId", "Redress itself is at no case.");
    if (activity === PresenceActivity.WRITING_NOTE && !isStaff(actor))
      throw new InvalidError("activity", "Notes are the staff's own.");
    const known = await casesById.body(ctx, { ids: [caseId], args: null });
    if (!known.has(caseId)) throw new NotFoundError("case", ["caseId"]);
    const note = writtenNote({ workspaceId, caseId, actorKind: actor.kind, actorId: actor.id, activity });
    await ctx.db.rows(sql`select pg_notify(${PRESENCE_CHANNEL}, ${note})`);
    return {};
  },
);
