import { decodeJwt } from "jose";
import type { GraphQLFormattedError } from "graphql";
import { ErrorCode, invariant, UnauthenticatedError } from "../../../kernel/errors";
import { verifyCredential } from "../../authenticate";
import { readCredential, type Credential } from "../../credential";
import { formatError } from "../../error-format";
import type { Executor } from "../../executor";
import type { MemberTokens } from "../../member-tokens";
import type { Platform } from "../../platform";
import type { Prepared } from "../../prepare/prepared";
import { VIEW_AS } from "../../view-as";

/** What a client says of itself, by headers or by what a socket begins with. */
export interface Introduction {
  readonly authorization: string | undefined;
  readonly workspace: string | undefined;
  readonly viewAs: string | undefined;
  /** Counts connections of those who bring no credential. */
  readonly address: string;
}

/** Who holds a connection. Proved when it was opened; each operation proves it again. */
export interface Caller {
  readonly credential: Credential;
  readonly viewAs: string | undefined;
  readonly credentialId: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface Rejection {
  /** Whether a new credential would help, another try, or neither. */
  readonly kind: "expired" | "unavailable" | "unauthorized";
  readonly errors: readonly GraphQLFormattedError[];
}

export interface AdmissionParts {
  readonly platform: Platform;
  readonly memberTokens: MemberTokens;
  readonly executor: Pick<Executor, "prepare" | "execute">;
}

/** What is wrong with a caller; everything else passes. */
const FAULTS = new Set<unknown>([
  ErrorCode.UNAUTHENTICATED,
  ErrorCode.FORBIDDEN,
  ErrorCode.NOT_FOUND,
  ErrorCode.BAD_USER_INPUT,
]);

/** Proves a caller once, before a connection is kept open for it. */
export class Admission {
  /** The least that can be asked: what it takes is the proof of the caller. */
  private readonly proof: Prepared;

  constructor(private readonly parts: AdmissionParts) {
    const proof = parts.executor.prepare({ query: "{ __typename }", operationName: null });
    invariant(!("fault" in proof), "the proof of a caller cannot be prepared");
    this.proof = proof;
  }

  async admit(
    { authorization, workspace, viewAs, address }: Introduction,
    requestId: string,
  ): Promise<Caller | Rejection> {
    const { platform, memberTokens, executor } = this.parts;
    const credential = readCredential({ authorization, workspace });
    try {
      const { errors } = await executor.execute({
        prepared: this.proof,
        variables: {},
        credential,
        viewAs,
        idempotencyKey: null,
        requestId,
      });
      if (errors) return this.rejection(credential, errors);
      const verified = await verifyCredential(platform, memberTokens, credential);
      // Requests allow for clocks that differ; who was sent away because of the time must not be back at once.
      if (verified?.expiresAt && verified.expiresAt <= platform.now())
        throw new UnauthenticatedError("The credential has expired.");
      return {
        credential,
        viewAs,
        credentialId: verified?.credentialId ?? `nobody at ${address}`,
        expiresAt: verified?.expiresAt ? Date.parse(verified.expiresAt) : Infinity,
      };
    } catch (error) {
      return this.rejection(credential, [formatError(error, requestId, platform.log)]);
    }
  }

  private rejection(credential: Credential, errors: readonly GraphQLFormattedError[]): Rejection {
    const isTheirs = errors.some(({ extensions }) => FAULTS.has(extensions?.["code"]));
    // A client told otherwise would not come back from a database that was down for a moment.
    if (!isTheirs) return { kind: "unavailable", errors };
    return { kind: this.hasExpired(credential) ? "expired" : "unauthorized", errors };
  }

  /** Told apart for the client's sake alone: it is refused either way. */
  private hasExpired(credential: Credential): boolean {
    if (credential.kind !== "customerToken" && credential.kind !== "memberToken") return false;
    const { exp = Infinity } = decodeJwt(credential.token);
    return exp * 1000 <= Date.parse(this.parts.platform.now());
  }
}

/** The headers of a request, or what a socket begins with, which look the same. */
export function introductionIn(
  fields: Readonly<Record<string, unknown>>,
  address: string | undefined,
): Introduction {
  const text = (name: string): string | undefined => {
    const value = fields[name];
    return typeof value === "string" ? value : undefined;
  };
  return {
    authorization: text("authorization"),
    workspace: text("x-workspace-id"),
    viewAs: text(VIEW_AS),
    address: address ?? "an unknown address",
  };
}
