import { plusSeconds } from "../../kernel/instant";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import type { EndpointWithSecret } from "./create-webhook-endpoint";
import { newSigningSecret } from "./signing-secret";
import { heldEndpoint, stepEndpoint, type EndpointChoice } from "./standing-endpoint";

/** Time enough to roll the new secret out. */
const DEFAULT_OVERLAP_SECONDS = 24 * 3600;

export interface RotateWebhookSecretInput extends EndpointChoice {
  /** How long everything is signed with the former secret too. */
  readonly overlapSeconds?: number | null;
}

/** Gives an endpoint another signing secret. Until the overlap is over, what is sent bears both signatures. */
export const rotateWebhookSecret = command(
  { name: "webhookEndpoint:rotateSecret", permission: "webhook:write" },
  async (ctx: Context, input: RotateWebhookSecretInput): Promise<EndpointWithSecret> => {
    const known = await heldEndpoint(ctx, input);
    const secret = newSigningSecret();
    const previousSecretValidUntil = plusSeconds(
      ctx.realNow(),
      input.overlapSeconds ?? DEFAULT_OVERLAP_SECONDS,
    );
    const change = {
      secret: ctx.secrets.seal(secret),
      previousSecret: known.secret,
      previousSecretValidUntil,
    };
    const told = { previousSecretValidUntil };
    const endpoint = await stepEndpoint(ctx, known, change, "webhook_endpoint.secret_rotated", told);
    return { endpoint, secret };
  },
);
