import type { Platform } from "../src/server/platform";
import { runAsSystem } from "../src/server/run-as-system";
import type { Context } from "../src/services/access/actor";
import { command } from "../src/services/access/operations";
import { DEMO_WORKSPACE, makeDemo } from "./demo-workspace";
import { eraseDemo } from "./erase-demo";
import { populateCopy } from "./populate";
import type { Made } from "./scene";

export interface DemoSize {
  /** So many times the demo, each time with other customers. */
  readonly scale: number;
  /** Told after each copy. */
  readonly onCopy?: (made: number) => void;
}

/** Makes the demo workspace afresh: the same each time, with times that lie as far before now. */
export async function resetDemo(platform: Platform, { scale, onCopy }: DemoSize): Promise<void> {
  await runAsSystem(platform, DEMO_WORKSPACE, eraseDemo, null);
  const company = await makeDemo(platform);
  onCopy?.(1);
  for (let copy = 1; copy < scale; copy++) {
    await runAsSystem(platform, DEMO_WORKSPACE, copyDemo, { company, copy });
    onCopy?.(copy + 1);
  }
}

const copyDemo = command(
  { name: "demo:copy", permission: "workspace:write" },
  (ctx: Context, { company, copy }: { readonly company: Made; readonly copy: number }): Promise<void> =>
    populateCopy(ctx, company, copy),
);
