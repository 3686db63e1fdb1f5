import { createHash } from "node:crypto";
import { violatedUnique } from "../src/kernel/database/database-errors";
import { sql } from "../src/kernel/database/sql";
import { publicId, type Uuid } from "../src/kernel/ids";
import type { Platform } from "../src/server/platform";
import { runAsSystem } from "../src/server/run-as-system";
import type { DemoMember, DemoWorkspace } from "../src/server/welcome";
import { command } from "../src/services/access/operations";
import type { Context } from "../src/services/access/actor";
import { MEMBERS, type MemberName } from "./company";
import { demoIdentityProvider, signInAs } from "./demo-sign-in";
import { storeFiles } from "./files/store-files";
import type { WaysIn } from "./make-company";
import { populate } from "./populate";
import type { Made } from "./scene";

/** Always the same, so that a second start finds the first one's workspace. No other workspace ever gets this id. */
export const DEMO_WORKSPACE: Uuid = "019aa5c0-0000-7000-8000-00000000de30";

/** Makes the demo workspace if it is not there; of two processes at once, one makes it and both return it. */
export async function demoWorkspace(platform: Platform): Promise<DemoWorkspace> {
  await makeDemo(platform).catch((error: unknown) => {
    if (violatedUnique(error) !== "workspaces_pk") throw error;
  });
  return { ...demoAccess(platform), members: await signedInMembers(platform) };
}

/** All of the demo's members, signed in. */
export function signedInMembers(platform: Pick<Platform, "secrets" | "now">): Promise<readonly DemoMember[]> {
  return Promise.all((Object.keys(MEMBERS) as MemberName[]).map((name) => signInAs(platform, name)));
}

/** Makes the demo workspace where there is none. */
export async function makeDemo(platform: Platform): Promise<Made> {
  const { key } = demoAccess(platform);
  const identityProvider = demoIdentityProvider(platform.secrets);
  await storeFiles(platform.files.storage, DEMO_WORKSPACE);
  return runAsSystem(platform, DEMO_WORKSPACE, setUpDemo, { key, identityProvider });
}

/** The way in: made from the master secret, so that it can be printed at every start without being stored. */
export function demoAccess({ secrets }: Pick<Platform, "secrets">): Omit<DemoWorkspace, "members"> {
  const workspaceId = publicId("ws", DEMO_WORKSPACE);
  const [, workspace] = workspaceId.split("_");
  const secret = createHash("sha256").update(secrets.hash("key of the demo workspace")).digest("base64url");
  return { workspaceId, key: `rdr_test_${workspace}_${secret.slice(0, 40)}` };
}

const setUpDemo = command(
  { name: "demo:setUp", permission: "workspace:write", exact: ["key", "identityProvider"] },
  async (ctx: Context, waysIn: WaysIn): Promise<Made> => {
    // Who starts beside the one that makes it waits until it is made, which may take longer than a request may.
    await ctx.db.rows(
      sql`select set_config('lock_timeout', '60s', true), set_config('statement_timeout', '60s', true)`,
    );
    return populate(ctx, waysIn);
  },
);
