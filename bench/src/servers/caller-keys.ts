import type { BenchDatabase } from "../database/bench-database.ts";
import { dataOf } from "../dialects/dialect.ts";

const MUTATION = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { secret userErrors { field message } }
}`;

/** Keys of so many callers of a server that may all do the same: the workspace's own, and as many more as are wanted. */
export async function callerKeys(
  { client, workspace: { id, apiKey } }: BenchDatabase,
  { name, port }: { readonly name: string; readonly port: number },
  count: number,
): Promise<readonly string[]> {
  const nameOf = (caller: number | "%"): string => `Caller of the bench, of ${name}: ${caller}`;
  await client.query("delete from api_keys where workspace_id = $1 and name like $2", [id, nameOf("%")]);
  const { rows } = await client.query<{ permissions: readonly string[] }>(
    "select permissions from api_keys where workspace_id = $1",
    [id],
  );
  const common = { environment: "LIVE", permissions: rows[0]?.permissions ?? [] };
  const keys = [apiKey];
  while (keys.length < count) {
    const input = { ...common, name: nameOf(keys.length) };
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ query: MUTATION, variables: { input } }),
    });
    const { createApiKey } = dataOf<{ createApiKey: { secret: string | null } }>(await response.json());
    if (createApiKey.secret === null)
      throw new Error(`No key was made for another caller: ${JSON.stringify(createApiKey)}`);
    keys.push(createApiKey.secret);
  }
  return keys;
}
