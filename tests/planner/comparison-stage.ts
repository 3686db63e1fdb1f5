import { createApp, type App } from "../../src/server/app";
import { apiSchema } from "../../src/server/api-schema";
import { runAsSystem } from "../../src/server/run-as-system";
import { createApiKey } from "../../src/services/access/create-api-key";
import { ALL_PERMISSIONS, type Permission } from "../../src/services/access/permissions";
import { createTestApp } from "../support/test-app";
import { world, type World } from "../support/world";
import { answerOf, questionOf } from "./both-ways";
import type { Material } from "./document-writer";
import { furnish, type Furniture } from "./furnished-workspace";
import { KnownFields } from "./known-fields";
import { stockOf } from "./stock-of";

/** A furnished workspace, and two servers that answer for it. */
export interface Stage {
  readonly redress: World;
  /** Reads relations ahead. */
  readonly planner: App;
  /** Reads relations ahead, too, and compiles each document. */
  readonly compiler: App;
  /** Reads every relation when it comes to it. */
  readonly loaders: App;
  readonly material: Material;
  readonly furniture: Furniture;
  /** Credentials. */
  readonly admin: string;
  /** Another key with the same rights. */
  readonly twin: string;
  readonly limited: readonly string[];
  readonly customer: string;
  /** Closes the servers and their connections, and leaves the database as it is. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** Rights that a key may lack: what leads to such things is refused, and what stands beside it is not. */
const LACKING: readonly (readonly Permission[])[] = [
  ["transaction:read"],
  ["customer:read"],
  ["case:read"],
  ["member:read", "customer:read"],
];

const OPTIONS = { demo: null, corsOrigins: "*" };

export async function comparisonStage(): Promise<Stage> {
  const redress = await world();
  const furniture = await furnish(redress);
  const strangers = await redress.addWorkspace("Beta Payments");
  const foreign = await furnish({ ...redress, workspace: strangers, api: strangers.api });
  const schema = apiSchema();
  const stock = await stockOf(redress.api, schema, furniture, foreign);
  const admin = redress.workspace.key;
  const limited = await Promise.all(LACKING.map((lacking) => keyWithout(redress, lacking)));
  const twin = await keyWithout(redress, []);
  await noteUses(redress, [admin, twin, ...limited]);
  const [planner, compiler, loaders] = [
    await createApp(redress.platform, { ...OPTIONS, execution: "interpreted" }),
    await createApp(redress.platform, { ...OPTIONS, execution: "compiled" }),
    await createApp(redress.platform, { ...OPTIONS, execution: "interpreted", readsAhead: false }),
  ];
  return {
    redress,
    planner,
    compiler,
    loaders,
    material: { schema, stock, fields: new KnownFields() },
    furniture,
    admin,
    twin,
    limited,
    customer: await tokenOf(redress, furniture["customer"]?.[0] ?? ""),
    leave: async () => {
      for (const app of [planner, compiler, loaders, redress.app]) await app.close();
      await Promise.all([redress.platform.pool.end(), redress.platform.workPool.end()]);
    },
    close: async () => {
      for (const app of [planner, compiler, loaders]) await app.close();
      await redress.close();
    },
  };
}

async function keyWithout({ platform, workspace }: World, lacking: readonly Permission[]): Promise<string> {
  const permissions = ALL_PERMISSIONS.filter((permission) => !lacking.includes(permission));
  const input = {
    name: `without ${lacking.join(" and ") || "nothing"}`,
    environment: "TEST" as const,
    permissions,
  };
  return (await runAsSystem(platform, workspace.id, createApiKey, input)).secret;
}

/** A key's last use is written now and then: what is written already does not change between two answers. */
async function noteUses({ platform }: World, keys: readonly string[]): Promise<void> {
  const app = await createTestApp(platform);
  const question = questionOf(app, { document: "{ viewer { kind } }", variables: {} });
  for (const key of keys) await answerOf(app, key, question!);
  await app.close();
}

async function tokenOf({ api }: World, customerId: string): Promise<string> {
  const { mintCustomerToken } = await api.data<{ mintCustomerToken: { token: string } }>(
    `mutation ($input: MintCustomerTokenInput!) { mintCustomerToken(input: $input) { token } }`,
    { input: { customerId } },
  );
  return mintCustomerToken.token;
}
