import { Client } from "pg";
import type { TestDatabase } from "../support/test-server";

/** Work that neither row-level security nor a trigger holds back. */
export async function asSuperuser(
  { superuserUrl }: TestDatabase,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
