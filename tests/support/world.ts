import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { WorkspaceMode } from "../../src/entities/access/access-enums";
import { createPool } from "../../src/kernel/database/pool";
import { newUuid, publicId, type Uuid } from "../../src/kernel/ids";
import { plusSeconds, type Instant } from "../../src/kernel/instant";
import { Memory } from "../../src/kernel/memory";
import { workspaceCondition } from "../../src/kernel/operation";
import { Signal } from "../../src/kernel/signal";
import { createSecrets } from "../../src/kernel/secrets";
import type { App } from "../../src/server/app";
import { DiskStorage } from "../../src/server/attachments/disk-storage";
import type { Files } from "../../src/server/attachments/files-of-config";
import type { Platform } from "../../src/server/platform";
import { runAsSystem } from "../../src/server/run-as-system";
import { createApiKey } from "../../src/services/access/create-api-key";
import { createWorkspace } from "../../src/services/access/create-workspace";
import { ALL_PERMISSIONS } from "../../src/services/access/permissions";
import { KNOWN_FILE_TYPES } from "../../src/services/attachments/file-types";
import { apiClient, type ApiClient } from "./api-client";
import { createTestApp } from "./test-app";
import { cloneDatabase, type TestDatabase } from "./test-server";

/** A clock that stands still until it is told to go on. */
export interface TestClock {
  now(): Instant;
  advance(seconds: number): void;
}

/** A workspace with a key of every permission. */
export interface TestWorkspace {
  readonly id: Uuid;
  readonly publicId: string;
  readonly key: string;
  readonly api: ApiClient;
}

/** A whole Redress on a database of its own, driven over HTTP. */
export interface World {
  /** Where it listens, e.g. `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly app: App;
  readonly platform: Platform;
  readonly database: TestDatabase;
  readonly clock: TestClock;
  /** Where files are kept, unless told. */
  readonly filesFolder: string;
  /** SQL statements sent so far. */
  readonly statements: string[];
  /** The workspace most tests live in. */
  readonly workspace: TestWorkspace;
  /** A client with that workspace's key. */
  readonly api: ApiClient;
  /** Live unless told. */
  addWorkspace(name: string, mode?: WorkspaceMode): Promise<TestWorkspace>;
  /** A client with another credential, or with none. */
  as(credential: string | null, headers?: Readonly<Record<string, string>>): ApiClient;
  close(): Promise<void>;
}

/** What a process remembers at most, as its things are weighed. */
export const MEMORY_HOLDS = 10_000;

export interface WorldOptions {
  readonly database?: TestDatabase;
  /** Of the workspace that most tests live in; a new one unless told. */
  readonly workspaceId?: Uuid;
  readonly workspaceCondition?: Platform["workspaceCondition"];
  /** True unless told: the tests' identity providers listen on loopback. */
  readonly allowsPrivateAddresses?: boolean;
  /** Of its first workspace; live unless told. */
  readonly mode?: WorkspaceMode;
  /** In place of a folder of its own and no scanner. */
  readonly files?: Partial<Files>;
}

export async function world(options: WorldOptions = {}): Promise<World> {
  const database = options.database ?? (await cloneDatabase());
  const clock = testClock("2026-01-15T09:00:00.000Z");
  const statements: string[] = [];
  const filesFolder = await mkdtemp(join(tmpdir(), "redress-files-"));
  const platform: Platform = {
    pool: createPool({ url: database.applicationUrl, name: "tests", size: 10, onError: () => undefined }),
    workPool: createPool({ url: database.applicationUrl, name: "tests", size: 6, onError: () => undefined }),
    changes: new Signal(),
    secrets: createSecrets("a master secret that is used by tests only"),
    settings: {
      files: { maxBytes: 26_214_400, types: new Set(KNOWN_FILE_TYPES) },
      allowsPrivateAddresses: options.allowsPrivateAddresses ?? true,
    },
    memory: new Memory(MEMORY_HOLDS),
    files: { storage: new DiskStorage(filesFolder), scanner: null, ...options.files },
    log: pino({ level: process.env["TEST_LOG_LEVEL"] ?? "silent" }),
    now: () => clock.now(),
    newId: newUuid,
    workspaceCondition: options.workspaceCondition ?? workspaceCondition,
    allowsPrivateAddresses: options.allowsPrivateAddresses ?? true,
    onStatement: (text) => void statements.push(text),
  };
  const app = await createTestApp(platform);
  const url = await app.http.listen({ host: "127.0.0.1", port: 0 });
  const as: World["as"] = (credential, headers = {}) => apiClient(`${url}/graphql`, credential, headers);
  const addWorkspace: World["addWorkspace"] = (name, mode = "LIVE") =>
    makeWorkspace(platform, as, name, mode);
  const workspace = await makeWorkspace(
    platform,
    as,
    "Acme Payments",
    options.mode ?? "LIVE",
    options.workspaceId,
  );
  return {
    url,
    app,
    platform,
    database,
    clock,
    filesFolder,
    statements,
    workspace,
    api: workspace.api,
    addWorkspace,
    as,
    close: async () => {
      await app.close();
      await Promise.all([platform.pool.end(), platform.workPool.end()]);
      await database.drop();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
}

async function makeWorkspace(
  platform: Platform,
  as: World["as"],
  name: string,
  mode: WorkspaceMode,
  id = newUuid(),
): Promise<TestWorkspace> {
  const admin = { name: "Ada", email: "ada@acme.example" };
  await runAsSystem(platform, id, createWorkspace, { name, admin, mode });
  const key = { name: "tests", environment: "TEST" as const, permissions: ALL_PERMISSIONS };
  const { secret } = await runAsSystem(platform, id, createApiKey, key);
  return { id, publicId: publicId("ws", id), key: secret, api: as(secret) };
}

function testClock(start: Instant): TestClock {
  let current = start;
  return {
    now: () => current,
    advance: (seconds) => void (current = plusSeconds(current, seconds)),
  };
}
