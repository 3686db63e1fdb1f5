import type { ExecutionResult, FormattedExecutionResult } from "graphql";
import { Refusal } from "../../kernel/errors";
import type { Verified } from "../authenticate";
import type { KnownCallers } from "../known-callers";
import type { Session, SharedReading } from "../session";
import { JointReadAhead } from "./joint-read-ahead";
import type { JointAnswers, SeveralReads } from "./joint-reads";

export interface JointReadingParts {
  readonly callers: KnownCallers;
  readonly verify: (read: SeveralReads[0]) => Promise<Verified | null>;
  readonly open: (read: SeveralReads[0], verified: Verified, shared?: SharedReading) => Session;
  /** Makes the answer of what a read came to; throws where it is none. */
  readonly answered: (
    read: SeveralReads[0],
    session: Session,
    result: ExecutionResult,
  ) => FormattedExecutionResult;
  readonly onSignIn: (session: Session) => void;
}

/**
 * Reads of one caller by one document in one transaction. None may fail for another's sake: where anything goes wrong
 * that need not be its own fault, a read is left to be done alone, and meets there what is its own.
 */
export async function readJointly(parts: JointReadingParts, reads: SeveralReads): Promise<JointAnswers> {
  // It is the same credential: what is wrong with it is wrong with each of them, and is found out but once.
  const verified = await parts.verify(reads[0]);
  if (!verified) return nobodys(reads);
  try {
    return await readFor(verified, parts, reads);
  } catch {
    return nobodys(reads);
  }
}

async function readFor(
  verified: Verified,
  { callers, open, answered, onSignIn }: JointReadingParts,
  reads: SeveralReads,
): Promise<JointAnswers> {
  const host = open(reads[0], verified);
  try {
    const { actor, aheadMs, confirm } = await callers.identify(host.beforeSignIn, verified, {
      takesOnTrust: true,
    });
    host.signIn(actor, aheadMs);
    const ahead = new JointReadAhead(host.readAhead);
    const shared = { work: host.work, loaders: host.loaders, readAhead: ahead.below };
    const results = await Promise.allSettled(
      reads.map(async (read) => {
        const session = reads.length === 1 ? host : open(read, verified, shared);
        session.signIn(actor, aheadMs);
        const { request, variables } = read;
        const result = await request.prepared.execute({ context: session, variables });
        return isOwn(result) ? answered(read, session, result) : null;
      }),
    );
    // Before anything is answered, refusals included.
    await confirm();
    onSignIn(host);
    return results.map((result) => (result.status === "fulfilled" ? result.value : null));
  } finally {
    void host.work.rollback();
  }
}

/** What is refused to one of them is refused to each; any other failure may be of the company. */
function isOwn({ errors = [] }: ExecutionResult): boolean {
  return errors.every(
    ({ originalError }) => !originalError || (originalError instanceof Refusal && !originalError.retryable),
  );
}

function nobodys(reads: SeveralReads): JointAnswers {
  return reads.map(() => null);
}
