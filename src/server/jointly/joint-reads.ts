import type { Candidate } from "./candidate";
import type { Joining, JointTerms } from "./joint-queues";

export type ReadTerms = Omit<JointTerms, "carryOut" | "alone">;

/** Were they all that wait, the process would wait for the database, and then it for the process. */
const MOST_TOGETHER = 16;

/** While the database has some, the answers of another are written. */
const MOST_UNDER_WAY = 4;

/** Objects at most in the answer of a read by id that goes with others. */
const MOST_NODES = 500;

/**
 * Reads by id by one document, of callers who may see the same, that arrive together or while such are under way are
 * done together: in one transaction, with one statement to look at their credentials and one for what all of them need
 * of a kind. Whoever is alone does not wait; a server that is asked for more than it has time for needs less time for
 * each.
 */
export const JOINT_READS: ReadTerms = {
  joiningOf: (candidate) => joiningOf(candidate, MOST_NODES),
  mostTogether: () => MOST_TOGETHER,
  mostUnderWay: MOST_UNDER_WAY,
  leastBeside: () => 1,
};

/** Each of them has a statement of its own, which all that come after it wait for. */
const MOST_LISTS_TOGETHER = 4;

/** Objects at most in the answer of a list that goes with others, were each of its pages full. */
const MOST_LISTED_NODES = 25_000;

/**
 * Lists by one document, of callers who may see the same, share a transaction where there are more of them than
 * connections, one of which they would wait for anyway; up to then each has its own. Each reads its own page, and what
 * stands below is read at once for those whose pages have come.
 */
export function jointLists(connections: number): ReadTerms {
  return {
    joiningOf: (candidate) => joiningOf(candidate, MOST_LISTED_NODES),
    mostTogether: (waiting, free) => Math.min(Math.ceil(waiting / free), MOST_LISTS_TOGETHER),
    mostUnderWay: connections,
    leastBeside: () => 1,
  };
}

/** Null where a read is not to go with others. */
function joiningOf({ request, variables, known }: Candidate, mostNodes: number): Joining | null {
  const { coerced } = variables;
  const { prepared } = request;
  if (!prepared.jointRead || !coerced || prepared.nodes(variables) > mostNodes) return null;
  return { question: `${known.sight} ${prepared.jointRead.questionOf(coerced)}`, claims: [] };
}
