// `npm run bench:live -- [--subscribers 1000] [--rate 100] [--seconds 10] [--idle 10000] [--json FILE]`
// What a subscriber costs, by Redress' sockets and by graphql-ws: the server on one core, all clients on another.
import { fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const SERVER_CORE = "0";
const CLIENT_CORE = "1";
const SETTLE_MS = 1_500;
/** So many times the events are published to find out what one core can do at most. */
const PRESSED = 4;

const { values } = parseArgs({
  options: {
    subscribers: { type: "string", default: "1000" },
    rate: { type: "string", default: "100" },
    seconds: { type: "string", default: "10" },
    idle: { type: "string", default: "10000" },
    json: { type: "string" },
  },
});
const [subscribers, rate, seconds, idle] = [values.subscribers, values.rate, values.seconds, values.idle].map(
  Number,
);

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function build() {
  const sources = join(root, "src");
  const newest = Math.max(
    ...readdirSync(sources, { recursive: true }).map((name) => changedAt(join(sources, name))),
  );
  if (changedAt(join(root, "dist", "src", "main.js")) >= newest) return;
  if (spawnSync("npm", ["run", "--silent", "build"], { cwd: root, stdio: "inherit" }).status !== 0)
    process.exit(1);
}

function start(script, args, core) {
  const child = fork(join(here, script), args, { execArgv: ["--expose-gc"] });
  spawnSync("taskset", ["-a", "-c", "-p", core, String(child.pid)]);
  return child;
}

async function ask(child, order) {
  child.send(order);
  const [answer] = await once(child, "message");
  return answer;
}

async function pair(kind, sockets) {
  const server = start("server.mjs", [kind], SERVER_CORE);
  const [{ port }] = await once(server, "message");
  const clients = start("clients.mjs", [], CLIENT_CORE);
  const before = await ask(server, { what: "look" });
  await ask(clients, { what: "open", port, sockets });
  let state = await ask(server, { what: "look" });
  while (state.subscribers < sockets) state = await ask(server, { what: "look" });
  // What handshakes leave behind is gone soon.
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  state = await ask(server, { what: "look" });
  return {
    server,
    clients,
    kilobytesEach: ((state.megabytes - before.megabytes) * 1024) / sockets,
    end: () => [server, clients].forEach((child) => child.kill()),
  };
}

function cpuMs({ user, system }) {
  return (user + system) / 1000;
}

/** Counts what comes while it is published, and waits for what comes later: nothing may be lost. */
async function throughput(kind, rate) {
  const { server, clients, end } = await pair(kind, subscribers);
  // Compiles what is hot, so that it is not measured while it is slow.
  await ask(server, { what: "publish", rate, seconds: 1 });
  await settled(clients);
  await ask(clients, { what: "forget" });
  const cpuBefore = cpuMs((await ask(server, { what: "look" })).cpuMs);
  const startedAt = performance.now();
  const published = ask(server, { what: "publish", rate, seconds });
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const during = await ask(clients, { what: "tell" });
  const tookMs = performance.now() - startedAt;
  await published;
  await settled(clients);
  const cpuUsedMs = cpuMs((await ask(server, { what: "look" })).cpuMs) - cpuBefore;
  const all = await ask(clients, { what: "tell" });
  end();
  return {
    delivered: all.messages,
    expected: subscribers * rate * seconds,
    perSecond: (during.messages * 1000) / tookMs,
    perCpuSecond: (all.messages * 1000) / cpuUsedMs,
    p50: during.p50,
    p99: during.p99,
  };
}

async function settled(clients) {
  let last = -1;
  for (;;) {
    const { messages } = await ask(clients, { what: "tell" });
    if (messages === last) return;
    last = messages;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function idleMemory(kind) {
  const { kilobytesEach, end } = await pair(kind, idle);
  end();
  return kilobytesEach;
}

build();
const figures = [];
const note = (name, value, unit) => {
  figures.push({ name, value: Math.round(value * 10) / 10, unit });
  console.log(
    `${name.padEnd(58)} ${(Math.round(value * 10) / 10).toLocaleString("en").padStart(12)} ${unit}`,
  );
};
console.log(`${subscribers} subscribers, ${rate} events/s for ${seconds} s; ${idle} idle subscribers\n`);
const results = {};
for (const kind of ["redress", "graphql-ws"]) {
  const result = (results[kind] = await throughput(kind, rate));
  note(`${kind}: messages delivered`, result.perSecond, "per second");
  note(`${kind}: messages for a second of its core`, result.perCpuSecond, "per CPU second");
  note(`${kind}: age of a message, p50`, result.p50, "ms");
  note(`${kind}: age of a message, p99`, result.p99, "ms");
  note(`${kind}: messages lost`, result.expected - result.delivered, "");
  note(`${kind}: memory of an idle subscriber`, await idleMemory(kind), "KB");
}
const { redress, "graphql-ws": plain } = results;
const pressed = await throughput("redress", rate * PRESSED);
note(`redress: messages delivered of ${PRESSED} times the events`, pressed.perSecond, "per second");
note("redress to graphql-ws, for a second of a core", redress.perCpuSecond / plain.perCpuSecond, "times");
note("redress to graphql-ws, at the most", pressed.perSecond / plain.perSecond, "times");
if (values.json) writeFileSync(values.json, `${JSON.stringify({ figures }, null, 2)}\n`);
