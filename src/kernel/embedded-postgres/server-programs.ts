import { join } from "node:path";
import { bundledPostgres } from "./bundled-postgres";
import type { DataPlace } from "./data-place";
import { EmbeddedPostgresError } from "./embedded-postgres-error";
import { copyPrograms, repairPrograms } from "./program-copy";
import { type Account, runProgram } from "./run-program";
import { survivesShell } from "./shell-safety";

export interface ServerPrograms {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

/**
 * Programs that the server's account can really run: those of the package; or the same after mending what npm leaves
 * undone when it may not run install scripts; or a copy beside the data.
 */
export async function serverPrograms({ home, account }: DataPlace): Promise<ServerPrograms> {
  const bundled = await bundledPostgres();
  const copy = join(home, `programs-${bundled.version}`);
  const attempts: readonly (() => Promise<string>)[] = [
    async () => bundled.folder,
    async () => repairPrograms(bundled.folder),
    async () => copyPrograms(bundled.folder, copy),
  ];
  let complaint = "";
  for (const attempt of attempts) {
    const programs = programsIn(await attempt());
    const found = await complaintOf(programs, home, account);
    if (found === null) return programs;
    complaint = found;
  }
  throw new EmbeddedPostgresError(
    `The PostgreSQL that comes with Redress does not run on this machine (${complaint}): ` +
      `install the missing system library, or set DATABASE_URL to a PostgreSQL 18 server of your own.`,
  );
}

function programsIn(folder: string): ServerPrograms {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string): string => join(folder, "bin", name + suffix);
  return { initdb: program("initdb"), pgCtl: program("pg_ctl"), postgres: program("postgres") };
}

async function complaintOf(
  programs: ServerPrograms,
  cwd: string,
  account: Account | null,
): Promise<string | null> {
  if (!survivesShell(programs.postgres))
    return `its path has characters that a shell interprets: ${programs.postgres}`;
  const runs = await Promise.all(
    Object.values(programs).map((program: string) => runProgram(program, ["--version"], { account, cwd })),
  );
  return runs.find((run) => !run.succeeded)?.output ?? null;
}
