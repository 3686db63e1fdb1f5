import { createHmac, randomBytes } from "node:crypto";
import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import type { Instant } from "../../kernel/instant";
import type { Secrets } from "../../kernel/secrets";

const PREFIX = "whsec_";
const SECRET_BYTES = 32;

/** What an endpoint's deliveries are signed with, in the form that every library for Standard Webhooks takes. */
export function newSigningSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString("base64")}`;
}

type Sealed = Pick<WebhookEndpoint, "secret" | "previousSecret" | "previousSecretValidUntil">;

/** The secrets to sign with by now: the present one, and during a rotation the former one too. */
export function signingSecrets(secrets: Secrets, endpoint: Sealed, now: Instant): readonly string[] {
  const { secret, previousSecret, previousSecretValidUntil } = endpoint;
  const isRotating = previousSecret !== null && (previousSecretValidUntil ?? "") > now;
  return [secret, ...(isRotating ? [previousSecret] : [])].map((sealed) => secrets.open(sealed));
}

interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/** `webhook-signature`: one signature for each secret. */
export function signatures(secrets: readonly string[], { id, timestamp, body }: Signed): string {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(PREFIX.length), "base64");
      return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
    })
    .join(" ");
}
