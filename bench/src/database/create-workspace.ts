import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { uuidOf } from "../public-ids.ts";
import { DIST, ROOT } from "../paths.ts";
import type { EmbeddedPostgres } from "./embedded.ts";

export interface Workspace {
  readonly id: string;
  readonly apiKey: string;
}

/** By our own command, which runs the migrations too. */
export async function createWorkspace(postgres: EmbeddedPostgres, secret: string): Promise<Workspace> {
  const args = ["--name", "Bench", "--admin-name", "Ada Adler", "--admin-email", "ada@support.example"];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(DIST, "create-workspace.main.js"), ...args],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        DATABASE_URL: postgres.applicationUrl,
        DATABASE_OWNER_URL: postgres.ownerUrl,
        REDRESS_SECRET: secret,
      },
    },
  );
  const [, id] = /(ws_\w+)/.exec(stdout) ?? [];
  const [, apiKey] = /(rdr_\S+)/.exec(stdout) ?? [];
  if (!id || !apiKey) throw new Error(`No workspace was made: ${stdout}`);
  return { id: uuidOf(id), apiKey };
}
