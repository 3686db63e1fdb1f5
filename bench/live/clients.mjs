// Many clients in one process: they open sockets, subscribe, count what comes and how old it is. Written on bare TCP,
// as a client that decodes every message would itself be what is measured.
import { connect } from "node:net";
import { randomUUID } from "node:crypto";

const DOCUMENT =
  "subscription { caseEvent { at id cursor type occurredAt actor { kind id name } case { id subject status version } } }";
const HANDSHAKE = [
  "GET /graphql HTTP/1.1",
  "host: 127.0.0.1",
  "connection: upgrade",
  "upgrade: websocket",
  "sec-websocket-version: 13",
  `sec-websocket-key: ${Buffer.from("0123456789abcdef").toString("base64")}`,
  "sec-websocket-protocol: graphql-transport-ws",
  "\r\n",
].join("\r\n");
/** One in so many messages is asked for its age. */
const SAMPLE = 20;

const counts = { messages: 0, bytes: 0 };
let ages = [];

/** A masked text frame; a mask of zeros leaves the text as it is. */
function frame(message) {
  const text = Buffer.from(JSON.stringify(message));
  const head = Buffer.alloc(8);
  head[0] = 0x81;
  head[1] = 0x80 | 126;
  head.writeUInt16BE(text.length, 2);
  return Buffer.concat([head, text]);
}

function client(port, onReady) {
  const id = randomUUID();
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  let rest = Buffer.alloc(0);
  let isOpen = false;
  socket.write(HANDSHAKE);
  socket.on("error", () => undefined);
  socket.on("data", (chunk) => {
    let data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (!isOpen) {
      const end = data.indexOf("\r\n\r\n");
      if (end === -1) return void (rest = data);
      isOpen = true;
      data = data.subarray(end + 4);
      socket.write(frame({ type: "connection_init" }));
    }
    rest = framesOf(data, (opcode, payload) => {
      if (opcode === 9) socket.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]));
      if (opcode !== 1) return;
      // `{"id":"<36>","type":"next","payload":{"data":{"caseEvent":{"at":`
      if (payload[2] === 0x69) return count(payload);
      if (payload.toString("latin1", 0, 40).includes("connection_ack")) {
        socket.write(frame({ id, type: "subscribe", payload: { query: DOCUMENT } }));
        onReady();
      }
    });
  });
  return socket;
}

function count(payload) {
  counts.messages += 1;
  counts.bytes += payload.length;
  if (counts.messages % SAMPLE > 0) return;
  const at = payload.indexOf('"at":') + 5;
  ages.push(Date.now() - Number(payload.toString("latin1", at, at + 13)));
}

/** Calls back for each whole frame, and returns what is left of one that is not whole. */
function framesOf(data, onFrame) {
  let at = 0;
  while (data.length - at >= 2) {
    let length = data[at + 1] & 0x7f;
    let start = at + 2;
    if (length === 126) {
      if (data.length < at + 4) break;
      length = data.readUInt16BE(at + 2);
      start = at + 4;
    } else if (length === 127) {
      if (data.length < at + 10) break;
      length = Number(data.readBigUInt64BE(at + 2));
      start = at + 10;
    }
    if (data.length < start + length) break;
    onFrame(data[at] & 0x0f, data.subarray(start, start + length));
    at = start + length;
  }
  return data.subarray(at);
}

/** A few at a time, so that no handshake waits for long. */
async function open(port, total) {
  const sockets = [];
  while (sockets.length < total) {
    const batch = Math.min(100, total - sockets.length);
    await Promise.all(
      Array.from({ length: batch }, () => new Promise((ready) => sockets.push(client(port, ready)))),
    );
  }
  return sockets;
}

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

process.on("message", async (order) => {
  if (order.what === "open") {
    await open(order.port, order.sockets);
    process.send({ isOpen: true });
  }
  if (order.what === "forget") {
    counts.messages = 0;
    counts.bytes = 0;
    ages = [];
    process.send({});
  }
  if (order.what === "tell") {
    const sorted = [...ages].sort((one, other) => one - other);
    process.send({ ...counts, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) });
  }
});
