import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { publicId } from "../../src/kernel/ids";
import { EventWork } from "../../src/server/events/event-work";
import { Sequencer } from "../../src/server/events/sequencer";
import { changed, newCustomer, openCase } from "../cases/desk";
import { logOf } from "../events/log-of";
import { cuttableLine, type CuttableLine } from "../live/cuttable-line";
import { eventually } from "../live/eventually";
import { world, type World } from "../support/world";

const ROOT = resolve(__dirname, "../..");
const CUTS = 3;

/** One block of the guide, at work as a program of its own. */
interface Client {
  readonly name: string;
  readonly process: ChildProcessWithoutNullStreams;
  readonly lines: string[];
  readonly faults: string[];
}

let redress: World;
let work: EventWork;
let line: CuttableLine;
let clients: readonly Client[] = [];

beforeAll(async () => {
  redress = await world();
  work = new EventWork(redress.platform, redress.app.watcher, { daysKept: 30 });
  await work.start();
  line = await cuttableLine(Number(new URL(redress.url).port));
});

afterAll(async () => {
  await Promise.all(
    clients.map(async ({ process }) => {
      if (process.exitCode !== null || !process.kill("SIGKILL")) return;
      await once(process, "exit");
    }),
  );
  await line.close();
  await work.stop();
  await redress.close();
});

/** The `js` blocks of the guide, with their headings. */
async function blocks(): Promise<readonly (readonly [heading: string, code: string])[]> {
  const text = await readFile(resolve(ROOT, "docs/live.md"), "utf8");
  return text.split(/^## /m).flatMap((section) => {
    const [, heading = "", code] = /^(.*)\n[\s\S]*?```js\n([\s\S]*?)```/.exec(section) ?? [];
    return code === undefined ? [] : [[heading, code] as const];
  });
}

function start(name: string, code: string): Client {
  const process = spawn("node", ["--input-type=module"], { cwd: ROOT });
  const client: Client = { name, process, lines: [], faults: [] };
  let rest = "";
  process.stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    client.lines.push(...lines);
  });
  process.stderr.setEncoding("utf8").on("data", (text: string) => void client.faults.push(text));
  process.stdin.end(
    code.replaceAll("localhost:4000", line.host).replaceAll("rdr_test_...", redress.workspace.key),
  );
  return client;
}

/** What the log holds of cases, as the clients of the guide print it. */
async function log(): Promise<readonly string[]> {
  await new Sequencer(redress.platform).moveAll();
  const events = await logOf(redress.platform, redress.workspace.id);
  return events
    .filter(({ type }) => /^(case|message|note)\./.test(type))
    .map(({ id, type }) => `${publicId("evt", id)} ${type}`);
}

test("every client of the guide hears each event once and in order, however often its line is cut", async () => {
  const [beginning, ...programs] = await blocks();
  const { id: caseId } = await openCase(redress.api, await newCustomer(redress.api));
  const happens = async (): Promise<void> => {
    await changed(redress.api, "addNote", { caseId, body: "Something happens." });
  };
  const allHeard = async (): Promise<void> => {
    const last = (await log()).at(-1);
    const late = (): readonly Client[] => clients.filter(({ lines }) => lines.at(-1) !== last);
    await eventually(() => late().length === 0, 25_000).catch(() => expect(late()).toEqual([]));
  };

  clients = programs.map(([name, code]) => start(name, `${beginning?.[1]}${code}`));
  // Each reads before it follows: what happened until then is none of what it prints.
  for (const deadline = Date.now() + 25_000; Date.now() < deadline;) {
    if (clients.every(({ lines }) => lines.length > 0)) break;
    await happens();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await allHeard();
  const atFirst = clients.map(({ lines }) => lines.length);
  let cut = 0;
  for (let turn = 0; turn < CUTS; turn += 1) {
    cut += line.cut();
    await happens();
    await happens();
    await allHeard();
  }

  const all = await log();
  expect(clients.map(({ name }) => name)).toEqual([
    "graphql-ws",
    "Apollo Client",
    "urql",
    "graphql-sse",
    "Polling",
  ]);
  for (const { lines } of clients) expect(lines).toEqual(all.slice(-lines.length));
  expect(clients.map(({ lines }, index) => lines.length - (atFirst[index] ?? 0))).toEqual(
    clients.map(() => 2 * CUTS),
  );
  expect(cut).toBeGreaterThanOrEqual(4 * CUTS);
}, 120_000);
