import type { Candidate } from "./candidate";
import type { Joining, JointTerms } from "./joint-queues";

/** Objects at most in the answer of a command that goes with others. */
const MOST_NODES = 500;

/** More of them cost little less each, and hold their cases longer. */
const MOST_TOGETHER = 24;

/** While the database writes some, others are got ready, and others are answered. */
const MOST_UNDER_WAY = 4;

/**
 * A transaction is dear: beside many that are under way one begins with many, beside few with few. Of those under way,
 * as a share.
 */
const WORTH_WAITING = 0.7;

/**
 * Commands by one document, each about another object of a workspace, that arrive together or while such are under way
 * are done together, whoever sent them: in one transaction, with one statement for what all of them write of a kind, and
 * one commit.
 */
export const JOINT_COMMANDS: Omit<JointTerms, "carryOut" | "alone"> = {
  joiningOf,
  mostTogether: () => MOST_TOGETHER,
  mostUnderWay: MOST_UNDER_WAY,
  leastBeside: (underWay) => WORTH_WAITING * Math.min(underWay, MOST_TOGETHER),
};

/** Null where a command is not to go with others. */
function joiningOf({ request, variables, known }: Candidate): Joining | null {
  const { coerced } = variables;
  const { jointCommand } = request.prepared;
  const about = coerced && jointCommand?.aboutOf(coerced);
  if (!jointCommand || !about || request.prepared.nodes(variables) > MOST_NODES) return null;
  const { kind, id } = known.actor;
  // A key is its caller's, whichever credential it comes with.
  const key = request.idempotencyKey === null ? [] : [`key ${request.idempotencyKey} of ${kind} ${id}`];
  return { question: jointCommand.questionOf(coerced), claims: [about, ...key] };
}
