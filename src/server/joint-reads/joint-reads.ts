import type { FormattedExecutionResult } from "graphql";
import type { ExecutionRequest } from "../execution-request";
import type { Deadline } from "../limits/deadline";
import type { Prepared, RequestVariables } from "../prepare/prepared";

/** A request that passed what can be checked without knowing who sent it. */
export interface Checked {
  readonly request: ExecutionRequest;
  readonly variables: RequestVariables;
  readonly deadline: Deadline;
}

export type SeveralReads = readonly [Checked, ...Checked[]];

/** In the order of the reads; null for one that is to be done alone. */
export type JointAnswers = readonly (FormattedExecutionResult | null)[];

/** Objects at most in the answer of a read that goes with others: they wait for each other. */
const MOST_NODES = 500;

/** Reads of one transaction. Were they all that wait, the process would wait for the database, and then it for the process. */
const MOST_TOGETHER = 16;

/** Transactions of one queue at once: while the database has some, the answers of another are written. */
const MOST_UNDER_WAY = 3;

/**
 * Reads by id of one caller and one document that arrive together, or while such are under way, are done together: in
 * one transaction, on one look at the credential, with one statement for what all of them need of a kind. Whoever is
 * alone does not wait; a server that is asked for more than it has time for needs less time for each.
 */
export class JointReads {
  private readonly queues = new Map<Prepared, Map<string, Queue>>();

  constructor(private readonly read: (reads: SeveralReads) => Promise<JointAnswers>) {}

  /** The answer; null where it is to be read alone. Throws what is wrong with the credential. */
  async answer(checked: Checked): Promise<FormattedExecutionResult | null> {
    const question = questionOf(checked);
    return question === null ? null : this.queueFor(checked.request.prepared, question).join(checked);
  }

  private queueFor(prepared: Prepared, question: string): Queue {
    const queues = this.queues.get(prepared) ?? new Map<string, Queue>();
    this.queues.set(prepared, queues);
    const known = queues.get(question);
    if (known) return known;
    const queue = new Queue(this.read, () => {
      if (queues.get(question) !== queue) return;
      queues.delete(question);
      if (queues.size === 0) this.queues.delete(prepared);
    });
    queues.set(question, queue);
    return queue;
  }
}

/** The same for requests by one document that may be done together; null where one may not. */
function questionOf({ request: { prepared, credential, viewAs = "" }, variables }: Checked): string | null {
  const { coerced } = variables;
  const { questionById } = prepared;
  if (!questionById || !coerced || prepared.nodes(variables) > MOST_NODES) return null;
  const who = credentialText(credential);
  // By what was sent, not by whom it means: two tokens of one customer may differ in what they are good for.
  return who === null ? null : `${who} ${viewAs} ${questionById(coerced)}`;
}

function credentialText(credential: ExecutionRequest["credential"]): string | null {
  switch (credential.kind) {
    case "apiKey":
      return credential.key;
    case "customerToken":
      return credential.token;
    case "memberToken":
      return `${credential.workspaceId} ${credential.token}`;
    default:
      return null;
  }
}

interface Waiting {
  readonly read: Checked;
  readonly answer: (answer: FormattedExecutionResult | null) => void;
  readonly refuse: (error: unknown) => void;
}

/** Reads that may be done together. */
class Queue {
  private waiting: Waiting[] = [];
  private underWay = 0;

  constructor(
    private readonly read: (reads: SeveralReads) => Promise<JointAnswers>,
    private readonly onEmpty: () => void,
  ) {}

  join(read: Checked): Promise<FormattedExecutionResult | null> {
    // When all that has arrived by now has been looked at.
    if (this.waiting.length === 0) setImmediate(() => this.begin());
    return new Promise((answer, refuse) => this.waiting.push({ read, answer, refuse }));
  }

  private begin(): void {
    while (this.underWay < MOST_UNDER_WAY) {
      const [first, ...others] = this.waiting.splice(0, MOST_TOGETHER);
      if (!first) break;
      this.underWay += 1;
      void this.carryOut([first, ...others]);
    }
    if (this.underWay === 0) this.onEmpty();
  }

  private async carryOut(some: readonly [Waiting, ...Waiting[]]): Promise<void> {
    const [{ read: first }, ...others] = some;
    try {
      const answers = await this.read([first, ...others.map(({ read }) => read)]);
      for (const [place, { answer }] of some.entries()) answer(answers[place] ?? null);
    } catch (error) {
      for (const { refuse } of some) refuse(error);
    }
    this.underWay -= 1;
    this.begin();
  }
}
