import { createHash, timingSafeEqual } from "node:crypto";
import type { Attachment } from "../../entities/attachments/attachment.entity";
import { publicId, type Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { Secrets } from "../../kernel/secrets";

/** What a link lets whoever has it do, once or until it expires. */
export type LinkPurpose = "upload" | "download";

export interface SignedLink {
  /** Below the address of the API. */
  readonly url: string;
  readonly expiresAt: Instant;
}

/** All that a link is good for: another file, size, purpose or time has another signature. */
export interface LinkTerms {
  readonly purpose: LinkPurpose;
  readonly workspaceId: Uuid;
  readonly attachmentId: Uuid;
  /** Seconds since 1970. */
  readonly expires: number;
  /** Bytes that an upload must have. */
  readonly size: number;
}

export function signedLink(
  secrets: Secrets,
  purpose: LinkPurpose,
  { workspaceId, id, size }: Pick<Attachment, "workspaceId" | "id" | "size">,
  expiresAt: Instant,
): SignedLink {
  const expires = Math.floor(Date.parse(expiresAt) / 1000);
  const signature = signatureOf(secrets, { purpose, workspaceId, attachmentId: id, expires, size });
  // The signature stands in the query, which no log of ours holds.
  const query = new URLSearchParams({ expires: String(expires), size: String(size), signature });
  const path = `/attachments/${publicId("ws", workspaceId)}/${publicId("att", id)}`;
  return { url: `${path}?${query.toString()}`, expiresAt: new Date(expires * 1000).toISOString() };
}

/** Whether we signed these terms, and they still hold. */
export function isGenuine(secrets: Secrets, terms: LinkTerms, signature: string, now: Instant): boolean {
  const isOurs = timingSafeEqual(digest(signature), digest(signatureOf(secrets, terms)));
  return isOurs && terms.expires * 1000 > Date.parse(now);
}

function signatureOf(secrets: Secrets, terms: LinkTerms): string {
  const { purpose, workspaceId, attachmentId, expires, size } = terms;
  return secrets.sign(JSON.stringify([purpose, workspaceId, attachmentId, expires, size]));
}

/** Of one length, whatever is compared. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
