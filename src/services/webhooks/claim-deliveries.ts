import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import { sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import { plusSeconds } from "../../kernel/instant";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import type { Shape } from "./chosen-shape";
import { putOffBlocked } from "./put-off-blocked";
import { signingSecrets } from "./signing-secret";

export interface ClaimDeliveriesInput {
  /** How many deliveries of each endpoint there is room for. */
  readonly room: readonly { readonly endpointId: Uuid; readonly most: number }[];
  /** When another process may take what was claimed for lost. */
  readonly leaseSeconds: number;
}

/** The endpoint's selection as it is now; null for none. */
export interface Unshaped extends Shape {
  readonly eventType: string;
}

/** A delivery that the claimer, and nobody else, is to try now. */
export interface ClaimedDelivery {
  readonly deliveryId: Uuid;
  readonly endpointId: Uuid;
  readonly eventId: Uuid;
  /** Which try this is, over all replays. */
  readonly number: number;
  /** Tries that failed before. */
  readonly failures: number;
  readonly url: string;
  /** To sign with: the present secret, and a former one during its rotation. */
  readonly secrets: readonly string[];
  /** Its own, or that of the whole event. */
  readonly body: string;
  /** What its own body is to be made by, before it is sent; null when it has one, or needs none. */
  readonly unshaped: Unshaped | null;
  /** Whether the endpoint's last try failed, as far as is known. */
  readonly isFailing: boolean;
  /** Whether this is to show that a paused endpoint takes events again. */
  readonly isProbe: boolean;
}

type Claimed = Omit<ClaimedDelivery, "secrets" | "unshaped"> &
  Unshaped & { readonly isUnshaped: boolean } & Pick<
    WebhookEndpoint,
    "secret" | "previousSecret" | "previousSecretValidUntil"
  >;

/**
 * Takes what is due of these endpoints, the longest due first. A claim is a later time of the next try: should the
 * claimer die, the delivery falls due again by itself. Of an endpoint that was paused one is taken alone, by one
 * process alone, and later where somebody just writes down how it failed: the others do not wait for that. Of one that
 * keeps the order, none is taken of which an earlier event of the same thing is still under way. Deliveries are named
 * by a list of ids: joined, whoever plans the statement would read all of a workspace once much waits for one endpoint.
 */
export const claimDeliveries = command(
  { name: "webhook:claim", permission: "webhook:write" },
  async (
    ctx: Context,
    { room, leaseSeconds }: ClaimDeliveriesInput,
  ): Promise<{ readonly claimed: readonly ClaimedDelivery[] }> => {
    const now = ctx.realNow();
    const leasedUntil = plusSeconds(now, leaseSeconds);
    putOffBlocked(
      ctx,
      room.map(({ endpointId }) => endpointId),
    );
    const claimed = await ctx.db.rows<Claimed>(sql`
      with room as materialized (
        select *
        from unnest(${room.map(({ endpointId }) => endpointId)}::uuid[], ${room.map(({ most }) => most)}::integer[])
          as room(endpoint_id, most)
      ), probed as materialized (
        update webhook_endpoints e
        set paused_until = ${leasedUntil}
        where ${ctx.inWorkspace("e")}
        and e.id in (
          select w.id
          from room
          join webhook_endpoints w on ${ctx.inWorkspace("w")} and w.id = room.endpoint_id
          where w.pauses > 0
          and w.status = 'ACTIVE'
          and w.paused_until <= ${now}
          for no key update of w skip locked)
        returning e.id
      ), due as materialized (
        select first.id
        from room
        join webhook_endpoints e on ${ctx.inWorkspace("e")} and e.id = room.endpoint_id and e.status = 'ACTIVE'
        cross join lateral (
          select d.id
          from webhook_deliveries d
          where ${ctx.inWorkspace("d")}
          and d.endpoint_id = e.id
          and d.state = 'PENDING'
          and d.next_attempt_at <= ${now}
          and (not e.is_ordered or not exists (
            select
            from webhook_deliveries former
            where ${ctx.inWorkspace("former")}
            and former.endpoint_id = e.id
            and former.state = 'PENDING'
            and former.aggregate_id = d.aggregate_id
            and former.position < d.position))
          order by d.next_attempt_at, d.id
          limit (case when e.pauses > 0 then 1 else room.most end)
          for update skip locked) first
        where e.pauses = 0
        or e.id in (select p.id from probed p)
      )
      update webhook_deliveries d
      set
        attempts = d.attempts + 1,
        next_attempt_at = ${leasedUntil},
        is_shaped = case
          when d.is_shaped is null then d.attempts = 0 and d.position > 0 and e.selection is not null
          else d.is_shaped
        end
      from webhook_endpoints e, webhook_messages m
      where ${ctx.inWorkspace("d")}
      and d.id = any(array(select due.id from due))
      and ${ctx.inWorkspace("e")}
      and e.id = d.endpoint_id
      and ${ctx.inWorkspace("m")}
      and m.id = d.event_id
      returning
        d.id as "deliveryId", d.endpoint_id as "endpointId", d.event_id as "eventId", d.attempts as number,
        d.failures, e.url, e.secret, e.previous_secret as "previousSecret",
        e.previous_secret_valid_until as "previousSecretValidUntil",
        case when d.body is null then m.body else d.body end as body,
        d.is_shaped and d.body is null as "isUnshaped", d.event_type as "eventType", e.selection,
        e.selection_permissions as "selectionPermissions", e.failures_in_row > 0 as "isFailing", e.pauses > 0 as "isProbe"`);
    return {
      claimed: claimed.map((delivery) => withSecrets(ctx, delivery)),
    };
  },
);

function withSecrets(
  ctx: Context,
  {
    secret,
    previousSecret,
    previousSecretValidUntil,
    isUnshaped,
    eventType,
    selection,
    selectionPermissions,
    ...delivery
  }: Claimed,
): ClaimedDelivery {
  const sealed = { secret, previousSecret, previousSecretValidUntil };
  return {
    ...delivery,
    unshaped: isUnshaped ? { eventType, selection, selectionPermissions } : null,
    secrets: signingSecrets(ctx.secrets, sealed, ctx.realNow()),
  };
}
