import type { ExecutionResult } from "graphql";
import { invariant, UnauthenticatedError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { LivePage, LiveSource, LogSource, PresenceSource } from "../../../resolvers/live-source";
import type { Actor } from "../../../services/access/actor";
import { logCursor } from "../../../services/log/log-cursor";
import { endOfLog } from "../../../services/log/read-log";
import { readPresence, type Present } from "../../../services/presence/read-presence";
import { verifyCredential, type Verified } from "../../authenticate";
import { endingOf } from "../../ending-of";
import { formatError } from "../../error-format";
import type { LogFeed } from "../../events/log-feed";
import { CallerChangedError, type KnownCallers } from "../../known-callers";
import { Deadline } from "../../limits/deadline";
import { refuseLargeVariables } from "../../limits/variable-limits";
import type { MemberTokens } from "../../member-tokens";
import type { Platform } from "../../platform";
import type { RequestVariables } from "../../prepare/prepared";
import { Session } from "../../session";
import { viewedAs } from "../../view-as";
import { withRetries } from "../../with-retries";
import type { LiveMessage, LiveRequest } from "../live-operations";

export interface LiveExecutionParts {
  readonly platform: Platform;
  readonly memberTokens: MemberTokens;
  readonly callers: KnownCallers;
  readonly onSignIn: (session: Session) => void;
  readonly readsAhead: boolean;
  /** What is heard of the log need not be read. */
  readonly feed?: LogFeed | undefined;
}

/** A subscription that was found good. */
export interface OpenedSubscription<Source extends LiveSource = LogSource> {
  readonly request: LiveRequest;
  readonly variables: RequestVariables;
  readonly verified: Verified;
  readonly source: Source;
  /** The end of the log when it was opened. */
  readonly head: bigint;
  /** Who it was then. */
  readonly actor: Actor;
}

export interface ReadMessages {
  readonly messages: readonly { readonly position: bigint; readonly message: LiveMessage }[];
  readonly through: bigint;
  readonly isMore: boolean;
  /** Who was told. */
  readonly actor: Actor;
}

/** What is executed in one transaction, and so under one look at the listener's rights. */
const MOST_ITEMS = 100;

/** Executes subscriptions: once to find out what they ask for, and then for each thing that they tell. */
export class LiveExecution {
  constructor(private readonly parts: LiveExecutionParts) {}

  /** Throws a refusal, or answers the errors, of what is wrong with the request. */
  async open(
    request: LiveRequest,
  ): Promise<OpenedSubscription<LiveSource> | { readonly result: ExecutionResult }> {
    const { platform, memberTokens } = this.parts;
    refuseLargeVariables(request.variables);
    const variables = request.prepared.coerce(request.variables);
    request.prepared.refuseManyNodes(variables);
    const credential = await verifyCredential(platform, memberTokens, request.credential);
    if (!credential) throw new UnauthenticatedError("Send a credential: a subscription is somebody's.");
    const verified = request.viewAs ? viewedAs(credential, request.viewAs) : credential;
    return this.inSession({ request, variables, verified }, async (session) => {
      let source: LiveSource | null = null;
      const live = (asked: LiveSource): null => {
        source = asked;
        return null;
      };
      const [head, result] = await Promise.all([
        session.run(endOfLog, null),
        request.prepared.execute({ context: within(session, live), variables }),
      ]);
      const ending = endingOf(result);
      if (ending) throw ending;
      // Not narrowed by the compiler, which does not see the call.
      const opened = source as LiveSource | null;
      return opened === null || result.errors
        ? { result }
        : { request, variables, verified, source: opened, head, actor: actorOf(session) };
    });
  }

  /** Reads on after this position, and executes the document for each thing that is to be told. */
  async read(opened: OpenedSubscription, after: bigint | null): Promise<ReadMessages> {
    const { workspaceId } = opened.verified;
    const known = after === null ? null : (this.parts.feed?.after(workspaceId, after) ?? null);
    return this.inSession(opened, async (session) => {
      const page: LivePage = await session.run(opened.source.read, { after, most: MOST_ITEMS, known });
      const executed = await Promise.all(
        page.items.map(async ({ position, value }) => {
          const context = within(session, () => value);
          const result = await opened.request.prepared.execute({ context, variables: opened.variables });
          return { position, result };
        }),
      );
      const whole = beforeEnding(executed);
      const isCut = whole.length < executed.length;
      return {
        messages: whole.map(({ position, result }) => ({
          position,
          message: { cursor: logCursor(position), json: this.encoded(opened.request, result) },
        })),
        through: (isCut && whole.at(-1)?.position) || page.through,
        isMore: isCut || page.isMore,
        actor: actorOf(session),
      };
    });
  }

  /** Executes the document for whoever of these is to be told of. */
  async present(
    opened: OpenedSubscription<PresenceSource>,
    presentAt: (workspaceId: Uuid, caseId: Uuid) => readonly Present[],
  ): Promise<LiveMessage> {
    const { request, variables, verified, source } = opened;
    const caseId = source.presenceAt;
    return this.inSession(opened, async (session) => {
      const present = presentAt(verified.workspaceId, caseId);
      const told = await session.run(readPresence, { caseId, present });
      const context = within(session, () => told);
      const result = await request.prepared.execute({ context, variables });
      const ending = endingOf(result);
      if (ending) throw ending;
      return { cursor: null, json: this.encoded(request, result) };
    });
  }

  private encoded({ requestId }: LiveRequest, result: ExecutionResult): Buffer {
    const { log } = this.parts.platform;
    const errors = result.errors?.map((error) => formatError(error, requestId, log));
    return Buffer.from(JSON.stringify({ data: result.data ?? null, ...(errors && { errors }) }));
  }

  /** One transaction, in which the caller is looked up again: nothing leaves it before the caller is proved. */
  private async inSession<Result>(
    { request, variables, verified }: Omit<OpenedSubscription<LiveSource>, "source" | "head" | "actor">,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result> {
    const { platform, callers, onSignIn, readsAhead } = this.parts;
    const attempt = async (takesOnTrust: boolean): Promise<Result> => {
      const session = new Session(platform, {
        workspaceId: verified.workspaceId,
        access: "read",
        requestId: request.requestId,
        deadline: new Deadline(),
        ...(readsAhead && {
          planned: { plan: request.prepared.plan, variables: variables.coerced ?? {} },
        }),
      });
      try {
        const known = takesOnTrust ? callers.of(verified) : null;
        const caller = await callers.identify(session.beforeSignIn, verified, known);
        session.signIn(caller.actor, caller.aheadMs);
        const [outcome] = await Promise.allSettled([work(session)]);
        await caller.confirm();
        if (outcome.status === "rejected") throw outcome.reason;
        onSignIn(session);
        return outcome.value;
      } finally {
        void session.work.rollback();
      }
    };
    return withRetries(async () => {
      try {
        return await attempt(true);
      } catch (error) {
        if (error instanceof CallerChangedError) return attempt(false);
        throw error;
      }
    });
  }
}

interface Executed {
  readonly position: bigint;
  readonly result: ExecutionResult;
}

/**
 * What was read in whole. From the first on that was not, all is read again, as nobody who was told of half an event
 * would come back for the other half. Throws where nothing is whole.
 */
function beforeEnding(executed: readonly Executed[]): readonly Executed[] {
  for (const { position, result } of executed) {
    const ending = endingOf(result);
    if (!ending) continue;
    const whole = executed.filter((each) => each.position < position);
    if (whole.length === 0) throw ending;
    return whole;
  }
  return executed;
}

function actorOf({ context }: Session): Actor {
  invariant(context, "a subscription is executed for nobody");
  return context.actor;
}

/** The session as the resolver of one subscription sees it. */
function within(session: Session, live: (source: LiveSource) => unknown): Session {
  invariant(session.context, "a subscription is executed for nobody");
  return Object.create(session, { live: { value: live } }) as Session;
}
