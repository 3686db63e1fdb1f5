import {
  OperationTypeNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
} from "graphql";
import { SwiftWorkFailedError, type Pace } from "../kernel/database/unit-of-work";
import { verifyCredential, type Verified } from "./authenticate";
import { endingOf } from "./ending-of";
import { formatError } from "./error-format";
import type { ExecutionRequest } from "./execution-request";
import { holdNamed } from "./hold-named";
import type { IdempotentReplies } from "./idempotent-replies";
import { Deadline, type MonotonicClock } from "./limits/deadline";
import { refuseLargeVariables, variableLimitsOf } from "./limits/variable-limits";
import { CallerChangedError, KnownCallers } from "./known-callers";
import type { MemberTokens } from "./member-tokens";
import type { Platform } from "./platform";
import type { Prepared, RequestVariables } from "./prepare/prepared";
import type { OperationRequest, PreparedDocuments, Unprepared } from "./prepare/prepared-documents";
import { finishAdvance } from "./sandbox/finish-advance";
import { candidateOf, type Candidate, type Checked } from "./jointly/candidate";
import { commandJointly } from "./jointly/command-jointly";
import type { Company } from "./jointly/company";
import { JOINT_COMMANDS } from "./jointly/joint-commands";
import type { JointParts } from "./jointly/joint-parts";
import { JointQueues } from "./jointly/joint-queues";
import { JOINT_READS, jointLists, type ReadTerms } from "./jointly/joint-reads";
import { PersonalDocuments } from "./jointly/personal-documents";
import { readJointly } from "./jointly/read-jointly";
import { SlowDocuments } from "./jointly/slow-documents";
import { madeDurable } from "./made-durable";
import { Session } from "./session";
import { credentialOf } from "./survey-link-credential";
import { swiftly } from "./swiftly";
import { viewedAs } from "./view-as";
import { withRetries } from "./with-retries";

export interface ExecutorParts {
  readonly documents: PreparedDocuments;
  readonly platform: Platform;
  readonly memberTokens: MemberTokens;
  readonly replies: IdempotentReplies;
  readonly onSignIn: (session: Session) => void;
  readonly clock?: MonotonicClock;
  /** Whether relations are read ahead of execution. Loaders answer the same. */
  readonly readsAhead: boolean;
}

/** Executes one GraphQL operation in one transaction; what it answers is durable when it returns. */
export class Executor {
  private readonly callers = new KnownCallers();
  private readonly slow = new SlowDocuments();
  private readonly jointReads = this.readQueues(JOINT_READS);
  private readonly jointLists: JointQueues;
  private readonly jointCommands = new JointQueues({
    ...JOINT_COMMANDS,
    carryOut: (commands) => commandJointly(this.jointParts, commands),
    alone: (command) => this.executeAlone(command),
  });

  private readonly jointParts: JointParts;

  constructor(private readonly parts: ExecutorParts) {
    this.jointParts = this.jointPartsOf(parts);
    this.jointLists = this.readQueues(jointLists(parts.platform.pool.options.max));
  }

  /** The operation of a document, read but once; or what is wrong with the document. */
  prepare(request: OperationRequest): Prepared | Unprepared {
    return this.parts.documents.prepare(request);
  }

  async execute(request: ExecutionRequest): Promise<FormattedExecutionResult> {
    const { prepared } = request;
    const deadline = new Deadline(this.parts.clock);
    try {
      refuseLargeVariables(request.variables, variableLimitsOf(prepared.operation));
      const variables = prepared.coerce(request.variables);
      prepared.refuseManyNodes(variables);
      const verified = await this.verify(request, variables);
      const checked = { request, variables, deadline, verified };
      return (await this.executeJointly(checked)) ?? (await this.executeAlone(checked));
    } catch (error) {
      return { errors: [this.formatted(request, error)] };
    }
  }

  /** Null of what does not go with others. */
  private async executeJointly(checked: Checked): Promise<FormattedExecutionResult | null> {
    const candidate = candidateOf(checked, this.callers);
    if (!candidate) return null;
    return this.queuesFor(candidate)?.answer(candidate) ?? null;
  }

  private queuesFor({ request: { prepared }, verified }: Candidate): JointQueues | null {
    const { jointCommand, jointRead } = prepared;
    if (jointCommand) return this.jointCommands;
    if (!jointRead || this.slow.has(prepared, verified.workspaceId)) return null;
    return jointRead.isById ? this.jointReads : this.jointLists;
  }

  private readQueues(terms: ReadTerms): JointQueues {
    return new JointQueues({
      ...terms,
      carryOut: (reads) => readJointly(this.jointParts, reads),
      alone: (read) => this.executeAlone(read),
    });
  }

