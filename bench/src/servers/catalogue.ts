import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { BenchDatabase } from "../database/bench-database.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { LIMIT } from "../dialects/limit.ts";
import { mercuriusDialect } from "../dialects/mercurius.ts";
import { OURS } from "../dialects/ours.ts";
import { postgraphileDialect } from "../dialects/postgraphile.ts";
import type { Cores } from "../layout.ts";
import { BENCH, DIST, ROOT } from "../paths.ts";
import type { PeerSettings } from "../peers/peer-settings.ts";
import { callerKeys } from "./caller-keys.ts";
import { launch } from "./launch.ts";
import type { Server } from "./server.ts";

interface Setting {
  readonly database: BenchDatabase;
  readonly actorId: string;
  readonly cores: Cores;
  readonly poolSize: number;
  /** Those who ask Redress; nobody is asked who they are by the others. */
  readonly callers: number;
  /** Where Redress leaves a CPU profile; null for none, as taking one costs time. */
  readonly profiles: string | null;
}

type Start = (setting: Setting) => Promise<Server>;

/** Every server by its name, in the order in which the first repetition asks them. */
export function catalogue(machineNode: string | undefined): Readonly<Record<string, Start>> {
  const [major = ""] = process.versions.node.split(".");
  const [machineMajor] = machineNode ? majorOf(machineNode) : [];
  return {
    ours: ours("ours", process.execPath),
    ...(machineNode &&
      machineMajor !== undefined &&
      machineMajor !== major && {
        [`ours-node${machineMajor}`]: ours(`ours-node${machineMajor}`, machineNode),
      }),
    limit: peer("limit", () => LIMIT),
    postgraphile: peer("postgraphile", ({ database, actorId }) =>
      postgraphileDialect(database.workspace.id, actorId),
    ),
    mercurius: peer("mercurius", mercuriusDialect),
  };
}

function majorOf(node: string): readonly string[] {
  return execFileSync(node, ["--version"], { encoding: "utf8" }).trim().slice(1).split(".");
}

/** Complete: keys are checked, row-level security and limits are on, and each request is logged. */
function ours(name: string, node: string): Start {
  return async ({ database, cores, poolSize, callers, profiles }) => {
    const launched = await launch({
      name,
      node,
      nodeArguments: profiles === null ? [] : ["--cpu-prof", `--cpu-prof-dir=${profiles}`],
      script: join(DIST, "main.js"),
      cwd: ROOT,
      cores,
      environment: (port) => ({
        PORT: String(port),
        DATABASE_URL: database.applicationUrl,
        DATABASE_POOL_SIZE: String(poolSize),
        REDRESS_SECRET: database.secret,
        REDRESS_DEMO: "false",
        REDRESS_ROLE: "api",
        LOG_LEVEL: "info",
      }),
    });
    const keys = await callerKeys(database, { name, port: launched.port }, callers).catch(
      async (error: unknown) => {
        await launched.stop();
        throw error;
      },
    );
    const [own, ...others] = keys.map((key) => ({ authorization: `Bearer ${key}` }));
    return { name, ...launched, callers: [own ?? {}, ...others], dialect: OURS };
  };
}

/**
 * Without it PostgreSQL plans most statements that take a list of ids anew each time, which takes longer than to run
 * them. Whoever tunes a server by hand finds that out.
 */
const GENERIC_PLANS = "-c plan_cache_mode=force_generic_plan";

function peerUrl({ superuserUrl, workspace }: BenchDatabase): string {
  // What the schema's own functions for search read goes by this setting.
  const options = `${GENERIC_PLANS} -c app.workspace_id=${workspace.id}`;
  return `${superuserUrl}?options=${encodeURIComponent(options)}`;
}

/** Bare: nobody is asked who they are, nothing is limited or logged, and no row is hidden. */
function peer(name: string, dialect: (setting: Setting) => Dialect): Start {
  return async (setting) => {
    const { database, actorId, cores, poolSize } = setting;
    const settings = {
      databaseUrl: peerUrl(database),
      workspaceId: database.workspace.id,
      actorId,
      poolSize,
    };
    const launched = await launch({
      name,
      node: process.execPath,
      script: join(BENCH, "src", "peers", `${name}.main.ts`),
      cwd: BENCH,
      cores,
      environment: (port) => ({
        PEER_SETTINGS: JSON.stringify({ ...settings, port } satisfies PeerSettings),
      }),
    });
    return { name, ...launched, callers: [{}], dialect: dialect(setting) };
  };
}
