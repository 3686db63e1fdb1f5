import { pino } from "pino";
import type { Platform } from "../../src/server/platform";
import { createTestApp } from "../support/test-app";
import { world, type World } from "../support/world";
import { makeKey, type KeyAnswer } from "./desk";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

/** A process of its own on the same database, which ends after it has answered. */
async function askOnce(platform: Platform, secret: string): Promise<number> {
  const app = await createTestApp(platform);
  const { statusCode } = await app.http.inject({
    method: "POST",
    url: "/graphql",
    headers: { authorization: `Bearer ${secret}` },
    payload: { query: "{ viewer { kind } }" },
  });
  await app.close();
  return statusCode;
}

async function keyOf(id: string): Promise<KeyAnswer> {
  const { apiKey } = await redress.api.data<{ apiKey: KeyAnswer }>(
    `query ($id: ID!) { apiKey(id: $id) { lastUsedAt version } }`,
    { id },
  );
  return apiKey;
}

test("writes when a key was last used, and never puts an older time over a newer one", async () => {
  const { apiKey, secret } = await makeKey(redress.api, ["case:read"]);
  const fresh = await keyOf(apiKey.id);

  await askOnce({ ...redress.platform, now: () => "2026-03-01T00:00:00.000Z" }, secret);
  const used = await keyOf(apiKey.id);
  await askOnce({ ...redress.platform, now: () => "2026-02-01T00:00:00.000Z" }, secret);
  const usedBySlowerProcess = await keyOf(apiKey.id);

  expect(fresh).toEqual({ lastUsedAt: null, version: 1 });
  expect(used).toEqual({ lastUsedAt: "2026-03-01T00:00:00.000Z", version: 1 });
  expect(usedBySlowerProcess).toEqual(used);
});

test("no line of the log holds a credential, however much is logged", async () => {
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  const { secret } = await makeKey(redress.api, ["note:write"]);

  const good = await askOnce({ ...redress.platform, log }, secret);
  const bad = await askOnce({ ...redress.platform, log }, `${secret.slice(0, -1)}.`);

  expect([good, bad]).toEqual([200, 401]);
  expect(lines.filter((line) => line.includes('"path":"/graphql"'))).toHaveLength(2);
  expect(lines.filter((line) => line.includes(secret.slice(-30, -1)))).toEqual([]);
});
