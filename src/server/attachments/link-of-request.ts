import type { FastifyRequest } from "fastify";
import { ForbiddenError } from "../../kernel/errors";
import { splitPublicId, type Uuid } from "../../kernel/ids";
import { ID_PREFIXES } from "../../schema/node";
import { isGenuine, type LinkPurpose, type LinkTerms } from "../../services/attachments/signed-link";
import type { Platform } from "../platform";

/** The address of a file below that of the API. */
export interface FileAddress {
  readonly Params: { readonly workspaceId: string; readonly attachmentId: string };
  readonly Querystring: Readonly<Record<string, unknown>>;
}

/** What a request's link lets it do; refuses a link that we did not sign for this, or that has expired. */
export function linkOf(
  purpose: LinkPurpose,
  { params, query }: FastifyRequest<FileAddress>,
  { secrets, now }: Platform,
): LinkTerms {
  const workspaceId = idIn(params.workspaceId, ID_PREFIXES.Workspace);
  const attachmentId = idIn(params.attachmentId, ID_PREFIXES.Attachment);
  const [expires, size] = [wholeNumber(query["expires"]), wholeNumber(query["size"])];
  if (workspaceId !== null && attachmentId !== null && expires !== null && size !== null) {
    const terms = { purpose, workspaceId, attachmentId, expires, size };
    if (isGenuine(secrets, terms, String(query["signature"]), now())) return terms;
  }
  throw new ForbiddenError("This link is not valid, or has expired. Ask the API for a new one.");
}

function idIn(id: string, prefix: string): Uuid | null {
  const parts = splitPublicId(id);
  return parts?.prefix === prefix ? parts.uuid : null;
}

function wholeNumber(text: unknown): number | null {
  return typeof text === "string" && /^\d{1,12}$/.test(text) ? Number(text) : null;
}
