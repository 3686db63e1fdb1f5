import { askerOf, isSmall, type Checked, type Joining, type JointTerms } from "./joint-queues";

/** Were they all that wait, the process would wait for the database, and then it for the process. */
const MOST_TOGETHER = 16;

/** While the database has some, the answers of another are written. */
const MOST_UNDER_WAY = 4;

/**
 * Reads by id of one caller and one document that arrive together, or while such are under way, are done together: in
 * one transaction, on one look at the credential, with one statement for what all of them need of a kind. Whoever is
 * alone does not wait; a server that is asked for more than it has time for needs less time for each.
 */
export const JOINT_READS: Omit<JointTerms, "carryOut" | "alone"> = {
  joiningOf,
  mostTogether: MOST_TOGETHER,
  mostUnderWay: MOST_UNDER_WAY,
  leastBeside: () => 1,
};

/** Null where a read is not to go with others. */
function joiningOf(checked: Checked): Joining | null {
  const { request, variables } = checked;
  const { coerced } = variables;
  const { questionById } = request.prepared;
  if (!questionById || !coerced || !isSmall(checked)) return null;
  const who = askerOf(request);
  return who === null ? null : { question: `${who} ${questionById(coerced)}`, claims: [] };
}
