import { createHash, timingSafeEqual } from "node:crypto";
import { base32ToUuid, uuidToBase32 } from "../../../kernel/base32-id";
import { InvalidError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Secrets } from "../../../kernel/secrets";
import type { Context } from "../../access/actor";

/** The one invitation that a link is for. */
export interface LinkTerms {
  readonly workspaceId: Uuid;
  readonly invitationId: Uuid;
}

const FORM = /^svl_([0-7][0-9a-hjkmnp-tv-z]{25})([0-7][0-9a-hjkmnp-tv-z]{25})_([A-Za-z0-9_-]{43})$/;

/**
 * What a link to a survey carries: whoever has it may answer this one invitation. Until when it may, the invitation
 * itself says: so a link needs no time of its own, and one that was cancelled is dead at once.
 */
export function linkToken(secrets: Secrets, terms: LinkTerms): string {
  const { workspaceId, invitationId } = terms;
  return `svl_${uuidToBase32(workspaceId)}${uuidToBase32(invitationId)}_${signatureOf(secrets, terms)}`;
}

/** What a token that we signed is for; null for any other. */
export function readLinkToken(secrets: Secrets, token: string): LinkTerms | null {
  const [, workspace, invitation, signature] = FORM.exec(token) ?? [];
  if (workspace === undefined || invitation === undefined || signature === undefined) return null;
  const terms = { workspaceId: base32ToUuid(workspace), invitationId: base32ToUuid(invitation) };
  return timingSafeEqual(digest(signature), digest(signatureOf(secrets, terms))) ? terms : null;
}

/** Made up, cut short, or somebody else's: it does not matter which. */
export class ForeignLinkError extends InvalidError {
  constructor(field: readonly string[]) {
    super(field, "This link is not one of ours, or not the whole of it.");
  }
}

/** The invitation that a token is for; refuses one of another workspace as it refuses one that is made up. */
export function invitationOfToken(
  { secrets, workspaceId }: Context,
  token: string,
  field: readonly string[],
): Uuid {
  const terms = readLinkToken(secrets, token);
  if (terms?.workspaceId !== workspaceId) throw new ForeignLinkError(field);
  return terms.invitationId;
}

function signatureOf(secrets: Secrets, { workspaceId, invitationId }: LinkTerms): string {
  return secrets.sign(JSON.stringify(["survey", workspaceId, invitationId]));
}

/** Of one length, whatever is compared. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
