import type Stripe from "stripe";
import { ProviderConnection } from "../../../entities/payments/provider-connection.entity";
import { ProviderEventOutcome } from "../../../entities/payments/provider-enums";
import { ProviderEvent } from "../../../entities/payments/provider-event.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { findRow, insertRows } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { NotFoundError } from "../../../kernel/errors";
import { exactText, safely, safeText } from "../../../kernel/firewall/admit";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { applyProviderFact } from "../apply-provider-fact";
import { holdTransactionKeys } from "../transaction-keys";
import { stripeFact } from "./stripe-fact";
import { instantOf } from "./stripe-object";
import { verifyStripeEvent, type SignedDelivery } from "./verify-stripe-event";

const connections = table(ProviderConnection);
const providerEvents = table(ProviderEvent);

/** Checked against where there is no connection, so that the answer does not come sooner. */
const NO_SECRET = "whsec_of_no_connection";

/** Masked, the ids of two objects could become the same. */
const IDS_OF_FACT = ["eventId", "accountId", "transactionKeys", "part.providerId", "part.facts.payerId"];

export type ReceivedOutcome = ProviderEventOutcome | "DUPLICATE";

export interface ReceiveStripeEventInput extends SignedDelivery {
  readonly connectionId: Uuid;
}

/** Takes one event from Stripe. Events may come late, in any order and more than once. */
export const receiveStripeEvent = command(
  {
    name: "providerConnection:receiveStripeEvent",
    permission: "transaction:write",
    exact: ["signature"],
  },
  async (ctx: Context, input: ReceiveStripeEventInput): Promise<{ readonly outcome: ReceivedOutcome }> => {
    const connection = await findRow(ctx, connections, input.connectionId);
    const event = verifiedEvent(ctx, connection, input);
    if (!connection || !event) throw new NotFoundError("provider connection");
    return { outcome: await take(ctx, connection, event) };
  },
);

function verifiedEvent(
  ctx: Context,
  connection: ProviderConnection | null,
  delivery: SignedDelivery,
): Stripe.Event | null {
  const isOpen = connection !== null && connection.disabledAt === null;
  const secrets = isOpen ? secretsOf(ctx, connection) : [NO_SECRET];
  try {
    return verifyStripeEvent(delivery, secrets, ctx.realNow());
  } catch (error) {
    // Whether a signature is good is nobody's business where nothing is received.
    if (isOpen) throw error;
    return null;
  }
}

function secretsOf(ctx: Context, connection: ProviderConnection): readonly string[] {
  const { secret, previousSecret, previousSecretValidUntil } = connection;
  const isPreviousGood = previousSecretValidUntil !== null && previousSecretValidUntil > ctx.realNow();
  const sealed = previousSecret && isPreviousGood ? [secret, previousSecret] : [secret];
  return sealed.map((one) => ctx.secrets.open(one));
}

async function take(
  ctx: Context,
  connection: ProviderConnection,
  event: Stripe.Event,
): Promise<ReceivedOutcome> {
  const told = stripeFact(event);
  const fact = told && safely(told, { exact: IDS_OF_FACT });
  const isOtherMode = event.livemode !== (connection.mode === "LIVE");
  if (!fact) return note(ctx, connection, event, ProviderEventOutcome.IGNORED, null);
  if (isOtherMode) return note(ctx, connection, event, ProviderEventOutcome.WRONG_MODE, null);
  // Before anything is read: whoever else has news of the same transaction waits here.
  await holdTransactionKeys(
    ctx,
    fact.transactionKeys.map((value) => ({ provider: fact.provider, value })),
  );
  if (await isKnown(ctx, connection, event)) return "DUPLICATE";
  const { transaction, changed } = await applyProviderFact(ctx, connection, fact);
  const outcome = changed ? ProviderEventOutcome.APPLIED : ProviderEventOutcome.UNCHANGED;
  return note(ctx, connection, event, outcome, transaction.id);
}

async function isKnown(ctx: Context, connection: ProviderConnection, event: Stripe.Event): Promise<boolean> {
  const known = await firstRow(
    ctx.db,
    sql`
    select 1
    from provider_events e
    where ${ctx.inWorkspace("e")}
    and e.connection_id = ${connection.id}
    and e.event_id = ${event.id}`,
  );
  return known !== null;
}

async function note(
  ctx: Context,
  connection: ProviderConnection,
  event: Stripe.Event,
  outcome: ProviderEventOutcome,
  transactionId: Uuid | null,
): Promise<ReceivedOutcome> {
  const row = {
    id: ctx.newId(),
    connectionId: connection.id,
    eventId: exactText(event.id, ["body", "id"]),
    type: safeText(event.type),
    occurredAt: instantOf(event.created).toISOString(),
    outcome,
    transactionId,
  };
  const noted = await insertRows(
    ctx,
    providerEvents,
    [row],
    sql`on conflict (workspace_id, connection_id, event_id) do nothing`,
  );
  return noted.length > 0 ? outcome : "DUPLICATE";
}
