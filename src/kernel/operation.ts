import { sql, trusted, type Sql } from "./database/sql";
import type { Database } from "./database/database";
import { ForbiddenError, UnauthenticatedError } from "./errors";
import type { HeldRows } from "./held-rows";
import type { Uuid } from "./ids";
import type { Instant } from "./instant";
import type { Memory } from "./memory";
import type { Secrets } from "./secrets";
import type { Settings } from "./settings";

/** Who asks: proved by a credential, with what that credential may do. */
export interface Principal {
  readonly kind: string;
  readonly id: Uuid | null;
  readonly permissions: ReadonlySet<string>;
  /** Said in place of the permission's name, of a caller who does not lack permissions but leave. */
  readonly refusal?: string;
}

/** All that an operation may reach. */
export interface OperationContext<Actor extends Principal = Principal> {
  readonly workspaceId: Uuid;
  readonly actor: Actor;
  readonly db: Database;
  /** Ties what an operation writes and logs to the request that asked for it. */
  readonly requestId: string;
  /** The condition that rows belong to this workspace; every statement names it. */
  readonly inWorkspace: (alias?: string) => Sql;
  readonly secrets: Secrets;
  readonly settings: Settings;
  readonly memory: Memory;
  /** What is held for it together with what others are about. */
  readonly held?: HeldRows;
  /** The workspace's time: of what happens in it, and of what falls due. A test workspace's may be ahead. */
  now(): Instant;
  /** The machine's time: of credentials, leases, retries, and of all that others outside reckon with. */
  realNow(): Instant;
  newId(): Uuid;
}

/** The same, with the machine's time in place of the workspace's. */
export function inRealTime<Context extends Pick<OperationContext, "now" | "realNow">>(ctx: Context): Context {
  return { ...ctx, now: ctx.realNow };
}

/** A named piece of work under one permission: the only way in, for every kind of caller. */
export interface Operation<Context, Input, Output> {
  readonly kind: "command" | "query";
  /** `noun:verb`, as logs and traces show it. */
  readonly name: string;
  readonly permission: string;
  readonly body: (ctx: Context, input: Input) => Promise<Output>;
}

/** The one place that checks the permission. An anonymous caller has no context to run in. */
export async function run<Context extends OperationContext, Input, Output>(
  ctx: Context | null,
  operation: Operation<Context, Input, Output>,
  input: Input,
): Promise<Output> {
  return operation.body(permitted(ctx, operation), input);
}

/** The context of a caller who may do this; refuses all others. */
export function permitted<Context extends OperationContext>(
  ctx: Context | null,
  { permission }: { readonly permission: string },
): Context {
  if (!ctx) throw new UnauthenticatedError("Send a credential: `Authorization: Bearer <API key or token>`.");
  const { permissions, refusal } = ctx.actor;
  if (!permissions.has(permission))
    throw new ForbiddenError(refusal ?? `This credential does not carry the permission "${permission}".`);
  return ctx;
}

/** The workspace condition of every statement, written once. */
export function workspaceCondition(workspaceId: Uuid): OperationContext["inWorkspace"] {
  return (alias) => sql`${trusted(alias ? `${alias}.` : "")}workspace_id = ${workspaceId}`;
}
