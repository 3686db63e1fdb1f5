import { setTimeout as delay } from "node:timers/promises";
import type { BenchDatabase } from "../database/bench-database.ts";
import type { Launched } from "../servers/launch.ts";
import { ask, percentile, startRedress } from "./redress.ts";

const READERS = 4;
const QUIET_MS = 15_000;
const PATIENCE_MS = 300_000;

const INBOX = `{
  cases(first: 50, filter: { states: [OPEN] }, orderBy: { field: UPDATED_AT, direction: DESC }) {
    nodes { id number subject state priority customer { name } }
  }
}`;

/** How long it takes to lay clocks on other hours, and what agents notice of it. */
export async function changeCalendarWhileAgentsRead(
  database: BenchDatabase,
  print: (line: string) => void,
): Promise<object> {
  const { client } = database;
  await using cleanUp = new AsyncDisposableStack();
  const api = await startRedress(database, "api", "api");
  cleanUp.defer(() => api.stop());
  const worker = await startRedress(database, "worker-1", "worker");
  cleanUp.defer(() => worker.stop());
  await readInboxes(api, database, delay(3_000));
  const before = await readInboxes(api, database, delay(QUIET_MS));
  print("The calendar gets other hours.");
  const { businessCalendars } = await ask<{ businessCalendars: { nodes: { id: string }[] } }>(
    api,
    database,
    "{ businessCalendars(first: 1) { nodes { id } } }",
  );
  const began = Date.now();
  await ask(
    api,
    database,
    `mutation ($id: ID!) {
      changeBusinessCalendar(input: { calendarId: $id, hours: { timeZone: "Europe/Berlin", weekly: [
        { weekday: MONDAY, opensAt: "10:00", closesAt: "15:00" }, { weekday: THURSDAY, opensAt: "10:00", closesAt: "15:00" }
      ] } }) { userErrors { message } }
    }`,
    { id: businessCalendars.nodes[0]?.id },
  );
  const swept = until(async () => {
    const { rows } = await client.query<{ left: number }>(
      "select count(*)::int as left from clock_sweeps where done_at is null",
    );
    return rows[0]?.left === 0;
  });
  const during = await readInboxes(api, database, swept);
  const { rows } = await client.query("select looked, changed from clock_sweeps");
  return {
    ...rows[0],
    seconds: ((await swept) - began) / 1_000,
    inboxP99Ms: { before: percentile(before, 0.99), during: percentile(during, 0.99) },
  };
}

/** Each reader asks again as soon as it is answered; times of answers, sorted. */
async function readInboxes(
  api: Launched,
  database: BenchDatabase,
  end: Promise<unknown>,
): Promise<readonly number[]> {
  let isOver = false;
  void end.finally(() => (isOver = true));
  const times: number[] = [];
  const read = async (): Promise<void> => {
    while (!isOver) {
      const began = performance.now();
      await ask(api, database, INBOX);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: READERS }, read));
  return times.sort((one, other) => one - other);
}

async function until(isDone: () => Promise<boolean>): Promise<number> {
  for (const began = Date.now(); Date.now() < began + PATIENCE_MS; await delay(100))
    if (await isDone()) return Date.now();
  throw new Error("It was not done in time.");
}
