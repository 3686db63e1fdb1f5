import { rm } from "node:fs/promises";
import { testServer } from "./test-server";

export default async function globalTeardown(): Promise<void> {
  await (globalThis as { stopTestServer?: () => Promise<void> }).stopTestServer?.();
  await rm(testServer().folder, { recursive: true, force: true });
}
