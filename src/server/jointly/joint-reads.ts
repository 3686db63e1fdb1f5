import type { Candidate } from "./candidate";
import { isSmall, type Joining, type JointTerms } from "./joint-queues";

/** Were they all that wait, the process would wait for the database, and then it for the process. */
const MOST_TOGETHER = 16;

/** While the database has some, the answers of another are written. */
const MOST_UNDER_WAY = 4;

/**
 * Reads by id by one document, of callers who may see the same, that arrive together or while such are under way are
 * done together: in one transaction, with one statement to look at their credentials and one for what all of them need
 * of a kind. Whoever is alone does not wait; a server that is asked for more than it has time for needs less time for
 * each.
 */
export const JOINT_READS: Omit<JointTerms, "carryOut" | "alone"> = {
  joiningOf,
  mostTogether: MOST_TOGETHER,
  mostUnderWay: MOST_UNDER_WAY,
  leastBeside: () => 1,
};

/** Null where a read is not to go with others. */
function joiningOf(candidate: Candidate): Joining | null {
  const { request, variables, known } = candidate;
  const { coerced } = variables;
  const { questionById } = request.prepared;
  if (!questionById || !coerced || !isSmall(candidate)) return null;
  return { question: `${known.sight} ${questionById(coerced)}`, claims: [] };
}
