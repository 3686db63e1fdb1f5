import type { Case } from "../../../entities/cases/case.entity";
import { ForbiddenError, InvalidError, NotFoundError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { PARTY_RIGHTS, type Party } from "../parties/party-rights";
import { partyOf } from "../parties/read-participants";

/** As what the customer writes on a case that is held; refuses one that takes no part, or only reads along. */
export async function writingParty(
  ctx: Context,
  held: Case,
  customerId: Uuid,
  field?: string,
): Promise<Party> {
  const party = await partyOf(ctx, held, customerId);
  if (!party) throw new NotFoundError("participant", field ? [field] : null);
  if (!PARTY_RIGHTS[party].writes)
    throw new ForbiddenError(`Who takes part as ${party} reads, and does not write.`);
  return party;
}

/** Refuses a private word to somebody who takes no part in a case that is held, or would not read it. */
export async function assertAudience(
  ctx: Context,
  held: Case,
  audienceId: Uuid | null | undefined,
): Promise<void> {
  if (audienceId == null) return;
  const party = await partyOf(ctx, held, audienceId);
  if (!party) throw new NotFoundError("participant", ["privateWith"]);
  if (!PARTY_RIGHTS[party].readsPrivate.includes("ITSELF"))
    throw new InvalidError("privateWith", `Who takes part as ${party} reads nothing in private.`);
}
