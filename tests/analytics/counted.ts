import { Sequencer } from "../../src/server/events/sequencer";
import { runAsSystem } from "../../src/server/run-as-system";
import { countEvents } from "../../src/services/analytics/counting/count-events";
import { reactNext } from "../../src/services/log/react-next";
import type { World } from "../support/world";

/** Everything that happened so far is in the figures. */
export async function counted({ platform, workspace }: World): Promise<void> {
  await new Sequencer(platform).moveAll();
  const next = reactNext(countEvents);
  while ((await runAsSystem(platform, workspace.id, next, null)).left === "more");
}
