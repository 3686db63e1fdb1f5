import { UnauthenticatedError } from "../../../kernel/errors";
import type { LiveSource } from "../../../resolvers/live-source";
import { formatError } from "../../error-format";
import type { Platform } from "../../platform";
import type { StreamEnd } from "../live-operations";
import type { OpenedSubscription } from "./live-execution";

/** How a subscription ends that cannot be told any further. */
export function streamEnd(
  { request, verified }: Pick<OpenedSubscription<LiveSource>, "request" | "verified">,
  error: unknown,
  { now, log }: Platform,
): StreamEnd {
  if (!(error instanceof UnauthenticatedError))
    return { kind: "error", errors: [formatError(error, request.requestId, log)] };
  const isExpired = verified.expiresAt !== null && verified.expiresAt <= now();
  return { kind: isExpired ? "expired" : "revoked" };
}
