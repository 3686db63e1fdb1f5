import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import type { WebhookErrorKind } from "../../entities/webhooks/webhook-enums";
import { sql } from "../../kernel/database/sql";
import { columnsOf, settings } from "../../kernel/database/table";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { healthAfter, isGivenUp, type EndpointHealth } from "./endpoint-health";
import { disable, ENDPOINTS } from "./standing-endpoint";

/** How a try ended. */
export interface AttemptOutcome {
  readonly deliveryId: Uuid;
  readonly endpointId: Uuid;
  readonly number: number;
  readonly startedAt: Instant;
  readonly milliseconds: number;
  readonly statusCode: number | null;
  /** Null when the receiver took it. */
  readonly error: WebhookErrorKind | null;
  readonly answer: SafeText;
  /** When to try again after a failure; null when it is given up. */
  readonly nextAttemptAt: Instant | null;
  readonly isFailing: boolean;
  readonly isProbe: boolean;
}

const GONE = 410;

/** Writes down how tries ended, in the order in which they did, and what follows from it for their endpoints. */
export const recordAttempts = command(
  { name: "webhook:record", permission: "webhook:write" },
  async (ctx: Context, { outcomes }: { readonly outcomes: readonly AttemptOutcome[] }): Promise<void> => {
    writeAttempts(ctx, outcomes);
    await judgeEndpoints(ctx, outcomes);
  },
);

/**
 * A success is one, whenever it comes. A failure counts only if the claim still holds: else another try is under way.
 * Nothing is left to tell of a delivery that was removed meanwhile. The list of ids says again which deliveries these
 * are, so that no plan reads all of a workspace.
 */
function writeAttempts(ctx: Context, outcomes: readonly AttemptOutcome[]): void {
  const ids = outcomes.map(({ deliveryId }) => deliveryId);
  const all = <Value>(of: (outcome: AttemptOutcome) => Value): readonly Value[] => outcomes.map(of);
  const now = ctx.realNow();
  ctx.db.write(sql`
    with tried as materialized (
      select *
      from unnest(
        ${ids}::uuid[], ${all(() => ctx.newId())}::uuid[],
        ${all(({ number }) => number)}::integer[], ${all(({ startedAt }) => startedAt)}::timestamptz[],
        ${all(({ milliseconds }) => milliseconds)}::integer[], ${all(({ statusCode }) => statusCode)}::integer[],
        ${all(({ error }) => error)}::text[], ${all(({ answer }) => answer)}::text[],
        ${all(({ nextAttemptAt }) => nextAttemptAt)}::timestamptz[])
        as t(delivery_id, id, number, started_at, milliseconds, status_code, error, answer, next_attempt_at)
    ), written as (
      insert into webhook_attempts
        (workspace_id, id, created_at, delivery_id, number, status_code, milliseconds, error, answer)
      select d.workspace_id, t.id, t.started_at, d.id, t.number, t.status_code, t.milliseconds, t.error, t.answer
      from tried t
      join webhook_deliveries d on ${ctx.inWorkspace("d")} and d.id = t.delivery_id and d.id = any(${ids}::uuid[])
    )
    update webhook_deliveries d
    set
      state = case when t.error is null then 'DELIVERED' when t.next_attempt_at is null then 'FAILED' else 'PENDING' end,
      next_attempt_at = case when t.error is not null then t.next_attempt_at end,
      ended_at = case when t.error is null or t.next_attempt_at is null then ${now}::timestamptz end,
      failures = d.failures + case when t.error is null then 0 else 1 end
    from tried t
    where ${ctx.inWorkspace("d")}
    and d.id = t.delivery_id
    and d.id = any(${ids}::uuid[])
    and (t.error is null or (d.state = 'PENDING' and d.attempts = t.number))`);
}

/** Of endpoints that are well and took everything there is nothing to write. */
async function judgeEndpoints(ctx: Context, outcomes: readonly AttemptOutcome[]): Promise<void> {
  const concerned = new Set(
    outcomes
      .filter(({ error, isFailing }) => error !== null || isFailing)
      .map(({ endpointId }) => endpointId),
  );
  if (concerned.size === 0) return;
  const endpoints = await ctx.db.rows<WebhookEndpoint>(sql`
    select ${columnsOf(ENDPOINTS, "e")}
    from webhook_endpoints e
    where ${ctx.inWorkspace("e")}
    and e.id = any(${[...concerned]}::uuid[])
    and e.status = 'ACTIVE'
    order by e.id
    for no key update`);
  for (const endpoint of endpoints)
    await judge(
      ctx,
      endpoint,
      outcomes.filter(({ endpointId }) => endpointId === endpoint.id),
    );
}

async function judge(
  ctx: Context,
  endpoint: WebhookEndpoint,
  outcomes: readonly AttemptOutcome[],
): Promise<void> {
  const now = ctx.realNow();
  const health = outcomes.reduce<EndpointHealth>(
    (known, { startedAt, isProbe, error }) =>
      healthAfter(known, { startedAt, isProbe, hasSucceeded: error === null }, now),
    endpoint,
  );
  const { failuresInRow, failingSince, pausedUntil, pauses } = health;
  ctx.db.write(sql`
    update webhook_endpoints
    set ${settings(ENDPOINTS, { failuresInRow, failingSince, pausedUntil, pauses })}
    where ${ctx.inWorkspace()}
    and id = ${endpoint.id}`);
  if (outcomes.some(({ statusCode }) => statusCode === GONE)) await disable(ctx, endpoint, "GONE");
  else if (isGivenUp(health, now)) await disable(ctx, endpoint, "FAILING");
}