  private executeAlone(checked: Checked): Promise<FormattedExecutionResult> {
    return withRetries(() => swiftly((pace) => this.executeFor(checked, pace)));
  }

  private jointPartsOf({ onSignIn, replies }: ExecutorParts): JointParts {
    return {
      ...{ callers: this.callers, personal: new PersonalDocuments(), slow: this.slow, replies, onSignIn },
      open: (checked, company) => this.sessionFor(checked, "swift", company),
      answered: ({ request }, session, result) => this.answered(request, session, result),
      alone: (one) => this.executeAlone(one),
    };
  }

  private async verify(request: ExecutionRequest, variables: RequestVariables): Promise<Verified | null> {
    const { platform, memberTokens } = this.parts;
    const verified = await verifyCredential(platform, memberTokens, credentialOf(request, variables));
    return verified && request.viewAs ? viewedAs(verified, request.viewAs) : verified;
  }

  /** Begins on the word of the credential, and again where its caller turns out to be another than last time. */
  private async executeFor(work: Checked, pace: Pace): Promise<FormattedExecutionResult> {
    try {
      return await this.executeOnce(work, pace, true);
    } catch (error) {
      if (error instanceof CallerChangedError) return this.executeOnce(work, pace, false);
      throw error;
    }
  }

  private sessionFor(
    { request: { prepared, requestId }, variables, verified, deadline }: Checked,
    pace: Pace,
    company?: Company,
  ): Session {
    return new Session(this.parts.platform, {
      workspaceId: verified?.workspaceId ?? null,
      access: prepared.kind === OperationTypeNode.MUTATION ? "write" : "read",
      pace,
      requestId,
      deadline,
      documents: this.parts.documents,
      ...(this.parts.readsAhead && {
        planned: { plan: prepared.plan, variables: variables.coerced ?? {} },
      }),
      ...(company && { company }),
    });
  }

  private async executeOnce(
    work: Checked,
    pace: Pace,
    takesOnTrust: boolean,
  ): Promise<FormattedExecutionResult> {
    const { request, variables, verified } = work;
    const { prepared } = request;
    const isMutation = prepared.kind === OperationTypeNode.MUTATION;
    const session = this.sessionFor(work, pace);
    const answer = async (): Promise<FormattedExecutionResult> => {
      holdNamed(session, prepared.namedBySeveral(variables));
      return this.answered(request, session, await prepared.execute({ context: session, variables }));
    };
    try {
      const known = takesOnTrust && verified ? this.callers.of(verified) : null;
      const caller = verified && (await this.callers.identify(session.beforeSignIn, verified, known));
      if (caller) session.signIn(caller.actor, caller.aheadMs);
      const [outcome] = await Promise.allSettled([
        isMutation ? this.parts.replies.once(request, session, answer) : answer(),
      ]);
      // Before anything is answered or made durable, refusals and faults included.
      await caller?.confirm();
      if (outcome.status === "rejected") throw outcome.reason;
      this.parts.onSignIn(session);
      // Without data no change may stay: a caller who sees none must be able to rely on it.
      if (isMutation && outcome.value.data) await this.finish(session);
      return outcome.value;
    } catch (error) {
      // Until then it holds what doing it again needs.
      if (error instanceof SwiftWorkFailedError) await session.work.rollback();
      throw error;
    } finally {
      // Nothing to save: a read is over, and a mutation has been committed or has failed. Not waited for.
      void session.work.rollback();
    }
  }

  /** And what a change has to bring about before it is answered, in transactions of its own, has been. */
  private async finish(session: Session): Promise<void> {
    await madeDurable(session.work);
    const { advanceRunner: runner, context } = session;
    if (runner && context) await finishAdvance(this.parts.platform, context.workspaceId, { runner });
  }

  private answered(
    request: ExecutionRequest,
    session: Session,
    result: ExecutionResult,
  ): FormattedExecutionResult {
    const ending = endingOf(result);
    if (ending) throw ending;
    if (session.work.mustBeDoneAgain) throw new SwiftWorkFailedError();
    if (!result.errors) return { data: result.data ?? null };
    const errors = result.errors.map((error) => this.formatted(request, error));
    // A mutation answers data or errors, never both: whoever sees an error knows that nothing was changed.
    const data = request.prepared.kind === OperationTypeNode.MUTATION ? null : (result.data ?? null);
    return { data, errors };
  }

  private formatted(
    { requestId }: Pick<ExecutionRequest, "requestId">,
    error: unknown,
  ): GraphQLFormattedError {
    return formatError(error, requestId, this.parts.platform.log);
  }
}
