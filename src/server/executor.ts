import {
  execute,
  getOperationAST,
  OperationTypeNode,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from "graphql";
import { isTransient } from "../kernel/database/database-errors";
import { SwiftWorkFailedError, type Pace } from "../kernel/database/unit-of-work";
import { CommitUnansweredError } from "../kernel/database/wire";
import { UnavailableError } from "../kernel/errors";
import { signedIn, verifyCredential, type Verified } from "./authenticate";
import { formatError } from "./error-format";
import type { ExecutionRequest } from "./execution-request";
import type { IdempotentReplies } from "./idempotent-replies";
import { Deadline, TookTooLongError, type MonotonicClock } from "./limits/deadline";
import { refuseManyNodes } from "./limits/node-limit";
import { refuseLargeVariables } from "./limits/variable-limits";
import type { MemberTokens } from "./member-tokens";
import type { Platform } from "./platform";
import { Plans } from "./planner/plans";
import { Session } from "./session";
import { swiftly } from "./swiftly";
import { withRetries } from "./with-retries";

export interface ExecutorParts {
  readonly schema: GraphQLSchema;
  readonly platform: Platform;
  readonly memberTokens: MemberTokens;
  readonly replies: IdempotentReplies;
  readonly onSignIn: (session: Session) => void;
  readonly clock?: MonotonicClock;
  /** Whether relations are read ahead of execution. Loaders answer the same. */
  readonly readsAhead: boolean;
}

class OutcomeUnknownError extends UnavailableError {
  constructor(options: ErrorOptions) {
    super(
      "The database was lost while the change was being made durable, so it may or may not have happened. " +
        "Send the request again with the same Idempotency-Key, or look before you repeat it.",
      options,
    );
  }
}

/** Executes one GraphQL operation in one transaction; what it answers is durable when it returns. */
export class Executor {
  private readonly plans: Plans;

  constructor(private readonly parts: ExecutorParts) {
    this.plans = new Plans(parts.schema);
  }

  async execute(request: ExecutionRequest): Promise<FormattedExecutionResult> {
    const { platform, memberTokens, schema } = this.parts;
    const deadline = new Deadline(this.parts.clock);
    try {
      refuseLargeVariables(request.variables);
      refuseManyNodes(schema, request);
      const verified = await verifyCredential(platform, memberTokens, request.credential);
      return await withRetries(() => swiftly((pace) => this.executeOnce(request, verified, deadline, pace)));
    } catch (error) {
      return { errors: [this.formatted(request, error)] };
    }
  }

  private async executeOnce(
    request: ExecutionRequest,
    verified: Verified | null,
    deadline: Deadline,
    pace: Pace,
  ): Promise<FormattedExecutionResult> {
    const isMutation = request.operation === OperationTypeNode.MUTATION;
    const session = new Session(this.parts.platform, {
      workspaceId: verified?.workspaceId ?? null,
      access: isMutation ? "write" : "read",
      pace,
      requestId: request.requestId,
      deadline,
      ...(this.parts.readsAhead && {
        planned: this.plans.of(
          request.document,
          getOperationAST(request.document, request.operationName),
          request.variables,
        ),
      }),
    });
    try {
      if (verified && session.unproven) {
        session.signIn(await signedIn(verified, session.unproven));
        this.parts.onSignIn(session);
      }
      if (!isMutation) return await this.answered(request, session);
      const result = await this.parts.replies.once(request, session, () => this.answered(request, session));
      // Without data no change may stay: a caller who sees none must be able to rely on it.
      if (result.data) await committed(session);
      return result;
    } finally {
      // Nothing to save: a read is over, and a mutation has been committed or has failed. Not waited for.
      void session.work.rollback();
    }
  }

  private async answered(request: ExecutionRequest, session: Session): Promise<FormattedExecutionResult> {
    const { schema } = this.parts;
    const { document, operationName, variables } = request;
    const result = await execute({
      schema,
      document,
      operationName,
      variableValues: variables,
      contextValue: session,
    });
    const ending = result.errors?.find(({ originalError }) => endsOperation(originalError));
    if (ending?.originalError) throw ending.originalError;
    if (session.work.mustBeDoneAgain) throw new SwiftWorkFailedError();
    if (!result.errors) return { data: result.data ?? null };
    const errors = result.errors.map((error) => this.formatted(request, error));
    // A mutation answers data or errors, never both: whoever sees an error knows that nothing was changed.
    const data = request.operation === OperationTypeNode.MUTATION ? null : (result.data ?? null);
    return { data, errors };
  }

  private formatted({ requestId }: ExecutionRequest, error: unknown): GraphQLFormattedError {
    return formatError(error, requestId, this.parts.platform.log);
  }
}

/** Errors that are of the whole operation, whichever of its fields met them. */
function endsOperation(error: unknown): boolean {
  return error instanceof TookTooLongError || isTransient(error);
}

/** Never tried again after a failure: the commit may have been carried out before the answer was lost. */
async function committed(session: Session): Promise<void> {
  try {
    await session.work.commit();
  } catch (error) {
    throw error instanceof CommitUnansweredError ? new OutcomeUnknownError({ cause: error }) : error;
  }
}
