import type { Verified } from "../authenticate";
import { JointReadAhead } from "./joint-read-ahead";
import { isOwn, nobodys, type JointParts } from "./joint-parts";
import type { JointAnswers, Several } from "./joint-queues";

/**
 * Reads of one caller by one document in one transaction. None may fail for another's sake: where anything goes wrong
 * that need not be its own fault, a read is left to be done alone, and meets there what is its own.
 */
export async function readJointly(parts: JointParts, reads: Several): Promise<JointAnswers> {
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
  { callers, open, answered, onSignIn }: JointParts,
  reads: Several,
): Promise<JointAnswers> {
  const host = open(reads[0], verified);
  try {
    const { actor, aheadMs, confirm } = await callers.identify(host.beforeSignIn, verified, {
      takesOnTrust: true,
    });
    host.signIn(actor, aheadMs);
    const ahead = new JointReadAhead(host.readAhead);
    const company = { work: host.work, loaders: host.loaders, readAhead: ahead.below };
    const results = await Promise.allSettled(
      reads.map(async (read) => {
        const session = reads.length === 1 ? host : open(read, verified, company);
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
