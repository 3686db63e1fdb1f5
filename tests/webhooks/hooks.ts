import { sql } from "../../src/kernel/database/sql";
import { Sequencer } from "../../src/server/events/sequencer";
import type { Platform } from "../../src/server/platform";
import { runAsSystem } from "../../src/server/run-as-system";
import type { Context } from "../../src/services/access/actor";
import { query } from "../../src/services/access/operations";
import { reactNext } from "../../src/services/log/react-next";
import { queueWebhooks } from "../../src/services/webhooks/queue-deliveries";
import type { ApiClient, UserError } from "../support/api-client";
import type { World } from "../support/world";

export interface Hook {
  readonly id: string;
  readonly secret: string;
}

export interface HookState {
  readonly id: string;
  readonly status: string;
  readonly disabledReason: string | null;
  readonly version: number;
  readonly failingSince: string | null;
  readonly pausedUntil: string | null;
  readonly eventTypes: readonly string[];
  readonly url: string;
}

const ENDPOINT =
  "endpoint { id url description eventTypes isOrdered status disabledReason disabledAt failingSince pausedUntil previousSecretValidUntil version }";

/** What a mutation of webhooks answers, refusals and all. */
export async function hookMutation<Answer>(
  api: ApiClient,
  name: string,
  input: object,
  fields: string,
): Promise<Answer & { readonly userErrors: readonly UserError[] }> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const data = await api.data<Record<string, Answer & { readonly userErrors: readonly UserError[] }>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code message field } } }`,
    { input },
  );
  return data[name]!;
}

export type EndpointAnswer = { readonly endpoint: HookState | null; readonly secret?: string | null };

export function tryToCreate(
  api: ApiClient,
  input: object,
): Promise<EndpointAnswer & { userErrors: readonly UserError[] }> {
  return hookMutation<EndpointAnswer>(api, "createWebhookEndpoint", input, `secret ${ENDPOINT}`);
}

export async function newHook(api: ApiClient, url: string, more: object = {}): Promise<Hook> {
  const { endpoint, secret, userErrors } = await tryToCreate(api, { url, ...more });
  if (!endpoint || !secret) throw new Error(`The endpoint was refused: ${JSON.stringify(userErrors)}`);
  return { id: endpoint.id, secret };
}

export function stepHook(
  api: ApiClient,
  name: string,
  input: object,
): Promise<EndpointAnswer & { userErrors: readonly UserError[] }> {
  const fields = name === "rotateWebhookSecret" ? `secret ${ENDPOINT}` : ENDPOINT;
  return hookMutation<EndpointAnswer>(api, name, input, fields);
}

export async function readHook(api: ApiClient, id: string): Promise<HookState | null> {
  const { node } = await api.data<{ node: HookState | null }>(
    `query ($id: ID!) { node(id: $id) { ... on WebhookEndpoint { id url eventTypes status disabledReason version failingSince pausedUntil } } }`,
    { id },
  );
  return node;
}

export interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly state: string;
  readonly attemptCount: number;
  readonly nextAttemptAt: string | null;
  readonly attempts: {
    readonly nodes: readonly {
      readonly number: number;
      readonly statusCode: number | null;
      readonly error: string | null;
      readonly answer: string;
      readonly milliseconds: number;
    }[];
  };
}

/** What was sent to an endpoint, the oldest first. */
export async function deliveriesOf(
  api: ApiClient,
  id: string,
  filter: object = {},
): Promise<readonly Delivery[]> {
  const { webhookEndpoint } = await api.data<{ webhookEndpoint: { deliveries: { nodes: Delivery[] } } }>(
    `query ($id: ID!, $filter: WebhookDeliveryFilter) {
      webhookEndpoint(id: $id) {
        deliveries(first: 100, filter: $filter) {
          nodes {
            id eventId eventType state attemptCount nextAttemptAt
            attempts { nodes { number statusCode error answer milliseconds } }
          }
        }
      }
    }`,
    { id, filter },
  );
  return webhookEndpoint.deliveries.nodes.reverse();
}

/** Gives events their places, and queues what they are to be told by. */
export async function queueAll({
  platform,
  workspace,
}: Pick<World, "platform" | "workspace">): Promise<void> {
  await new Sequencer(platform).moveAll();
  await reactAll(platform, workspace.id);
}

export async function reactAll(platform: Platform, workspaceId: string): Promise<void> {
  const react = reactNext(queueWebhooks);
  for (let left = "more"; left !== "done";)
    ({ left } = await runAsSystem(platform, workspaceId, react, null));
}

/** So many events of one customer each. */
export async function makeCustomers(api: ApiClient, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const { createCustomer } = await api.data<{ createCustomer: { customer: { id: string } } }>(
      `mutation { createCustomer(input: { name: "Somebody" }) { customer { id } } }`,
    );
    ids.push(createCustomer.customer.id);
  }
  return ids;
}

export async function renameCustomer(api: ApiClient, id: string, name: string): Promise<void> {
  await api.data(
    `mutation ($id: ID!, $name: String!) { updateCustomer(input: { customerId: $id, name: $name }) { userErrors { code } } }`,
    { id, name },
  );
}

/** How many deliveries of the workspace are in each state. */
export async function statesOf({ platform, workspace }: World): Promise<Readonly<Record<string, number>>> {
  const read = query({ name: "test:states", permission: "webhook:read" }, (ctx: Context) =>
    ctx.db.rows<{ state: string; count: number }>(sql`
      select state, count(*)::int as count from webhook_deliveries where ${ctx.inWorkspace()} group by state`),
  );
  const rows = await runAsSystem(platform, workspace.id, read, null);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
