import { join } from "node:path";
import type { BenchDatabase } from "../database/bench-database.ts";
import { DIST, ROOT } from "../paths.ts";
import { launch, type Launched } from "../servers/launch.ts";

/** A process of Redress as it is deployed. */
export function startRedress(
  { applicationUrl, secret }: BenchDatabase,
  name: string,
  role: "api" | "worker" | "all",
): Promise<Launched> {
  return launch({
    name,
    node: process.env["BENCH_MACHINE_NODE"] ?? process.execPath,
    script: join(DIST, "main.js"),
    cwd: ROOT,
    cores: null,
    environment: (port) => ({
      PORT: String(port),
      DATABASE_URL: applicationUrl,
      REDRESS_SECRET: secret,
      REDRESS_DEMO: "false",
      REDRESS_ROLE: role,
      LOG_LEVEL: "warn",
    }),
  });
}

/** Asks Redress; throws where it refuses. */
export async function ask<Data>(
  { port }: Launched,
  { workspace }: BenchDatabase,
  query: string,
  variables: object = {},
): Promise<Data> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${workspace.apiKey}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data | null; errors?: unknown };
  if (errors || data === null) throw new Error(`Redress refused: ${JSON.stringify(errors)}`);
  return data;
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}
