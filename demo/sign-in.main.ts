import "reflect-metadata";
import { existsSync } from "node:fs";
import { readConfig } from "../src/kernel/config";
import { systemClock } from "../src/kernel/instant";
import { createSecrets } from "../src/kernel/secrets";
import { masterSecretIn } from "../src/server/secret-file";
import { headersOf } from "../src/server/welcome";
import { demoAccess, signedInMembers } from "./demo-workspace";

/** Prints the headers of each member of the demo, signed in for a week. */
async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { REDRESS_SECRET, REDRESS_FOLDER } = readConfig(process.env);
  const secrets = createSecrets(REDRESS_SECRET ?? (await masterSecretIn(REDRESS_FOLDER)));
  const members = await signedInMembers({ secrets, now: systemClock });
  const demo = { ...demoAccess({ secrets }), members };
  for (const member of members) {
    const headers = JSON.stringify(headersOf(demo, member), null, 2);
    process.stdout.write(`${member.fullName}, ${member.role.toLowerCase()}\n${headers}\n\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
