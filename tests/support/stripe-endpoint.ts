import Stripe from "stripe";
import type { ApiClient } from "./api-client";
import type { World } from "./world";

export const SECRET = "whsec_of_the_tests_1234567890";

export interface Delivered {
  readonly status: number;
  readonly body: {
    readonly received?: boolean;
    readonly outcome?: string;
    readonly error?: { readonly code: string; readonly message: string; readonly requestId: string };
  };
}

/** A webhook endpoint as Stripe sees it. */
export interface StripeEndpoint {
  readonly connectionId: string;
  readonly path: string;
  /** Signs the event as Stripe does, unless told otherwise, and posts it. */
  deliver(event: object, tampering?: Tampering): Promise<Delivered>;
  /** The same, and again while the answer is that we are busy: as Stripe does, but at once. */
  deliverUntilTaken(event: object): Promise<Delivered>;
}

const TRIES = 10;

export interface Tampering {
  readonly secret?: string;
  /** Seconds by which the signature is older than now. */
  readonly age?: number;
  /** Sent in place of the body that was signed. */
  readonly body?: string;
  readonly path?: string;
  readonly header?: string | null;
}

const CREATE = `
  mutation ($input: CreateProviderConnectionInput!) {
    createProviderConnection(input: $input) {
      connection { id webhookPath }
      userErrors { code message }
    }
  }`;

export async function stripeEndpoint(
  redress: World,
  api: ApiClient = redress.api,
  mode: "LIVE" | "TEST" = "LIVE",
): Promise<StripeEndpoint> {
  const input = { provider: "STRIPE", name: "Shop", mode, webhookSecret: SECRET };
  const { createProviderConnection } = await api.data<{
    createProviderConnection: { connection: { id: string; webhookPath: string } };
  }>(CREATE, { input });
  const { id, webhookPath } = createProviderConnection.connection;
  const deliver: StripeEndpoint["deliver"] = (event, tampering = {}) =>
    post(redress, webhookPath, JSON.stringify(event), tampering);
  const deliverUntilTaken: StripeEndpoint["deliverUntilTaken"] = async (event) => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await deliver(event);
      if (answer.status !== 503 || attempt === TRIES) return answer;
    }
  };
  return { connectionId: id, path: webhookPath, deliver, deliverUntilTaken };
}

async function post(
  { url, clock }: World,
  path: string,
  payload: string,
  { secret = SECRET, age = 0, body = payload, path: otherPath = path, header }: Tampering,
): Promise<Delivered> {
  const timestamp = Math.floor(Date.parse(clock.now()) / 1000) - age;
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  const sent = header === undefined ? signature : header;
  const response = await fetch(url + otherPath, {
    method: "POST",
    headers: {
      "content-type": "application/json; charset=utf-8",
      ...(sent !== null && { "stripe-signature": sent }),
    },
    body,
  });
  return { status: response.status, body: (await response.json()) as Delivered["body"] };
}
