import { InvalidError, NotFoundError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { membersById } from "../../access/read-members";

/** Who has read a case, or not. */
export interface ReadingInput {
  /** The caller, unless told. */
  readonly memberId?: Uuid | null;
}

/** Whose mark is to be set: a member sets its own, and a machine that of the member for whom it asks. */
export async function readingMember(ctx: Context, { memberId }: ReadingInput): Promise<Uuid> {
  const { actor } = ctx;
  if (actor.kind === "member") {
    if (memberId != null && memberId !== actor.id)
      throw new InvalidError("memberId", "A member says of itself alone what it has read.");
    return actor.id;
  }
  if (memberId == null)
    throw new InvalidError("memberId", "Say which member: only a member may leave it out.");
  const known = await membersById.body(ctx, { ids: [memberId], args: null, wanted: new Set(["id"]) });
  if (!known.has(memberId)) throw new NotFoundError("member", ["memberId"]);
  return memberId;
}
