import type { Verified } from "../authenticate";
import type { ExecutionRequest } from "../execution-request";
import type { KnownCaller, KnownCallers } from "../known-callers";
import { hasGoodKey } from "../idempotent-replies";
import type { Deadline } from "../limits/deadline";
import type { RequestVariables } from "../prepare/prepared";

/** A request that passed what can be checked before it is known who sent it. */
export interface Checked {
  readonly request: ExecutionRequest;
  readonly variables: RequestVariables;
  readonly deadline: Deadline;
  /** Null of an anonymous request. */
  readonly verified: Verified | null;
}

/** Such a request that may go with others, as its caller was here before. */
export interface Candidate extends Checked {
  readonly verified: Verified;
  /** Who it was last time. */
  readonly known: KnownCaller;
  /**
   * The same for all that come with the same credential as it was sent, and not for all whom it means: two tokens of
   * one customer may differ in what they are good for.
   */
  readonly asker: string;
}

/** Null where whoever sent it is not known yet, or what it sent is no good: neither holds up anybody. */
export function candidateOf(checked: Checked, callers: KnownCallers): Candidate | null {
  const { request, verified } = checked;
  const asker = askerOf(request);
  const known = asker === null || !verified ? null : callers.of(verified);
  if (asker === null || !verified || !known || !hasGoodKey(request)) return null;
  return { ...checked, verified, known, asker };
}

/** Null of whom none are known by what they sent. */
function askerOf({ credential, viewAs = "" }: ExecutionRequest): string | null {
  const who = credentialText(credential);
  return who === null ? null : JSON.stringify([who, viewAs]);
}

function credentialText(credential: ExecutionRequest["credential"]): string | null {
  switch (credential.kind) {
    case "apiKey":
      return credential.key;
    case "customerToken":
      return credential.token;
    case "memberToken":
      return `${credential.workspaceId} ${credential.token}`;
    default:
      return null;
  }
}
