// Loaded before a process of Redress, with `--expose-gc`: tells the harness what it holds, when that asks.

/** In bytes, after everything that nobody holds was thrown away. */
export interface HeldMemory {
  /** Of the machine's memory. */
  readonly resident: number;
  /** Objects, and buffers outside of their heap. */
  readonly held: number;
}

process.on("message", (message) => {
  if (message !== "memory") return;
  // The first frees what the second can then give back to the machine.
  for (let times = 0; times < 2; times += 1) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  const told: HeldMemory = { resident: rss, held: heapUsed + external };
  process.send?.(told);
});
// It must not keep the process from ending.
process.channel?.unref();
