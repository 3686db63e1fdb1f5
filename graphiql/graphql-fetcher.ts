import { createGraphiQLFetcher, type Fetcher } from "@graphiql/toolkit";
import { createClient } from "graphql-sse";
import { operationToRun } from "./operation-to-run";
import { toldStream } from "./told-stream";

/** Asks the API at this origin; subscriptions come as server-sent events, which any network lets through. */
export function fetcherAt(origin: string): Fetcher {
  const endpoint = { url: `${origin}/graphql`, enableIncrementalDelivery: false, fetch };
  const anonymous = createGraphiQLFetcher({ ...endpoint });
  /** The schema is read without the key: a mistyped or revoked one must not take the documentation away. */
  const answer = createGraphiQLFetcher({ ...endpoint, schemaFetcher: (params) => anonymous(params) });
  return (params, options) => {
    const { query, variables } = params;
    const { operationName, isSubscription } = operationToRun(query, params.operationName);
    const headers = (options?.headers ?? {}) as Record<string, string>;
    if (!isSubscription) return answer({ ...params, operationName }, { headers });
    // Whoever looks on sees that the stream ended: it begins anew at the press of the button.
    const client = createClient({ url: `${endpoint.url}/stream`, headers, retryAttempts: 0 });
    return toldStream(
      client.iterate({
        query,
        ...(operationName && { operationName }),
        variables: variables as Record<string, unknown>,
      }),
    );
  };
}
