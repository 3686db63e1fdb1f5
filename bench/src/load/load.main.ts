import { closedLoop } from "./closed-loop.ts";
import type { LoadMessage, LoadOrder } from "./protocol.ts";

function tell(message: LoadMessage): void {
  process.send?.(message);
}

process.on("message", (order: LoadOrder) => {
  void closedLoop(order, () => tell({ kind: "begin" })).then((result) => tell({ kind: "end", result }));
});
tell({ kind: "ready" });
