import type { ExecutionResult, FormattedExecutionResult } from "graphql";
import { Refusal } from "../../kernel/errors";
import type { IdempotentReplies } from "../idempotent-replies";
import type { KnownCallers } from "../known-callers";
import type { Session } from "../session";
import type { Company } from "./company";
import type { PersonalDocuments } from "./personal-documents";
import type { Candidate, Checked } from "./candidate";
import type { JointAnswers, Several } from "./joint-queues";
import type { SlowDocuments } from "./slow-documents";

/** What the executor lends to those who do several operations in one transaction. */
export interface JointParts {
  readonly callers: KnownCallers;
  readonly replies: IdempotentReplies;
  readonly personal: PersonalDocuments;
  readonly slow: SlowDocuments;
  readonly open: (checked: Checked, company?: Company) => Session;
  /** Makes the answer of what an operation came to; throws where it is none. */
  readonly answered: (
    checked: Checked,
    session: Session,
    result: ExecutionResult,
  ) => FormattedExecutionResult;
  readonly onSignIn: (session: Session) => void;
  /** Does one in a transaction of its own. */
  readonly alone: (one: Candidate) => Promise<FormattedExecutionResult>;
}

/** What is refused to one of them is refused to each; any other failure may be of the company. */
export function isOwn({ errors = [] }: ExecutionResult): boolean {
  return errors.every(
    ({ originalError }) => !originalError || (originalError instanceof Refusal && !originalError.retryable),
  );
}

/** All are to be done alone. */
export function nobodys(several: Several): JointAnswers {
  return several.map(() => null);
}
