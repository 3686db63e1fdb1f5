import { createPool } from "../../src/kernel/database/pool";
import { plusSeconds, type Instant } from "../../src/kernel/instant";
import { createApp, type App } from "../../src/server/app";
import { cloneDatabase, type TestDatabase } from "../support/test-server";
import { comparisonStage, type Stage } from "./comparison-stage";

/** Two servers on databases of their own that are the same to the last byte, and stay so. */
export interface Twins {
  readonly stage: Stage;
  /** Reads relations ahead. */
  readonly planner: App;
  /** Reads every relation when it comes to it. */
  readonly loaders: App;
  /** Lets some time pass for both. */
  advance(): void;
  close(): Promise<void>;
}

export async function twins(): Promise<Twins> {
  const stage = await comparisonStage();
  let now = stage.redress.clock.now();
  await stage.leave();
  const name = new URL(stage.redress.database.ownerUrl).pathname.slice(1);
  const databases = [await cloneDatabase(name), await cloneDatabase(name)] as const;
  const [planner, loaders] = [
    await twin(stage, databases[0], () => now, true),
    await twin(stage, databases[1], () => now, false),
  ];
  return {
    stage,
    planner: planner.app,
    loaders: loaders.app,
    advance: () => void (now = plusSeconds(now, 60)),
    close: async () => {
      await planner.close();
      await loaders.close();
      for (const database of [...databases, stage.redress.database]) await database.drop();
    },
  };
}

/** Makes ids in a set order, so that both make the same. */
async function twin(
  { redress }: Stage,
  { applicationUrl }: TestDatabase,
  now: () => Instant,
  readsAhead: boolean,
): Promise<{ readonly app: App; close(): Promise<void> }> {
  let made = 0;
  const pool = createPool({ url: applicationUrl, name: "twin", size: 5, onError: () => undefined });
  const newId = (): string => `01a40000-0000-7000-8000-${(++made).toString(16).padStart(12, "0")}`;
  const app = await createApp(
    { ...redress.platform, pool, now, newId },
    { demo: null, corsOrigins: "*", execution: "interpreted", readsAhead },
  );
  return {
    app,
    close: async () => {
      await app.close();
      await pool.end();
    },
  };
}
