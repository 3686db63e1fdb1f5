import type { FormattedExecutionResult } from "graphql";
import type { Prepared } from "../prepare/prepared";
import type { Candidate } from "./candidate";

export type Several = readonly [Candidate, ...Candidate[]];

/** Null for a request that is to be done alone. */
export type JointAnswer = FormattedExecutionResult | null;

/** In the order of the requests. */
export type JointAnswers = readonly JointAnswer[];

/** Requests that are done in one transaction. */
export interface CarriedOut {
  /** In their order. */
  readonly answers: readonly Promise<JointAnswer>[];
  /** Resolves when another transaction may begin in place of this one. */
  readonly isOver: Promise<unknown>;
}

/** What requests are done together by. */
export interface JointTerms {
  /** Null of a request that is not to go with others. */
  readonly joiningOf: (candidate: Candidate) => Joining | null;
  readonly carryOut: (several: Several) => CarriedOut;
  /** Does one that could not be done with the others. */
  readonly alone: (one: Candidate) => Promise<FormattedExecutionResult>;
  /** Requests of one transaction, when so many wait, and so many transactions may begin. */
  readonly mostTogether: (waiting: number, free: number) => number;
  /** Transactions of one queue at once. */
  readonly mostUnderWay: number;
  /** How many begin one beside so many that are under way already. */
  readonly leastBeside: (underWay: number) => number;
}

/** How a request may go with others. */
export interface Joining {
  /** The same for requests by one document, of one workspace, that may be done together. */
  readonly question: string;
  /** What no two that are under way at once may have in common. */
  readonly claims: readonly string[];
}

/** Nobody waits longer for others to go with: what is under way may be held up. */
const PATIENCE_MS = 20;

/** Requests that arrive together, or while such are under way, by document and question. */
export class JointQueues {
  private readonly queues = new Map<Prepared, Map<string, Queue>>();

  constructor(private readonly terms: JointTerms) {}

  /** The answer; null where it does not go with others. Throws what became of it. */
  async answer(candidate: Candidate): Promise<FormattedExecutionResult | null> {
    const joining = this.terms.joiningOf(candidate);
    if (!joining) return null;
    const { request, verified } = candidate;
    const question = `${verified.workspaceId} ${joining.question}`;
    return this.queueFor(request.prepared, question).join(candidate, joining.claims);
  }

  private queueFor(prepared: Prepared, question: string): Queue {
    const queues = this.queues.get(prepared) ?? new Map<string, Queue>();
    this.queues.set(prepared, queues);
    const known = queues.get(question);
    if (known) return known;
    const queue = new Queue(this.terms, () => {
      if (queues.get(question) !== queue) return;
      queues.delete(question);
      if (queues.size === 0) this.queues.delete(prepared);
    });
    queues.set(question, queue);
    return queue;
  }
}

interface Waiting {
  readonly checked: Candidate;
  readonly claims: readonly string[];
  readonly answer: (answer: FormattedExecutionResult) => void;
  readonly refuse: (error: unknown) => void;
}

/** Requests that may be done together. */
class Queue {
  private waiting: Waiting[] = [];
  private readonly claimed = new Set<string>();
  private transactions = 0;
  /** The requests in them. */
  private underWay = 0;
  private willBegin = false;
  private patience: NodeJS.Timeout | undefined;

  constructor(
    private readonly terms: JointTerms,
    private readonly onEmpty: () => void,
  ) {}

  join(checked: Candidate, claims: readonly string[]): Promise<FormattedExecutionResult> {
    if (!this.willBegin) {
      this.willBegin = true;
      // When all that has arrived by now has been looked at.
      setImmediate(() => {
        this.willBegin = false;
        this.begin();
      });
    }
    return new Promise((answer, refuse) => this.waiting.push({ checked, claims, answer, refuse }));
  }

  /** `isDue`: however few there are, as they have waited long enough for others. */
  private begin(isDue = false): void {
    const { mostUnderWay, leastBeside } = this.terms;
    const isWorth = (): boolean => isDue || this.waiting.length >= leastBeside(this.underWay);
    while (this.transactions < mostUnderWay && isWorth()) {
      const [first, ...others] = this.next();
      if (!first) break;
      void this.carryOut([first, ...others]);
    }
    if (this.waiting.some((one) => this.isFree(one))) this.beginLater();
    if (this.waiting.length === 0 && this.claimed.size === 0 && this.transactions === 0 && !this.willBegin)
      this.onEmpty();
  }

  private beginLater(): void {
    this.patience ??= setTimeout(() => {
      this.patience = undefined;
      this.begin(true);
    }, PATIENCE_MS).unref();
  }

  private isFree({ claims }: Waiting): boolean {
    return !claims.some((claim) => this.claimed.has(claim));
  }

  private next(): readonly Waiting[] {
    const chosen: Waiting[] = [];
    const { mostTogether, mostUnderWay } = this.terms;
    const most = mostTogether(this.waiting.length, mostUnderWay - this.transactions);
    this.waiting = this.waiting.filter((one) => {
      if (chosen.length === most) return true;
      if (!this.isFree(one)) return true;
      for (const claim of one.claims) this.claimed.add(claim);
      chosen.push(one);
      return false;
    });
    return chosen;
  }

  private async carryOut(some: readonly [Waiting, ...Waiting[]]): Promise<void> {
    const [{ checked: first }, ...others] = some;
    this.transactions += 1;
    this.underWay += some.length;
    const { answers, isOver } = this.begun([first, ...others.map(({ checked }) => checked)]);
    const concluded = some.map((one, place) =>
      (answers[place] ?? Promise.resolve(null)).then(
        (answer) => this.conclude(one, answer),
        (error: unknown) => this.end(one, () => one.refuse(error)),
      ),
    );
    await Promise.all([...concluded, isOver]);
    this.transactions -= 1;
    this.underWay -= some.length;
    this.begin();
  }

  private begun(several: Several): CarriedOut {
    try {
      return this.terms.carryOut(several);
    } catch (error) {
      const refuse = async (): Promise<never> => {
        throw error;
      };
      return { answers: several.map(refuse), isOver: Promise.resolve() };
    }
  }

  /** What is to be done alone keeps its claims until it is: who came after it must not come before it. */
  private conclude(one: Waiting, answer: JointAnswer): void {
    if (answer) return this.end(one, () => one.answer(answer));
    this.terms.alone(one.checked).then(
      (own) => this.endLate(one, () => one.answer(own)),
      (error: unknown) => this.endLate(one, () => one.refuse(error)),
    );
  }

  private endLate(one: Waiting, tell: () => void): void {
    this.end(one, tell);
    this.begin();
  }

  private end({ claims }: Waiting, tell: () => void): void {
    for (const claim of claims) this.claimed.delete(claim);
    tell();
  }
}
