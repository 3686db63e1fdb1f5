// Serves one subscription to as many as come, by Redress' own sockets or by graphql-ws as it is, and publishes events
// when it is told to. The events are the same; what differs is all between their being there and the wire.
import { createServer } from "node:http";
import { createRequire } from "node:module";

// The packages of Redress, not those that came with the peers.
const require = createRequire(new URL("../../package.json", import.meta.url));
const { buildSchema } = require("graphql");

const SCHEMA = buildSchema(`
  type Query { now: String }
  type Subscription { caseEvent: CaseEvent! }
  type CaseEvent { at: Float! id: ID! cursor: String! type: String! occurredAt: String! actor: Actor! case: Case! }
  type Actor { kind: String! id: ID! name: String! }
  type Case { id: ID! subject: String! status: String! version: Int! }
`);

/** About the size of an event with the case that it is about: 500 bytes of JSON. */
function caseEvent(number) {
  return {
    at: Date.now(),
    id: `evt_01kb2m8x7qfc9t4v3n5h6j${String(number).padStart(6, "0")}`,
    cursor: `bGl2ZTp2MTp3c18wMWtiMm04eDdxZmM5dDR2M241aDZqOms6${number}`,
    type: "case.replied",
    occurredAt: new Date().toISOString(),
    actor: { kind: "MEMBER", id: "mem_01kb2m8x7qfc9t4v3n5h6j7k8m", name: "Grace Hopper" },
    case: {
      id: "case_01kb2m8x7qfc9t4v3n5h6j7k8m",
      subject: "I was charged twice for the same order and nobody has answered yet",
      status: "OPEN",
      version: number,
    },
  };
}

/** Subscribers with the same document are one group, as they are for the real source. */
async function redress(http) {
  const { pino } = require("pino");
  const fastify = require("fastify");
  const { liveTransports } = require("./dist/src/server/live/live-transports.js");
  const { LIVE_LIMITS } = require("./dist/src/server/live/live-limits.js");
  const { PreparedDocuments } = require("./dist/src/server/prepare/prepared-documents.js");
  const subscribers = new Set();
  const documents = new PreparedDocuments(SCHEMA, "interpreted");
  const log = pino({ level: "silent" });
  const transports = liveTransports({
    platform: { log, now: () => new Date().toISOString() },
    executor: { prepare: (request) => documents.prepare(request), execute: async () => ({ data: {} }) },
    memberTokens: null,
    corsOrigins: "*",
    limits: { ...LIVE_LIMITS, connections: Infinity, connectionsPerCredential: Infinity },
    live: {
      subscribe: (_request, subscriber) => {
        subscribers.add(subscriber);
        return { resume: () => undefined, stop: () => subscribers.delete(subscriber) };
      },
    },
  });
  const app = fastify({ serverFactory: (handler) => http.on("request", handler) });
  transports.register(app);
  await app.ready();
  return {
    count: () => subscribers.size,
    publish: (event) => {
      const json = Buffer.from(JSON.stringify({ data: { caseEvent: event } }));
      const messages = [{ cursor: event.cursor, json }];
      for (const subscriber of subscribers) subscriber.take(messages);
    },
  };
}

async function graphqlWs(http) {
  const { WebSocketServer } = require("ws");
  const { useServer } = require("graphql-ws/use/ws");
  const listeners = new Set();
  const roots = { subscription: { caseEvent: () => eventsFor(listeners) } };
  const server = new WebSocketServer({ server: http, path: "/graphql" });
  useServer({ schema: SCHEMA, roots }, server);
  return {
    count: () => listeners.size,
    publish: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}

/** A queue for each subscriber, which is what every in-memory pub/sub comes to. */
function eventsFor(listeners) {
  const queue = [];
  let wake = null;
  const listener = (event) => {
    queue.push({ caseEvent: event });
    wake?.();
  };
  listeners.add(listener);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      while (queue.length === 0) await new Promise((resolve) => (wake = resolve));
      return { value: queue.shift(), done: false };
    },
    async return() {
      listeners.delete(listener);
      return { value: undefined, done: true };
    },
  };
}

const SERVERS = { redress, "graphql-ws": graphqlWs };

/** At an even pace; events that the process had no time for come late, and not never. */
function publishFor(source, { rate, seconds }) {
  const startedAt = performance.now();
  const total = rate * seconds;
  let published = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(total, Math.floor(((performance.now() - startedAt) * rate) / 1000));
      while (published < due) source.publish(caseEvent((published += 1)));
      if (published < total) return;
      clearInterval(timer);
      resolve();
    }, 2);
  });
}

function megabytes() {
  for (let round = 0; round < 4; round += 1) globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
}

const [, , kind] = process.argv;
const http = createServer();
const source = await SERVERS[kind](http);
http.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () => process.send({ port: http.address().port }));

process.on("message", async (order) => {
  if (order.what === "publish") {
    const before = process.cpuUsage();
    await publishFor(source, order);
    const { user, system } = process.cpuUsage(before);
    process.send({ published: order.rate * order.seconds, cpuMs: (user + system) / 1000 });
  }
  if (order.what === "look")
    process.send({ subscribers: source.count(), megabytes: megabytes(), cpuMs: process.cpuUsage() });
});
