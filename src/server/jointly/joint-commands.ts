import { askerOf, isSmall, type Checked, type Joining, type JointTerms } from "./joint-queues";

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
 * Commands of one caller and one document, each about another object, that arrive together or while such are under way
 * are done together: in one transaction, with one statement for what all of them write of a kind, and one commit.
 */
export const JOINT_COMMANDS: Omit<JointTerms, "carryOut" | "alone"> = {
  joiningOf,
  mostTogether: MOST_TOGETHER,
  mostUnderWay: MOST_UNDER_WAY,
  leastBeside: (underWay) => WORTH_WAITING * Math.min(underWay, MOST_TOGETHER),
};

/** Null where a command is not to go with others. */
function joiningOf(checked: Checked): Joining | null {
  const { request, variables } = checked;
  const { coerced } = variables;
  const { jointCommand } = request.prepared;
  const about = coerced && jointCommand?.aboutOf(coerced);
  const who = about && askerOf(request);
  if (!who || !isSmall(checked)) return null;
  const key = request.idempotencyKey === null ? [] : [`key ${request.idempotencyKey}`];
  return { question: `${who} ${jointCommand?.questionOf(coerced)}`, claims: [about, ...key] };
}
