import { randomBytes } from "node:crypto";
import { chown, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DataPlace } from "./data-place";
import { EmbeddedPostgresError } from "./embedded-postgres-error";
import { makeWhole } from "./folders";
import { type Passwords, rolesAndDatabase } from "./roles-and-database";
import { lastLines, type ProgramOptions, type ProgramResult, runProgram } from "./run-program";
import type { ServerPrograms } from "./server-programs";

/**
 * The parser of full-text search asks the system's character types, and with plain C it takes a curly quote or a dash for
 * a letter. Not every system has either of the first two.
 */
const CHARACTER_TYPES = ["C.UTF-8", "en_US.UTF-8", "C"];

/** Makes roles, database and passwords along with the cluster: whoever finds the folder finds all of it. */
export function initialiseCluster(
  cluster: string,
  place: DataPlace,
  programs: ServerPrograms,
  durable: boolean,
): Promise<void> {
  return makeWhole(cluster, (draft) => fillCluster(draft, place, programs, durable));
}

async function fillCluster(
  draft: string,
  { home, account }: DataPlace,
  programs: ServerPrograms,
  durable: boolean,
): Promise<void> {
  const data = join(draft, "data");
  await mkdir(data, { mode: 0o700 });
  if (account !== null) await chown(data, account.uid, account.gid);
  const passwords: Passwords = {
    superuser: newPassword(),
    owner: newPassword(),
    application: newPassword(),
  };
  const run = { account, cwd: home };

  const sync = durable ? [] : ["--no-sync"];
  assertSucceeded(await initdb(programs.initdb, ["-D", data, ...sync], run));
  const settings = [
    "exit_on_error=on",
    `fsync=${durable ? "on" : "off"}`,
    // A failed statement is not to put its password into the message.
    "log_min_error_statement=panic",
  ].flatMap((setting) => ["-c", setting]);
  const single = ["--single", "-j", "-D", data, ...settings, "postgres"];
  const input = rolesAndDatabase(passwords);
  assertSucceeded(await runProgram(programs.postgres, single, { ...run, input }));

  await writeFile(join(draft, "passwords.json"), JSON.stringify(passwords), { mode: 0o600 });
}

async function initdb(
  program: string,
  place: readonly string[],
  run: ProgramOptions,
): Promise<ProgramResult> {
  const fixed = [
    "--username=postgres",
    // The server reads an access file of its own: see server-configuration.
    "--auth=reject",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
  ];
  let result: ProgramResult = { succeeded: false, output: "" };
  for (const characterType of CHARACTER_TYPES) {
    result = await runProgram(program, [...place, ...fixed, `--lc-ctype=${characterType}`], run);
    if (!result.output.includes("invalid locale name")) return result;
  }
  return result;
}

function assertSucceeded({ succeeded, output }: ProgramResult): void {
  if (succeeded) return;
  throw new EmbeddedPostgresError(
    `PostgreSQL could not make its data folder; mend what it says below and start again.\n${lastLines(output)}`,
  );
}

function newPassword(): string {
  return randomBytes(24).toString("base64url");
}
