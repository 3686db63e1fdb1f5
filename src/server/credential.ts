import { decodeJwt } from "jose";
import { splitPublicId, type Uuid } from "../kernel/ids";
import { workspaceOfApiKey } from "../services/access/api-key-format";
import { CUSTOMER_TOKEN_ISSUER } from "../services/access/customer-token";

/** What a request brought to prove who it is; nothing in it is proved yet. */
export type Credential =
  | { readonly kind: "none" }
  | { readonly kind: "malformed"; readonly reason: string }
  | { readonly kind: "apiKey"; readonly workspaceId: Uuid; readonly key: string }
  | { readonly kind: "customerToken"; readonly token: string }
  | { readonly kind: "memberToken"; readonly workspaceId: Uuid; readonly token: string }
  /** Came with the operation itself, in place of a credential. */
  | { readonly kind: "surveyLink"; readonly token: string };

export interface CredentialHeaders {
  readonly authorization?: string | undefined;
  /** Which workspace a member signs in to: one person may serve several. */
  readonly workspace?: string | undefined;
}

const WELL_FORMED = /^Bearer ([A-Za-z0-9._~+/=-]{1,8192})$/i;

/** Tells an API key, a customer's token and a member's token apart by their form. */
export function readCredential({ authorization, workspace }: CredentialHeaders): Credential {
  if (authorization === undefined) return { kind: "none" };
  const [, bearer] = WELL_FORMED.exec(authorization) ?? [];
  if (bearer === undefined) return malformed("Send `Authorization: Bearer <API key or token>`.");
  const keyWorkspace = workspaceOfApiKey(bearer);
  if (keyWorkspace) return { kind: "apiKey", workspaceId: keyWorkspace, key: bearer };
  const issuer = issuerOf(bearer);
  if (issuer === undefined) return malformed("The credential is neither an API key nor a token.");
  if (issuer === CUSTOMER_TOKEN_ISSUER) return { kind: "customerToken", token: bearer };
  const member = splitPublicId(workspace ?? "");
  if (member?.prefix !== "ws")
    return malformed("A member's token needs the header `x-workspace-id: ws_...`.");
  return { kind: "memberToken", workspaceId: member.uuid, token: bearer };
}

function malformed(reason: string): Credential {
  return { kind: "malformed", reason };
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}
