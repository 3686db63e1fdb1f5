import type { Caller } from "../stage/caller";

/** Has an address told of such events; tells what they are signed with. */
export async function endpoint(
  caller: Caller,
  url: string,
  eventTypes: readonly string[] = ["case.changed"],
): Promise<{ readonly id: string; readonly secret: string }> {
  const { createWebhookEndpoint } = await caller.call<{
    createWebhookEndpoint: { endpoint: { id: string }; secret: string };
  }>(
    "mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { endpoint { id } secret } }",
    { input: { url, eventTypes } },
  );
  return { id: createWebhookEndpoint.endpoint.id, secret: createWebhookEndpoint.secret };
}
