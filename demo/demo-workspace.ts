import { createHash } from "node:crypto";
import { violatedUnique } from "../src/kernel/database/database-errors";
import { safeText } from "../src/kernel/firewall/admit";
import { publicId, type Uuid } from "../src/kernel/ids";
import type { Platform } from "../src/server/platform";
import { runAsSystem } from "../src/server/run-as-system";
import type { DemoWorkspace } from "../src/server/welcome";
import type { Context } from "../src/services/access/actor";
import { registerApiKey } from "../src/services/access/create-api-key";
import { createWorkspace } from "../src/services/access/create-workspace";
import { command } from "../src/services/access/operations";
import { ALL_PERMISSIONS } from "../src/services/access/permissions";
import { populate } from "./populate";

/** Always the same, so that a second start finds the first one's workspace. */
const DEMO_WORKSPACE: Uuid = "019aa5c0-0000-7000-8000-00000000de30";

/** Makes the demo workspace if it is not there; of two processes at once, one makes it and both return it. */
export async function demoWorkspace(platform: Platform): Promise<DemoWorkspace> {
  const key = demoKey(platform);
  await runAsSystem(platform, DEMO_WORKSPACE, setUpDemo, key).catch((error: unknown) => {
    if (violatedUnique(error) !== "workspaces_pk") throw error;
  });
  return { workspaceId: publicId("ws", DEMO_WORKSPACE), key };
}

/** Made from the master secret, so that it can be printed at every start without being stored. */
function demoKey({ secrets }: Platform): string {
  const [, workspace] = publicId("ws", DEMO_WORKSPACE).split("_");
  const secret = createHash("sha256").update(secrets.hash("key of the demo workspace")).digest("base64url");
  return `rdr_test_${workspace}_${secret.slice(0, 40)}`;
}

const setUpDemo = command(
  { name: "demo:setUp", permission: "workspace:write" },
  async (ctx: Context, key: string): Promise<void> => {
    await createWorkspace.body(ctx, {
      name: "Northwind Pay",
      admin: { name: "Ines Moreau", email: "ines@northwind-pay.example" },
    });
    const rights = { name: safeText("demo"), environment: "TEST" as const, permissions: ALL_PERMISSIONS };
    await registerApiKey(ctx, rights, key);
    await populate(ctx);
  },
);
