import type { FormattedExecutionResult } from "graphql";
import type { Candidate } from "./candidate";
import { JointCallers, type Present } from "./joint-callers";
import { isOwn, nobodys, type JointParts } from "./joint-parts";
import type { JointAnswers, Several } from "./joint-queues";
import { partiesOf, type Party } from "./party";

/**
 * Reads by one document, of callers who may see the same, in one transaction. None may fail for another's sake: where
 * anything goes wrong that need not be its own fault, a read is left to be done alone, and meets there what is its own.
 */
export async function readJointly(parts: JointParts, reads: Several): Promise<JointAnswers> {
  const [first, ...others] = reads;
  if (others.length === 0) return [await parts.alone(first)];
  const host = parts.open(first);
  try {
    const present = await new JointCallers(parts.callers, host).present(reads);
    const answers = new Map<Candidate, FormattedExecutionResult | null>();
    const answering = partiesOf(parts, host.work, present).flatMap((party) =>
      party.members.map(async (one) => {
        answers.set(one.checked, await answerFor(parts, party, one).catch(() => null));
      }),
    );
    await Promise.all(answering);
    return reads.map((read) => answers.get(read) ?? null);
  } catch {
    return nobodys(reads);
  } finally {
    void host.work.rollback();
  }
}

async function answerFor(
  parts: JointParts,
  party: Party,
  { checked, caller, isConfirmed }: Present,
): Promise<FormattedExecutionResult | null> {
  const session = parts.open(checked, party.company);
  session.signIn(caller.actor, caller.aheadMs);
  const { request, variables } = checked;
  const result = await request.prepared.execute({ context: session, variables });
  if (!isOwn(result)) return null;
  const answer = parts.answered(checked, session, result);
  // Before anything is answered, refusals included.
  if (!(await isConfirmed()) || party.isDivided) return null;
  parts.onSignIn(session);
  return answer;
}
