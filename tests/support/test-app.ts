import { createApp, type App } from "../../src/server/app";
import type { Platform } from "../../src/server/platform";
import { executionMode } from "./execution-mode";

/** An API that runs documents as the tests are told to. Whoever compares the ways makes their own. */
export function createTestApp(platform: Platform): Promise<App> {
  return createApp(platform, { demo: null, corsOrigins: "*", execution: executionMode() });
}
