import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "pg";
import type { Server } from "../servers/server.ts";

const PATIENCE_MS = 2_000;

/**
 * Runs one server while all others are halted, as is due where something is written: Redress moves every event of the
 * outbox into its log, whoever wrote it. Whoever was halted has to catch up, so for reads all are left as they are.
 */
export async function alone<T>(
  server: Server,
  { servers, client }: { readonly servers: readonly Server[]; readonly client: Client },
  work: () => Promise<T>,
): Promise<T> {
  const others = servers.filter((other) => other !== server);
  for (const other of others) other.halt();
  try {
    const done = await work();
    await emptyOutbox(client);
    return done;
  } finally {
    for (const other of others) other.resume();
  }
}

/** Redress moves its own events itself, before it is halted; those of others are nobody's to move. */
async function emptyOutbox(client: Client): Promise<void> {
  for (const began = Date.now(); Date.now() - began < PATIENCE_MS; await delay(20)) {
    const { rowCount } = await client.query("select from outbox limit 1");
    if (rowCount === 0) return;
  }
  await client.query("delete from outbox");
}
