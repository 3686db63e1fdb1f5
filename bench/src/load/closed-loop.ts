import { HttpConnection, requestBytes, type HttpAnswer } from "./http-connection.ts";
import type { LoadOrder, LoadResult } from "./protocol.ts";

const FAULTS = ['"errors":[', '"userErrors":[{'].map((text) => Buffer.from(text));

/** Each connection asks again as soon as it has its answer. `onBegin` is told when the warm-up is over. */
export async function closedLoop(order: LoadOrder, onBegin: () => void): Promise<LoadResult> {
  const requests = order.callers.map((headers) =>
    order.asks.map(({ path, body }) => requestBytes(order.port, path, headers, body)),
  );
  const connections = Array.from({ length: order.connections }, () => new HttpConnection(order.port));
  const latencies: number[] = [];
  const faults: string[] = [];
  const state = { next: 0, from: Number.POSITIVE_INFINITY, until: Number.POSITIVE_INFINITY };
  const ask = async (connection: HttpConnection, place: number): Promise<void> => {
    const own = requests[place % requests.length] ?? [];
    for (let sentAt = performance.now(); sentAt < state.until;) {
      const request = own[state.next++ % own.length];
      if (!request) throw new Error("There is nothing to ask.");
      const answer = await connection.send(request);
      const now = performance.now();
      const fault = faultOf(answer);
      if (fault !== null) faults.push(fault);
      if (now >= state.from && now <= state.until) latencies.push(now - sentAt);
      sentAt = now;
    }
  };
  let cpu = process.cpuUsage();
  const timer = setTimeout(() => {
    onBegin();
    cpu = process.cpuUsage();
    state.from = performance.now();
    state.until = state.from + order.windowMs;
  }, order.warmUpMs);
  try {
    await Promise.all(connections.map(ask));
  } finally {
    clearTimeout(timer);
    connections.forEach((connection) => connection.close());
  }
  const { user, system } = process.cpuUsage(cpu);
  const sorted = Float64Array.from(latencies).sort();
  return {
    count: sorted.length,
    windowMs: order.windowMs,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    errors: faults.length,
    firstError: faults[0] ?? null,
    cpuMs: (user + system) / 1_000,
  };
}

function faultOf({ status, body }: HttpAnswer): string | null {
  if (status === 200 && !FAULTS.some((fault) => body.includes(fault))) return null;
  return `${status} ${body.toString("utf8", 0, 1_000)}`;
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
